"""The import in steps: decided, checked, corrected, stored; and nothing of it lost or done twice."""

import hashlib
from typing import Any

import pytest

from chitra.audit import queries as journal
from chitra.formats.lists import outlines, reading
from chitra.rosters import operations, queries
from chitra.rosters.tests import builders

pytestmark = pytest.mark.usefixtures("office")

BAD = builders.Invalid("Trần Thị Hai", "QN/TB 9", "0491431877399")  # a digit too many
NAME = "NCC_T09_2023.xlsx"


def the(draft_id):
    found = queries.draft(draft_id)
    assert found is not None
    return found


def bytes_of(sha256):
    kept = queries.original(sha256)
    assert kept is not None
    return kept[1]


def begun(*people, name=NAME, by="lan", **wish):
    data = builders.workbook_of(people or (builders.HAI, builders.TU))
    outline = outlines.outline(data, name)
    return operations.begin_draft(data=data, outline=outline, wish=operations.Wish(**wish), by=by, at=builders.AT)


def decided(draft_id, by="lan"):
    """Take sheets and columns as they were found."""
    draft = the(draft_id)
    sheets = tuple(draft.decisions.values())
    operations.choose_sheets(draft_id=draft_id, sheets=sheets, by=by, at=builders.AT)
    found = {
        sheet.name: [(each.letter, each.field) for each in draft.columns_of(sheet) if each.field]
        for sheet in draft.read_sheets
    }
    operations.choose_columns(draft_id=draft_id, columns=found, by=by, at=builders.AT)
    return draft_id


def read(draft_id):
    draft = the(draft_id)
    return reading.read(bytes_of(draft.sha256), draft.file_name, draft.hints(queries.corrections(draft_id)))


def checked(draft_id, by="lan"):
    return operations.check_draft(draft_id=draft_id, book=read(draft_id), by=by, at=builders.AT)


def stored(draft_id, *, replace=False, by="lan"):
    return operations.store_draft(draft_id=draft_id, book=read(draft_id), replace=replace, by=by, at=builders.AT)


def row_of(draft_id, standing, place=0):
    return queries.draft_rows(draft_id, standing=standing)[place]


def correct(draft_id, row, letter, *, was, became):
    cells = [operations.CellChange(row.sheet, row.row_number, letter, was, became)]
    operations.correct(draft_id=draft_id, cells=cells, reason="theo bản chụp CCCD", by="lan", at=builders.AT)


def test_a_draft_is_placed_by_its_title_and_begins_with_what_was_found():
    draft = the(begun())
    assert (draft.organisation_code, draft.programme, str(draft.period)) == ("PL-506", "ncc", "2023-09")
    assert [(each.name, each.is_read, each.header_row) for each in draft.decisions.values()] == [("TB", True, 7)]
    assert draft.state == "sheets"


def test_a_check_stores_no_list_and_says_how_each_row_stands():
    draft_id = decided(begun(builders.HAI, BAD))
    imported = checked(draft_id)
    tabs = {tab.standing: tab.count for tab in queries.draft_tabs(draft_id)}
    assert tabs["block"] == 1
    assert sum(tabs[standing] for standing in ("block", "warn", "valid")) == 2
    assert row_of(draft_id, "block").full_name == BAD.name
    assert imported.counts["refused"] + imported.counts["held"] == 1
    assert queries.months_handed_in(month=builders.SEPTEMBER, organisation_code="", programme="") == ()


def test_a_correction_is_read_by_the_next_check_and_stays_on_record():
    draft_id = decided(begun(builders.HAI, BAD))
    checked(draft_id)
    correct(draft_id, row_of(draft_id, "block"), "E", was=BAD.card, became="049143187739")
    with pytest.raises(operations.DraftNotThere):
        stored(draft_id)
    checked(draft_id)
    assert queries.draft_tabs(draft_id)[0].count == 0
    done = stored(draft_id)
    assert any(found.code == "CORRECTED" and found.value == BAD.card for found in done.findings)
    (correction,) = queries.corrections(draft_id)
    assert (correction.was, correction.became, correction.by) == (BAD.card, "049143187739", "lan")
    assert hashlib.sha256(bytes_of(done.sha256)).hexdigest() == done.sha256
    assert {"draft", "columns", "correct", "import"} <= {entry.deed for entry in journal.entries("PL-506")}


def test_a_row_that_was_taken_out_of_the_draft_is_excluded_when_it_is_stored():
    draft_id = decided(begun(builders.HAI, BAD))
    checked(draft_id)
    row = row_of(draft_id, "block")
    place = [(row.sheet, row.row_number)]
    operations.exclude_from_draft(draft_id=draft_id, places=place, reason="sai thẻ", by="lan", at=builders.AT)
    stored(draft_id)
    (month,) = queries.months_handed_in(month=builders.SEPTEMBER, organisation_code="", programme="")
    (listed,) = queries.lists_of_month(month.period_id)
    assert [each.full_name for each in queries.rows_of_list(listed.id, outcome="excluded")] == [BAD.name]


def test_a_stored_draft_has_ended_and_cannot_be_stored_again():
    draft_id = decided(begun())
    checked(draft_id)
    stored(draft_id)
    with pytest.raises(operations.DraftNotThere):
        stored(draft_id)
    assert queries.open_drafts() == ()


