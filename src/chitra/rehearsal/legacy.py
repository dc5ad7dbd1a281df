"""Write Vietnamese as the fonts of the years before Unicode did: what a decoder must undo."""

import unicodedata

_TCVN3_LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ"
_TCVN3_BYTES = bytes.fromhex(
    "b5b6b7b8b9a8bbbcbdbec6a9c7c8c9cacbaecccecfd0d1aad2d3d4d5d6d7d8dcdddedfe1e2e3e4abe5e6e7e8e9aceaebecedeeeff1f2"
    "f3f4adf5f6f7f8f9fafbfcfdfea1a2a7a3a4a5a6"
)
_TCVN3 = str.maketrans(_TCVN3_LETTERS, _TCVN3_BYTES.decode("latin-1"))

_VNI_TABLE = (
    "á aù à aø ả aû ã aõ ạ aï â aâ ấ aá ầ aà ẩ aå ẫ aã ậ aä ă aê ắ aé ằ aè ẳ aú ẵ aü ặ aë é eù è eø ẻ eû ẽ eõ ẹ eï "
    "ê eâ ế eá ề eà ể eå ễ eã ệ eä ó où ò oø ỏ oû õ oõ ọ oï ô oâ ố oá ồ oà ổ oå ỗ oã ộ oä ơ ô ớ ôù ờ ôø ở ôû ỡ ôõ ợ ôï "
    "ú uù ù uø ủ uû ũ uõ ụ uï ư ö ứ öù ừ öø ử öû ữ öõ ự öï ỉ æ ĩ ó ị ò ý yù ỳ yø ỷ yû ỹ yõ ỵ î đ ñ"
)
_VNI_PAIRS = _VNI_TABLE.split()
_VNI = str.maketrans(
    dict(zip(_VNI_PAIRS[::2], _VNI_PAIRS[1::2], strict=True))
    | {
        letter.upper(): pair[0].upper() + pair[1:]
        for letter, pair in zip(_VNI_PAIRS[::2], _VNI_PAIRS[1::2], strict=True)
    }
)
_VIETNAMESE = frozenset(_TCVN3_LETTERS + _TCVN3_LETTERS.upper())


def looks_vietnamese(text: str) -> bool:
    """Tell whether nothing in the text betrays its encoding."""
    return all(letter.isascii() or letter in _VIETNAMESE for letter in text)


def tcvn3(text: str) -> str:
    """Encode for `.VnTime`, which has tones on small letters only: an accented capital is written small."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(c if c.translate(_TCVN3) != c or c.isascii() else c.lower() for c in composed).translate(_TCVN3)


def vni(text: str) -> str:
    """Encode for `VNI-Times`: a letter, then its tone as a letter of its own."""
    return unicodedata.normalize("NFC", text).translate(_VNI)
