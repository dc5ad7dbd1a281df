"""The door for answers: read a file whole, or stream it as COPY text, whatever its format."""

import contextlib
from collections.abc import Callable, Generator, Iterator
from datetime import date

from chitra.formats.banking import answers, camt053, cash_list, markup, mt940, pain002, provider_table, recognise
from chitra.kernel import errors

Lines = Generator[answers.Line, None, tuple[answers.Head, ...]]
_BLOCK_LINES = 2000


def read(source: markup.Source, *, file_name: str, today: date) -> answers.AnswerFile:
    """Read one answer whole: lines that are broken carry their code, a broken file is refused.

    :raises errors.BadInput: when the file is no answer, cut off, or invalid as a whole.
    """
    lines: list[answers.Line] = []
    with _named(file_name):
        kind = recognise.kind(source, file_name)
        heads = _drained(_lines(kind, source, today), lines.append)
    return answers.AnswerFile(kind, heads, tuple(lines))


def copy_rows(
    source: markup.Source, *, file_name: str, today: date, write: Callable[[bytes], object]
) -> tuple[answers.Head, ...]:
    """Stream the lines of one answer into `write` as COPY text of `answers.COLUMNS`; memory stays flat.

    Heads come last, because sums and notes do. A refusal can come after blocks were written: run inside a transaction.

    :raises errors.BadInput: as `read` does.
    """
    block: list[str] = []

    def take(line: answers.Line) -> None:
        block.append(answers.copied(line))
        if len(block) == _BLOCK_LINES:
            write("".join(block).encode())
            block.clear()

    with _named(file_name):
        heads = _drained(_lines(recognise.kind(source, file_name), source, today), take)
    write("".join(block).encode())
    return heads


@contextlib.contextmanager
def _named(file_name: str) -> Iterator[None]:
    """Let every refusal name the file it is about."""
    try:
        yield
    except errors.BadInput as refusal:
        refusal.fields["file"] = refusal.fields.get("file") or file_name
        raise


def _lines(kind: answers.Kind, source: markup.Source, today: date) -> Lines:
    readers: dict[answers.Kind, Callable[..., Lines]] = {
        "pain002": pain002.lines,
        "camt053": camt053.lines,
        "mt940": mt940.lines,
        "xlsx": provider_table.lines,
        "csv": provider_table.lines,
        "cash": cash_list.lines,
    }
    return readers[kind](source, today=today)


def _drained(lines: Lines, take: Callable[[answers.Line], object]) -> tuple[answers.Head, ...]:
    """Give every line to `take`; return the heads, which a generator of lines returns at its end."""
    while True:
        try:
            line = next(lines)
        except StopIteration as end:
            heads: tuple[answers.Head, ...] = end.value
            return heads
        take(line)
