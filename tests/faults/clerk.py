"""A clerk who types many commands in one process: a JSON line with words and clock in, one with code and answer out."""

import contextlib
import io
import json
import os
import sys

from chitra.cli import main


def work() -> None:
    """Do what each line asks, until there is none."""
    for line in sys.stdin:
        asked = json.loads(line)
        os.environ["CHITRA_NOW"] = asked["now"]
        os.chdir(asked["folder"])
        said, complaint = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complaint):
            code = main.main([*asked["words"], "--json"])
        told = {"code": code, "out": said.getvalue(), "err": complaint.getvalue()}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    work()
