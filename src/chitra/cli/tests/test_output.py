"""How answers are written."""

import dataclasses
import datetime
import json
import pathlib

import pytest

from chitra.cli import output
from chitra.kernel import period


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    name: str
    amount_vnd: int


def test_a_document_may_hold_what_doors_answer_with():
    document = {
        "rows": (Row("bà Hai", 540_000),),
        "period": period.Period(2023, 9),
        "on": datetime.date(2023, 9, 5),
        "path": pathlib.Path("a.xlsx"),
        "codes": frozenset({"b", "a"}),
    }
    assert json.loads(output.as_json(document)) == {
        "rows": [{"name": "bà Hai", "amount_vnd": 540000}],
        "period": "2023-09",
        "on": "2023-09-05",
        "path": "a.xlsx",
        "codes": ["a", "b"],
    }
    assert "bà Hai" in output.as_json(document)


def test_what_has_no_form_in_json_is_a_defect():
    with pytest.raises(TypeError):
        output.as_json({"amount": object()})


def test_a_table_sets_numbers_to_the_right():
    assert output.table([("due", "12.345"), ("held", "7")]) == "due   12.345\nheld       7"
