"""The command line: translate words into one deed, call its door, translate the answer back.

Every command is a module with `add_parser(subparsers)` and `run(args) -> int`, listed in `commands.py`. `run` prints
through `output` and lets refusals rise: `main` turns each into a message, a code and an exit code.
"""