def test_new_content_replaces_only_when_it_is_chosen():
    first = decided(begun())
    checked(first)
    stored(first)
    second = decided(begun(builders.HAI, builders.TU, builders.NAM, name="NCC_T09_2023_v2.xlsx"))
    checked(second)
    assert len(the(second).summary["replaces"]) == 1
    with pytest.raises(operations.ListExists):
        stored(second)
    assert stored(second, replace=True).people == 3


def test_a_stored_list_is_opened_again_with_all_that_was_decided():
    draft_id = decided(begun(builders.HAI, BAD))
    checked(draft_id)
    correct(draft_id, row_of(draft_id, "block"), "E", was=BAD.card, became="049143187739")
    checked(draft_id)
    stored(draft_id)
    (month,) = queries.months_handed_in(month=builders.SEPTEMBER, organisation_code="", programme="")
    (listed,) = queries.lists_of_month(month.period_id)
    outline = outlines.outline(builders.workbook_of((builders.HAI, BAD)), NAME)
    again = operations.reopen(roster_id=listed.id, outline=outline, by="lan", at=builders.AT)
    assert [each.became for each in queries.corrections(again)] == ["049143187739"]
    assert checked(again).unchanged
    correct(again, row_of(again, "valid"), "Q", was="", became="đã xem lại")
    checked(again)
    assert stored(again, replace=True).people == 2


def test_the_office_remembers_the_columns_that_were_confirmed():
    draft = the(decided(begun()))
    (sheet,) = draft.read_sheets
    mark = outlines.fingerprint(draft.columns_of(sheet))
    later = begun(builders.HAI, name="NCC_T09_2023_khac.xlsx")
    assert queries.remembered_layouts(later, [mark])[mark].columns["E"] == "cccd"


def test_a_column_may_hold_another_field_than_its_label_says():
    draft_id = begun()
    draft = the(draft_id)
    operations.choose_sheets(draft_id=draft_id, sheets=tuple(draft.decisions.values()), by="lan", at=builders.AT)
    (sheet,) = draft.read_sheets
    found = [(each.letter, each.field) for each in draft.columns_of(sheet) if each.field not in {"", "cccd"}]
    operations.choose_columns(draft_id=draft_id, columns={sheet.name: found}, by="lan", at=builders.AT)
    assert any((each.code, each.value) == ("UNKNOWN_COLUMN", "CCCD") for each in checked(draft_id).findings)


@pytest.mark.parametrize(
    ("columns", "code"),
    [([("B", "cccd")], "E-DRAFT-COLUMN-NAME"), ([("C", "full_name"), ("D", "full_name")], "E-DRAFT-COLUMN-TWICE")],
)
def test_columns_that_cannot_be_meant_so_are_refused(columns, code):
    draft_id = begun()
    sheets = tuple(the(draft_id).decisions.values())
    operations.choose_sheets(draft_id=draft_id, sheets=sheets, by="lan", at=builders.AT)
    with pytest.raises(operations.NotAWish) as refused:
        operations.choose_columns(draft_id=draft_id, columns={"TB": columns}, by="lan", at=builders.AT)
    assert refused.value.code == code


def test_an_officer_of_another_office_has_no_part_in_a_draft():
    draft_id = decided(begun())
    with pytest.raises(Exception, match="E-ACCESS"):
        checked(draft_id, by="hoi")
    with pytest.raises(Exception, match="E-ACCESS"):
        operations.drop_draft(draft_id=draft_id, by="minh", at=builders.AT)


def test_many_rows_are_excluded_together_or_not_at_all():
    other = builders.Invalid("Trần Thị Ba", "QN/TB 10", "0491431888")
    builders.taken_in(builders.workbook_of((builders.HAI, BAD, other)))
    (month,) = queries.months_handed_in(month=builders.SEPTEMBER, organisation_code="", programme="")
    (listed,) = queries.lists_of_month(month.period_id)
    rows = {each.full_name: each.id for each in queries.rows_of_list(listed.id)}
    told: dict[str, Any] = {
        "organisation_code": "PL-506",
        "programme": "ncc",
        "month": builders.SEPTEMBER,
        "at": builders.AT,
    }
    with pytest.raises(operations.RowNotExcludable):
        operations.exclude_rows(row_ids=[rows[BAD.name], rows[builders.HAI.name]], reason="sai", by="lan", **told)
    assert queries.rows_of_list(listed.id, outcome="excluded") == ()
    assert operations.exclude_rows(row_ids=[rows[BAD.name], rows[other.name]], reason="sai", by="lan", **told) == 2


def test_a_note_stays_when_the_lists_are_judged_anew():
    builders.taken_in(builders.workbook_of((builders.HAI, BAD)))
    (month,) = queries.months_handed_in(month=builders.SEPTEMBER, organisation_code="", programme="")
    found = next(each for each in queries.findings_page(month.period_id) if each.row_id)
    operations.note(finding_id=found.id, text="đã hỏi xã", by="lan", at=builders.AT)
    operations.check(organisation_code="PL-506", programme="ncc", month=builders.SEPTEMBER, by="lan", at=builders.AT)
    again = next(
        each
        for each in queries.findings_page(month.period_id)
        if (each.row_id, each.code) == (found.row_id, found.code)
    )
    assert [each.text for each in queries.notes(again.id)] == ["đã hỏi xã"]
