"""What the README tells a newcomer to type is a command that exists, with parameters that it takes."""

import importlib
import re
import shlex

import pytest

from chitra.cli import commands, parser
from tests.architecture import inspection


def told_commands(text):
    """Find the lines that start with ./chitra in the fenced blocks."""
    blocks = re.findall(r"```(?:sh|console)?\n(.*?)```", text, re.DOTALL)
    lines = [line.split(" #")[0].removeprefix("$ ").strip() for block in blocks for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("./chitra ")]


def parsed(words):
    """Parse a command's words with its own grammar, without running it."""
    _, rest = parser.shell_options(words)
    command = commands.named(rest[0])
    assert command is not None, rest[0]
    grammar, subparsers = parser.command_parser("en")
    importlib.import_module(command.module).add_parser(subparsers)
    return grammar.parse_args(rest)


TOLD = told_commands((inspection.ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("words", [words for words in TOLD if words[0] != "test"], ids=" ".join)
def test_a_command_of_the_readme_exists(words):
    assert parsed(words).command == words[0]


def test_the_readme_names_the_two_commands_that_a_fresh_machine_needs():
    assert ["test"] in TOLD
    assert any(words[0] == "demo" for words in TOLD)


def test_a_command_that_does_not_exist_is_noticed():
    assert told_commands("```sh\n./chitra db status   # running?\n```") == [["db", "status"]]
    assert parsed(["db", "status"]).deed == "status"
    with pytest.raises(parser.UsageWrong):
        parsed(["db", "status", "--nothing"])
    with pytest.raises(AssertionError):
        parsed(["nothing"])
