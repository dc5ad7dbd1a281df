"""Text typed in the fonts of the years before Unicode (TCVN3, VNI), and UTF-8 that was read as something else.

Such text looks right in its font and is gibberish in any other. It is recognised by letters that Vietnamese does not
have, and the reading that makes the most Vietnamese syllables wins; where no reading does, the text stays as it is.
"""

import functools
import itertools
import re
import unicodedata
from typing import Literal, NamedTuple

from chitra.kernel import text as texts

Encoding = Literal["TCVN3", "VNI", "MOJIBAKE"]


class Reading(NamedTuple):
    encoding: Encoding
    text: str


_TCVN3_FROM_A1 = (
    "ĂÂÊÔƠƯĐăâêôơưđẶ\u0300\u0309\u0303\u0301\u0323àảãáạ"
    "ẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3 = {0xA1 + place: letter for place, letter in enumerate(_TCVN3_FROM_A1)}

_VNI_MARKS = {
    "a": dict(zip("ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
}
_VNI_SINGLE = dict(zip("ôöæóòîñ", "ơưỉĩịỵđ", strict=True))
_VNI = {letter + mark: read for letter, marks in _VNI_MARKS.items() for mark, read in marks.items()} | _VNI_SINGLE
_VNI |= {written.upper(): read.upper() for written, read in _VNI.items()} | {
    written[0].upper() + written[1:]: read.upper() for written, read in _VNI.items()
}
_VNI_UNIT = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_FOREIGN = "¡-¬\u00ad®-¿ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñö÷øûüþÿ\u0080-\u009fŒœŠšŽžŸƒˆ˜‚„†‡‰‹›€™"
_SUSPICIOUS = re.compile(
    f"[{_FOREIGN}]|[aA][êéèúâáàãùõÊÉÈÚÂÁÀÃÙÕ]|[eE][âáàãùõÂÁÀÃÙÕ]|[oO][ùõâÙÕÂ]|[uUôÔ][ùõÙÕ]|[yY][ùõÙÕ]"
)
_WINDOWS_1252 = {letter: byte for byte in range(256) for letter in [bytes([byte]).decode("cp1252", "ignore")] if letter}


def is_suspicious(text: str) -> bool:
    """Tell whether the text has letters that Vietnamese never has together: cheap, for every cell."""
    return not text.isascii() and _SUSPICIOUS.search(text) is not None


def is_odd(text: str) -> bool:
    """Tell whether the text could all be typed in a legacy font and has a word that is no Vietnamese syllable."""
    return not text.isascii() and max(text) <= "\u00ff" and not all(map(_is_syllable, _WORD.findall(text)))


@functools.lru_cache(maxsize=65536)
def reading(text: str) -> Reading | None:
    """Give the text as its typist saw it, or None when it is no legacy text."""
    is_certain = is_suspicious(text)
    if not is_certain and not is_odd(text):
        return None
    readings = [Reading("TCVN3", from_tcvn3(text)), Reading("VNI", from_vni(text))]
    repaired = _from_mojibake(text)
    if repaired:
        readings.append(Reading("MOJIBAKE", repaired))
    best = max(readings, key=lambda candidate: syllables_in(candidate.text))
    gained, words = syllables_in(best.text), len(_WORD.findall(best.text))
    enough = words / 2 if is_certain else words
    return best if gained > syllables_in(text) and gained >= enough else None


@functools.lru_cache(maxsize=16384)
def legible(text: str) -> str:
    """Give a text clean and, where it is legacy text, as its typist saw it."""
    if is_suspicious(text):
        read = reading(text)
        return texts.clean(read.text if read else text)
    return texts.clean(text)


def decoded(text: str, encoding: Encoding) -> str:
    """Read the text in a known legacy encoding."""
    if encoding == "MOJIBAKE":
        return _from_mojibake(text) or text
    return from_tcvn3(text) if encoding == "TCVN3" else from_vni(text)


def from_tcvn3(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_TCVN3))


def from_vni(text: str) -> str:
    return _VNI_UNIT.sub(lambda found: _VNI[found[0]], text)


def to_tcvn3(text: str) -> str:
    """Write NFC text as a TCVN3 typist would; for the rehearsal of bad lists."""
    lower = {letter: chr(code) for code, letter in _TCVN3.items() if letter.islower() or letter in "ĂÂÊÔƠƯĐ"}
    return "".join(
        lower.get(letter) or lower.get(letter.lower(), letter) for letter in unicodedata.normalize("NFC", text)
    )


def to_vni(text: str) -> str:
    """Write NFC text as a VNI typist would; for the rehearsal of bad lists."""
    written: dict[str, str] = {}
    for typed, read in _VNI.items():
        written.setdefault(read, typed)
    return "".join(written.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def _from_mojibake(text: str) -> str | None:
    codes = [_WINDOWS_1252.get(letter, ord(letter)) for letter in text]
    if max(codes, default=256) > 255:
        return None
    try:
        return bytes(codes).decode("utf-8")
    except UnicodeDecodeError:
        return None


_ONSET = "(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|q|r|s|th|tr|t|v|x)?"
_RIMES = (
    "a ai ay ao au am an ang anh ap at ac ach ăm ăn ăng ăp ăt ăc âm ân âng âp ât âc ây âu e em en eng ep et ec eo "
    "ê êm ên ênh êp êt êch êu i im in inh ip it ich iu ia iêm iên iêng iêp iêt iêc iêu y yên yêm yêu yêt yên "
    "o oi om on ong op ot oc oa oai oay oao oan oang oanh oat oac oach oăn oăng oăt oăc oam oe oen oeo oet oong "
    "ô ôi ôm ôn ông ôp ôt ôc ơ ơi ơm ơn ơp ơt u ui um un ung up ut uc ua uôi uôn uông uôm uôt uôc uân uâng uât uây "
    "uê uêch uênh uy uya uyên uyêt uyt uynh uych uyu uơ ư ưi ưu ưng ưt ưc ưa ưm ưn ươi ươu ươm ươn ương ươp ươt ươc"
)
_SYLLABLE = re.compile(f"{_ONSET}(?:{'|'.join(sorted(_RIMES.split(), key=len, reverse=True))})")
_TONES = frozenset(itertools.chain.from_iterable(texts.TONES))
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]*)*")
_JUNK = re.compile(f"[{_FOREIGN}\ufffd]")


def syllables_in(text: str) -> int:
    """Count Vietnamese syllables; each junk letter takes one away."""
    words = _WORD.findall(text)
    return sum(1 for word in words if _is_syllable(word)) - len(_JUNK.findall(text))


@functools.lru_cache(maxsize=65536)
def _is_syllable(word: str) -> bool:
    letters = unicodedata.normalize("NFD", word.lower())
    if sum(letter in _TONES for letter in letters) > 1:
        return False
    return (
        _SYLLABLE.fullmatch(unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES)))
        is not None
    )
