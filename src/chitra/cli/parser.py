"""The command line's grammar: argparse, speaking Vietnamese or English and refusing like everything else."""

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from chitra.kernel import errors
from chitra.kernel.messages import Language

LANGUAGES: tuple[Language, ...] = ("vi", "en")


class UsageWrong(errors.BadInput):
    """The words after `chitra` make no command."""


# What argparse says, and the same in Vietnamese.
_SENTENCES = (
    (r"unrecognized arguments: (.*)", r"không có tham số {}"),
    (r"the following arguments are required: (.*)", r"thiếu {}"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"{}: không có lựa chọn {} (hãy chọn: {})"),
    (r"argument (.*?): invalid \w+ value: (.*)", r"{}: giá trị {} không đọc được"),
    (r"argument (.*?): expected (?:one|at least one) argument", r"{}: thiếu giá trị"),
    (r"argument (.*?): not allowed with argument (.*)", r"{}: không dùng cùng {}"),
    (r"one of the arguments (.*) is required", r"cần một trong các tham số {}"),
    (r"ambiguous option: (.*?) could match (.*)", r"{}: chưa rõ là {}"),
    (r"argument (.*?): ignored explicit argument (.*)", r"{}: không nhận giá trị {}"),
)
# The headings of argparse's help.
_HEADINGS = (
    ("usage:", "cách dùng:"),
    ("positional arguments:", "tham số theo thứ tự:"),
    ("options:", "tùy chọn:"),
    ("show this help message and exit", "hiện hướng dẫn này rồi thoát"),
)


class Parser(argparse.ArgumentParser):
    """A parser whose errors are refusals, and that never guesses an option from its beginning."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Refuse with E-USAGE.

        :raises UsageWrong: always
        """
        detail = re.sub(r"\s+", " ", message)
        raise UsageWrong("E-USAGE", detail_vi=_in_vietnamese(detail), detail_en=detail, command=self.prog)


class VietnameseParser(Parser):
    """A parser whose help has Vietnamese headings; so have those of the parsers below it."""

    def format_help(self) -> str:
        text = super().format_help()
        for en, vi in _HEADINGS:
            text = text.replace(en, vi, 1)
        return text


def shell_options(words: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """Take --json and --lang out of the words, wherever they stand."""
    parser = Parser(prog="chitra", add_help=False)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--lang", choices=LANGUAGES, default="vi")
    return parser.parse_known_args(words)


def command_parser(lang: Language) -> tuple[Parser, "argparse._SubParsersAction[Parser]"]:
    """Make the parser that one command's module adds itself to."""
    kind = VietnameseParser if lang == "vi" else Parser
    parser = kind(prog="chitra")
    return parser, parser.add_subparsers(dest="command", required=True)


def _in_vietnamese(detail: str) -> str:
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, detail)
        if found:
            return sentence.format(*found.groups())
    return detail
