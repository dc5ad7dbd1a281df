"""Bad inputs 41 to 52: delimited text in whatever encoding, with whatever separator, quotes and line ends."""

import unicodedata
from collections.abc import Iterator

from chitra.formats.lists.tests import books
from chitra.kernel import legacy_fonts
from tests.corpus import sample
from tests.corpus.sample import File

_HEADER = "STT,Họ và tên,Số CCCD,Tổng cộng\n"
LIMIT = 100_000
# Windows code page 1258 writes a tone as a mark of its own, after its letter.
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def files() -> Iterator[File]:
    """Make the files, in the order of the catalogue."""
    text = books.delimited(sample.rows())
    tabbed = books.delimited(sample.rows(), "\t")
    semicolons = books.delimited(sample.rows(), ";")
    yield File("41-utf-16-with-mark", "41.txt", tabbed.encode("utf-16"))
    yield File("41-utf-16-big-endian", "41b.txt", b"\xfe\xff" + tabbed.encode("utf-16-be"))
    yield File("41-utf-16-without-mark", "41c.txt", tabbed.encode("utf-16-le"))
    yield File("41-utf-16-cut-in-a-letter", "41d.txt", tabbed.encode("utf-16")[:-1])
    yield File("41-utf-8-with-mark", "41e.csv", text.encode("utf-8-sig"))
    yield File("42-code-page-1258", "42.csv", _in_1258(text))
    yield File("42-tcvn3-bytes", "42b.csv", legacy_fonts.to_tcvn3(text).encode("latin-1"))
    yield File("42-utf-8-read-as-1252", "42c.csv", _garbled(text).encode())
    yield File("43-semicolons", "43.csv", semicolons.encode())
    comma = _cell(sample.rows(), "360000", "360000,00")
    yield File("43-semicolons-and-decimal-comma", "43b.csv", books.delimited(comma, ";").encode())
    half = _cell(sample.rows(), "360000", "360000,50")
    yield File("43-semicolons-and-half-a-dong", "43c.csv", books.delimited(half, ";").encode())
    yield File("44-separator-stated", "44.csv", ("sep=;\n" + semicolons).encode())
    yield from _quotes(text)
    yield File("46-nul-bytes", "46.csv", text.replace("Hứa", "H\x00ứa").encode())
    yield from _ragged()
    yield File("48-one-line-of-10-mb", "48.csv", b"STT,Ho va ten,Tong cong\n1," + b"x" * 10_000_000)
    yield File("48-five-million-cells-in-a-line", "48b.csv", b"x," * 5_000_000)
    yield File("49-mixed-line-ends", "49.csv", _mixed(text).encode())
    yield File("50-header-only", "50.csv", _HEADER.encode())
    yield File("50-titles-and-header-only", "50b.xlsx", books.xlsx({sample.SHEET: [*books.TITLE, *books.HEADER]}))
    spaced = text.replace(",360000,", ',"360 000 ",', 2)
    yield File("51-quoted-numbers-with-spaces", "51.csv", spaced.encode())
    yield File("52-one-row-too-many", "52.csv", _long(LIMIT + 1))


def _quotes(text: str) -> Iterator[File]:
    yield File("45-line-break-in-a-cell", "45.csv", text.replace("Hứa Thị Lợi", '"Hứa\nThị Lợi"').encode())
    yield File("45-quote-never-closed", "45b.csv", text.replace("Hứa Thị Lợi", '"Hứa Thị Lợi').encode())
    yield File("45-text-after-a-quote", "45c.csv", text.replace("Hứa Thị Lợi", '"Hứa" Thị Lợi').encode())
    yield File("45-quote-inside-a-word", "45d.csv", text.replace("Hứa Thị Lợi", 'Hứa "Thị Lợi').encode())


def _ragged() -> Iterator[File]:
    short = [row[:15] if row[:1] == [2] else row for row in sample.rows()]
    yield File("47-short-row", "47.csv", books.delimited(short).encode())
    cut = [row[:9] if row[:1] == [2] else row for row in sample.rows()]
    yield File("47-row-cut-before-its-money", "47b.csv", books.delimited(cut).encode())
    long = [[*row, "", "thừa"] if row[:1] == [2] else row for row in sample.rows()]
    yield File("47-long-row", "47c.csv", books.delimited(long).encode())


def _cell(rows: books.Rows, was: str, became: str) -> books.Rows:
    """Write the amounts of all people another way."""
    return [[became if str(cell) == was else cell for cell in row] for row in rows]


def _in_1258(text: str) -> bytes:
    encoded = []
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in apart if mark in _TONES)
        base = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in _TONES))
        encoded.append(base + tone)
    return "".join(encoded).encode("cp1258")


def _garbled(text: str) -> str:
    """Read UTF-8 as Windows does western text; the five bytes that it does not know stay as they are."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


def _mixed(text: str) -> str:
    lines = text.split("\r\n")
    return "".join(line + ("\r\n", "\n", "\r")[place % 3] for place, line in enumerate(lines))


def _long(count: int) -> bytes:
    rows = (f"{number},Hứa Thị Lợi,,360000" for number in range(1, count + 1))
    return (_HEADER + "\n".join(rows)).encode()
