"""Every code that this room can answer with has its sentences in both languages."""

import pathlib
import re

from chitra.formats.banking import messages as declared  # noqa: F401  declares the texts
from chitra.kernel import messages

ROOM = pathlib.Path(__file__).parents[1]
CODES = frozenset(
    code
    for path in ROOM.glob("*.py")
    if path.name != "messages.py"
    for code in re.findall(r'"(E-[A-Z0-9-]+)"', path.read_text(encoding="utf-8"))
)


def test_every_code_is_declared():
    assert len(CODES) > 30
    assert {code for code in CODES if not messages.is_declared(code)} == set()


def test_no_declared_code_of_this_room_is_dead():
    ours = {code for code in messages.declared() if re.match(r"E-(XML|STMT|PAIN|TABLE|CASH|ANSWER)-", code)}

    assert ours - CODES == set()


def test_a_message_says_both_languages_and_names_the_value():
    for lang, word in (("vi", "Không"), ("en", "Not")):
        said = messages.rendered("E-STMT-CURRENCY", {"value": "5 USD"}, lang)  # type: ignore[arg-type]

        assert word in said.message
        assert "5 USD" in said.message
        assert said.fix
