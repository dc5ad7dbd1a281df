"""What counts as found, as missed, as a false alarm."""

import pytest

from chitra.kernel import errors
from chitra.rehearsal import score

FILE, SHEET = "PL-506/NCC_T10_2023_DaiHiep.xlsx", "TB"


def planted(code, row=9, person="QN1", *, related=(), also=()):
    return score.Planted(
        file=FILE,
        sheet=SHEET,
        row=row,
        source_code=person,
        code=code,
        severity="block",
        column="A",
        written="",
        also=frozenset(also),
        related=frozenset(related),
        is_extra=False,
    )


def finding(code, row=9, person="QN1", *, severity="block", person_id=1):
    return score.Finding(FILE, SHEET, row, person, person_id, code, severity, "", "", "")


@pytest.mark.parametrize(
    ("defect", "found", "expected"),
    [
        (planted("DUP_CCCD"), finding("DUP_CCCD"), (1, 1, 0)),
        (planted("DUP_CCCD"), finding("DUP_CCCD", 10, "QN2"), (1, 0, 1)),
        (planted("DUP_CCCD", related=["QN2"]), finding("DUP_CCCD", 10, "QN2"), (1, 1, 0)),
        (planted("LIST_DIFF_UNEXPLAINED", None), finding("LIST_DIFF_UNEXPLAINED", None), (1, 1, 0)),
    ],
)
def test_a_defect_is_found_on_its_row_or_on_a_related_one(defect, found, expected):
    kind = score._compared([defect], [found], [])[defect.code]
    assert (kind.planted, kind.found, kind.false_alarms) == expected


@pytest.mark.parametrize(
    ("found", "false_alarms"),
    [
        (finding("RATE_MISMATCH"), 1),
        (finding("NAME_NOTE", severity="info"), 0),
        (finding("AUTH_MISSING"), 0),
        (finding("BIN_WRONG"), 0),
        (finding("BIN_WRONG", 30, "QN9", person_id=9), 1),
    ],
)
def test_only_what_nobody_planted_and_no_fact_explains_is_a_false_alarm(found, false_alarms):
    kinds = score._compared([planted("DECEASED", also=["BIN_WRONG"])], [found], [])
    assert sum(kind.false_alarms for kind in kinds.values()) == false_alarms


def test_what_was_spoilt_last_month_explains_a_difference_but_not_a_wrong_rate():
    found = [finding("CCCD_CHANGED", severity="warn"), finding("RATE_MISMATCH")]
    kinds = score._compared([], found, [planted("CCCD_BAD")])
    assert {code: kind.false_alarms for code, kind in kinds.items()} == {"RATE_MISMATCH": 1}


def test_a_folder_without_a_truth_is_refused(tmp_path):
    with pytest.raises(score.NoTruth) as refused:
        score._truth(tmp_path)
    assert isinstance(refused.value, errors.BadInput)
