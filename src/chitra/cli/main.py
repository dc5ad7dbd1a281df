"""The outermost shell of the command line: parse, have ready what the command needs, run it, tell what failed."""

import contextlib
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from chitra.cli import commands, failures, parser
from chitra.kernel import errors
from chitra.kernel.messages import Language

INTERRUPTED = 130  # as shells say it: 128 + SIGINT
PIPE_CLOSED = 141  # 128 + SIGPIPE

HELP: dict[Language, tuple[str, str]] = {
    "vi": ("chitra [--json] [--lang vi|en] LỆNH …", "Các lệnh (thêm --help sau lệnh để xem tham số):"),
    "en": ("chitra [--json] [--lang vi|en] COMMAND …", "Commands (add --help after one to see its parameters):"),
}


class CommandUnknown(errors.BadInput):
    """There is no such command."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Nothing that happens inside may show a traceback."""
    words = sys.argv[1:] if words is None else words
    signal.signal(signal.SIGTERM, _leave_in_order)
    # Until the options are read, these decide how a failure is told.
    as_json = "--json" in words
    lang: Language = "en" if "--lang=en" in words or "en" in _following(words, "--lang") else "vi"
    try:
        code = _run(words, lang)
        sys.stdout.flush()
        return code
    except errors.Refusal as refusal:
        return failures.told(refusal, as_json=as_json, lang=lang)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has left; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as surprise:  # the outermost shell: whatever it is, it is told and logged
        return failures.told(failures.understood(surprise), as_json=as_json, lang=lang)


def _run(words: Sequence[str], lang: Language) -> int:
    options, rest = parser.shell_options(words)
    if not rest or rest[0] in ("-h", "--help", "help"):
        print(_help(lang))
        return 0
    command = commands.named(rest[0])
    if command is None:
        known = ", ".join(each.name for each in commands.available())
        raise CommandUnknown("E-COMMAND", command=rest[0], known=known)
    with contextlib.ExitStack() as ready:
        is_asking = "-h" in rest or "--help" in rest
        if command.need is commands.Need.DATABASE:
            # Imported only here: Django costs more than the commands that do without it.
            django_shell = importlib.import_module("chitra.cli.django_shell")
            ready.enter_context(django_shell.ready(with_database=not is_asking))
        module = importlib.import_module(command.module)
        grammar, subparsers = parser.command_parser(lang)
        module.add_parser(subparsers)
        args = grammar.parse_args(rest)
        args.json, args.lang = options.json, options.lang
        return int(module.run(args))


def _help(lang: Language) -> str:
    usage, heading = HELP[lang]
    rows = [f"  {each.name:<15}{each.vi if lang == 'vi' else each.en}" for each in commands.available()]
    return "\n".join([usage, "", heading, *rows])


def _following(words: Sequence[str], option: str) -> Sequence[str]:
    return words[words.index(option) + 1 :][:1] if option in words else ()


def _leave_in_order(number: int, _frame: FrameType | None) -> None:
    """Leave through every `finally`, so that the last process still stops the server."""
    raise SystemExit(128 + number)
