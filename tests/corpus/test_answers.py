"""Bad answers, 53 to 69: each judged and booked against a released month, to the outcome that is expected of it."""

import contextlib
import dataclasses
import pathlib
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction

from chitra.access import operations as access
from chitra.kernel import errors
from chitra.oversight import queries as oversight
from chitra.reconciliation import operations
from tests.corpus import answers, expected, released, stored

_LINES = """
    SELECT line_no, outcome, detail
      FROM reconciliation_line
     WHERE detail <> ''
     ORDER BY answer_id, line_no
"""
_STANDING = "SELECT standing FROM delivery_standing ORDER BY instruction_id"
_OUTCOMES = ("applied", "known", "conflict", "unknown", "malformed")


@dataclasses.dataclass(frozen=True, slots=True)
class Desk:
    """Where answers are handed in: the month they are about, who hands them in, a folder for them."""

    month: answers.Month
    clerk: str
    folder: pathlib.Path

    def answer(self, name: str, data: bytes) -> operations.Answered:
        path = self.folder / name
        path.write_bytes(data)
        return operations.answer(path=path, provider_code=released.PROVIDER, by=self.clerk, at=released.ANSWERED_AT)


@pytest.fixture
def desk(month_db: object, tmp_path: pathlib.Path) -> Desk:
    month, clerk = released.month(tmp_path)
    return Desk(month, clerk, tmp_path)


def test_each_bad_answer_has_its_outcome(desk: Desk, subtests: pytest.Subtests):
    files = list(answers.files(desk.month))
    told = expected.read()["answers"]
    assert {file.case for file in files} == set(told)
    before = stored.row_counts()
    for file in files:
        wanted = dict(told[file.case])
        reason = wanted.pop("not_yet", None)
        with subtests.test(file.case), undone():
            is_met = told_of_answer(desk, file.name, file.data, before) == wanted
            assert is_met == (reason is None), reason or wanted


def told_of_answer(desk: Desk, name: str, data: bytes, before: dict[str, int]) -> dict[str, Any]:
    """Hand in an answer and put what became of it into the words of the file."""
    try:
        done = desk.answer(name, data)
    except errors.Refusal as refusal:
        assert stored.row_counts() == before
        return {"refused": refusal.code}
    with access.system_scope(), connection.cursor() as cursor:
        cursor.execute(_LINES)
        said = cursor.fetchall()
        cursor.execute(_STANDING)
        standing = "/".join(row[0] for row in cursor.fetchall())
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        broken = [check.name for check in oversight.verified().checks if check.rows]
    told: dict[str, Any] = {"lines": _outcomes(done), "standing": standing}
    if wrong := [f"{code}@{line_no}" for line_no, outcome, code in said if outcome == "malformed"]:
        told["row_error"] = wrong
    if doubtful := [f"{code}@{line_no}" for line_no, outcome, code in said if outcome != "malformed"]:
        told["warning"] = doubtful
    if done.notes:
        told["notes"] = list(done.notes)
    if done.is_gap:
        told["is_gap"] = True
    if broken:
        told["verify"] = broken
    return told


@contextlib.contextmanager
def undone() -> Iterator[None]:
    """Undo whatever happens within."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


def test_a_file_cut_anywhere_moves_nothing_that_the_whole_would_not(desk: Desk):
    codes = expected.read()["deeds"]["53-cut-anywhere"]["refused"]
    before = stored.row_counts()
    for whole in (answers.statement(desk.month), answers.report(desk.month, answers.item(desk.month))):
        end = whole.rindex(b"</Document>")
        for length in {*range(0, end, 512), end}:
            with undone(), pytest.raises(errors.BadInput) as refusal:
                desk.answer("cut.xml", whole[:length])
            assert refusal.value.code in codes, length
    assert stored.row_counts() == before


def test_a_table_cut_anywhere_says_no_more_than_its_whole_lines(desk: Desk):
    whole = answers.table(desk.month).encode()
    for length in range(0, len(whole), 7):
        with undone(), contextlib.suppress(errors.BadInput):
            done = desk.answer("cut.csv", whole[:length])
            assert done.lines["applied"] <= whole[:length].count("Thành công".encode())


def test_a_statement_again_with_one_line_more_adds_that_line_only(desk: Desk):
    entries = [answers.entry(desk.month, place) for place in range(3)]
    stranger = answers.entry(desk.month, amount="5000", reference="NOTPROVIDED", name="X", account="1234567")
    assert desk.answer("a.xml", answers.statement(desk.month)).lines["applied"] == 3
    more = desk.answer("b.xml", answers.statement(desk.month, *entries, stranger, closing=-5_000))
    assert _outcomes(more) == expected.read()["deeds"]["65-statement-again-with-one-line-more"]["lines"]


def test_a_statement_that_does_not_follow_is_told(desk: Desk):
    first = answers.statement(desk.month, answers.entry(desk.month), closing=720_000)
    next_month = answers.statement(
        desk.month, answers.entry(desk.month, 1), opening=700_000, closing=340_000, number="S-2"
    )
    assert not desk.answer("a.xml", first).is_gap
    assert (
        desk.answer("b.xml", next_month).is_gap == expected.read()["deeds"]["65-statement-that-leaves-a-gap"]["is_gap"]
    )


def test_a_movement_in_two_overlapping_statements_is_one_movement(desk: Desk):
    first = answers.statement(desk.month, answers.entry(desk.month), closing=720_000)
    again = answers.statement(desk.month, answers.entry(desk.month), closing=720_000, number="S-1B")
    assert desk.answer("a.xml", first).lines["applied"] == 1
    told = desk.answer("b.xml", again)
    assert _outcomes(told) == expected.read()["deeds"]["65-statements-that-overlap"]["lines"]


def _outcomes(done: operations.Answered) -> str:
    return "/".join(str(done.lines[outcome]) for outcome in _OUTCOMES)
