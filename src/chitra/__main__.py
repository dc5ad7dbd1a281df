"""Run the command line: `python -m chitra`."""

import sys

from chitra.cli import main

if __name__ == "__main__":
    sys.exit(main.main())
