"""Vietnamese text: cleaned, compared, sorted.

Accents carry meaning (Tam Dân is not Tam Đàn), so text is stored as NFC with its accents; text without accents serves
only to compare with what banks print.
"""

import functools
import itertools
import re
import unicodedata
from typing import Literal

Likeness = Literal["exact_nfc", "exact_ignoring_tone_placement", "exact_unaccented", "token_subset", "mismatch"]

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang, huyền, hỏi, ngã, sắc, nặng

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
_INVISIBLES = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f"
)
_SPACES = r"\t\n\r\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_REMOVED = re.compile(f"[{_CONTROLS}{_INVISIBLES}]")
_SPACE_RUN = re.compile(f"[ {_SPACES}]+")
_UNTIDY = re.compile(f"[{_CONTROLS}{_INVISIBLES}{_SPACES}\u00d0\u00f0]|  |^ | $")
_LOOKALIKES = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ"})

_ODDITIES = (
    ("CONTROL", re.compile(f"[{_CONTROLS}]")),
    ("BIDI", re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")),
    ("ZWSP", re.compile("[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff]")),
    ("NBSP", re.compile("[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")),
    ("TRAIL_SPACE", re.compile(r"^[ \t\r\n]|[ \t\r\n]$|[ \t]{2}")),
    ("LOOKALIKE", re.compile("[\u00d0\u00f0]")),
)


def is_tidy(text: str) -> bool:
    """Tell whether `clean` would change nothing."""
    if _UNTIDY.search(text):
        return False
    return text.isascii() or unicodedata.is_normalized("NFC", text)


def clean(text: str) -> str:
    """Give the text as it looks: NFC, plain single spaces, nothing invisible, Đ for its look-alike Ð."""
    if is_tidy(text):
        return text
    visible = _REMOVED.sub("", unicodedata.normalize("NFC", text).translate(_LOOKALIKES))
    return _SPACE_RUN.sub(" ", visible).strip()


def oddities(text: str) -> tuple[str, ...]:
    """Name what `clean` would repair: NFD, NBSP, ZWSP, BIDI, CONTROL, TRAIL_SPACE, LOOKALIKE."""
    if is_tidy(text):
        return ()
    found = [name for name, pattern in _ODDITIES if pattern.search(text)]
    if not unicodedata.is_normalized("NFC", text):
        found.append("NFD")
    return tuple(found)


def nfc(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _bare(letter: str) -> str:
    marks_off = "".join(mark for mark in unicodedata.normalize("NFD", letter) if not unicodedata.combining(mark))
    return marks_off.replace("đ", "d").replace("Đ", "D")


_VIETNAMESE = tuple(
    unicodedata.normalize("NFC", letter + tone)
    for letter, tone in itertools.product("aăâdđeêioôơuưyAĂÂDĐEÊIOÔƠUƯY", TONES)
)
_WITHOUT_ACCENTS = str.maketrans(
    {letter: _bare(letter) for letter in _VIETNAMESE if len(letter) == 1} | {"\u00d0": "D", "\u00f0": "d"}
)


def without_accents(text: str) -> str:
    """Take every accent off, đ included; the case stays."""
    if text.isascii():
        return text
    bare = text.translate(_WITHOUT_ACCENTS)
    return bare if bare.isascii() else _bare(bare)


_NOT_IN_NAMES = re.compile(r"[^0-9A-Z]+")
_APOSTROPHES = re.compile(r"['’‘`´ʼ.]")


def match_name(name: str) -> str:
    """Give the name as banks print it: NGUYEN VAN PHUOC, BHNUOCH THANH THUAN."""
    return " ".join([bare for syllable in name.split() if (bare := _bare_syllable(syllable))])


@functools.lru_cache(maxsize=65536)
def _bare_syllable(syllable: str) -> str:
    bare = without_accents(clean(syllable)).upper()
    return _NOT_IN_NAMES.sub(" ", _APOSTROPHES.sub("", bare)).strip()


_MISPLACED_TONE = re.compile(r"(?<![qQ])([oOuU])([àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ])(?!\w)")
_TONED_GLIDE = re.compile(r"([qQ])([ùúủũụÙÚỦŨỤ])([yY])(?!\w)")
_RISING = {("o", "a"), ("o", "e"), ("u", "y")}


def canonical(text: str) -> str:
    """Put tone marks where the older spelling has them (hoà → hòa, quí stays): for comparison only."""
    tidy = clean(text)
    if tidy.isascii():
        return tidy
    return _TONED_GLIDE.sub(_tone_forward, _MISPLACED_TONE.sub(_tone_back, tidy))


def _tone_back(found: re.Match[str]) -> str:
    first, second = found[1], unicodedata.normalize("NFD", found[2])
    if (first.lower(), second[0].lower()) not in _RISING:
        return found[0]
    return unicodedata.normalize("NFC", first + second[1:]) + second[0]


def _tone_forward(found: re.Match[str]) -> str:
    glide = unicodedata.normalize("NFD", found[2])
    return found[1] + glide[0] + unicodedata.normalize("NFC", found[3] + glide[1:])


_ORDER = {letter: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place] for place, letter in enumerate(ALPHABET)}
_TONE_ORDER = {tone: str(place + 1) for place, tone in enumerate(TONES) if tone}


def sort_key(name: str) -> str:
    """Give a key that sorts names by given name, then family, then middle name, in the Vietnamese alphabet.

    The key is ASCII and sorts by code point, so any database sorts it alike: each letter is one character of 0-9A-Z,
    each syllable ends with its tone.
    """
    syllables = name.split()
    if len(syllables) > 1:
        syllables.insert(0, syllables.pop())
    return " ".join([_syllable_key(syllable) for syllable in syllables])


@functools.lru_cache(maxsize=65536)
def _syllable_key(syllable: str) -> str:
    letters, tone = [], "1"
    for letter in unicodedata.normalize("NFC", syllable.lower()):
        parts = unicodedata.normalize("NFD", letter)
        tone = next((_TONE_ORDER[mark] for mark in parts if mark in _TONE_ORDER), tone)
        toneless = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONE_ORDER))
        letters.append(_ORDER.get(toneless) or _ORDER.get(without_accents(toneless), ""))
    return "".join(letters) + "." + tone


def likeness(name: str, other: str) -> Likeness:
    """Tell how closely two names agree; whatever is below `exact_unaccented` needs a human."""
    one, two = clean(name).casefold(), clean(other).casefold()
    if not one or not two:
        return "mismatch"
    if one == two:
        return "exact_nfc"
    if canonical(one) == canonical(two):
        return "exact_ignoring_tone_placement"
    bare_one, bare_two = match_name(one), match_name(two)
    if bare_one == bare_two:
        return "exact_unaccented"
    if (
        bare_one
        and bare_two
        and (set(bare_one.split()) <= set(bare_two.split()) or set(bare_two.split()) <= set(bare_one.split()))
    ):
        return "token_subset"
    if min(len(bare_one), len(bare_two)) >= 15 and (bare_one.startswith(bare_two) or bare_two.startswith(bare_one)):
        return "token_subset"
    return "mismatch"
