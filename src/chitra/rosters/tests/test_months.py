"""One month against the month before, one office against another: what is explained is silent, what is not is found."""

import datetime

import pytest
from django.db import connection, transaction

from chitra.access import operations as access
from chitra.ledger import queries as books
from chitra.payouts.tests import builders as lists
from chitra.rosters import operations, placement, queries
from chitra.rosters.tests import builders

SEPTEMBER, OCTOBER = builders.SEPTEMBER, builders.OCTOBER
AUGUST_15 = datetime.date(2023, 8, 15)
OLD_VND, NEW_VND = 1_094_000, 1_384_000
HERE, THERE = {"unit_code": "20524"}, {"unit_code": "20527"}
COMPARING = {"E1", "E2", "LIST_DIFF_UNEXPLAINED", "MOVED"}


def period(month=OCTOBER):
    with access.system_scope():
        return books.period(organisation_code="PL-506", programme_code="ncc", month=month)


def frozen_september(*people):
    """Have a list of September that a run has taken."""
    ids = lists.roster(people)
    judged_by_the_law_then_known(SEPTEMBER)
    with transaction.atomic(), access.system_scope():
        operations.mark_frozen(period_id=period(SEPTEMBER).id, at=builders.AT)
    return ids


def october(*people, **changes):
    """Hand in October's list and its lists of changes."""
    ids = lists.roster(people, month=OCTOBER)
    for kind, lines in changes.items():
        ids |= lists.roster(lines, month=OCTOBER, kind=kind)
    judged_by_the_law_then_known(OCTOBER)
    return ids


def judged_by_the_law_then_known(month):
    with transaction.atomic(), access.system_scope(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE rosters_roster SET listed_on = %s WHERE period_id = %s",
            [placement.judged_on(month), period(month).id],
        )


def findings(month=OCTOBER, programme="ncc", **more):
    operations.check(organisation_code="PL-506", programme=programme, month=month, by="lan", at=builders.AT, **more)
    with access.system_scope():
        return [found for found in queries.findings(period(month).id, limit=500) if found.severity != "info"]


def codes(*of):
    return sorted(found.code for found in findings() if not of or found.code in of)


def line(name, allowance_vnd=NEW_VND, **more):
    return lists.line(name, allowance_vnd=allowance_vnd, **{**HERE, **more})


def test_increases_decreases_and_a_decree_explain_the_whole_difference(office):
    frozen_september(line("Bà Hai", OLD_VND), line("Cụ Năm", OLD_VND))
    october(
        line("Bà Hai", arrears_vnd=870_000, arrears_months=3),
        line("Ông Tư"),
        increase=[line("Ông Tư", from_month=OCTOBER, reason="Đủ điều kiện hưởng mới")],
        decrease=[line("Cụ Năm", OLD_VND, reason="Chết")],
    )
    assert codes() == []


def test_an_adjustment_explains_another_amount_and_another_group(office):
    frozen_september(line("Ông Ba"))
    adjusted = line("Ông Ba", 0, category="NCC.BB.81", old_vnd=NEW_VND, new_vnd=4_700_000, difference_vnd=3_316_000)
    october(line("Ông Ba", 4_700_000, category="NCC.BB.81"), adjustment=[adjusted])
    assert codes("E1", "E2") == []


def test_groups_that_are_wrong_both_ways_do_not_make_up_for_each_other(office):
    frozen_september(line("Bà Hai"))
    october(line("Bà Hai", category="NCC.BB.21"))
    assert codes("E1") == ["E1", "E1"]


def test_communes_that_are_wrong_both_ways_do_not_make_up_for_each_other(office):
    frozen_september(line("Bà Hai"), line("Ông Tư", **THERE))
    october(line("Bà Hai"), line("Ông Tư"))
    found = [each for each in findings() if each.code == "E1"]
    assert sorted((each.value, each.expected) for each in found) == [("0", "1 · 20527 · TB"), ("2", "1 · 20524 · TB")]
    assert all(each.sheet for each in found)


def test_a_move_between_communes_that_both_lists_tell_is_silent(office):
    frozen_september(line("Bà Hai"))
    october(
        line("Bà Hai", **THERE),
        increase=[line("Bà Hai", from_month=OCTOBER, reason="Chuyển đến từ Xã Đại Hiệp", **THERE)],
        decrease=[line("Bà Hai", reason="Chuyển đi Xã Đại Hồng")],
    )
    assert codes(*COMPARING, "DECEASED") == []


def test_a_move_that_no_list_tells_is_found(office):
    frozen_september(line("Bà Hai"))
    october(line("Bà Hai", **THERE))
    assert codes(*COMPARING) == ["E1", "E1", "E2", "E2", "LIST_DIFF_UNEXPLAINED", "MOVED"]


def test_who_is_gone_is_found_on_a_list_of_their_commune_by_name(office):
    frozen_september(line("Bà Hai"), line("Ông Tư", source_code="QN/TB 2"))
    october(line("Bà Hai"))
    (gone,) = (each for each in findings() if each.code == "LIST_DIFF_UNEXPLAINED")
    assert (gone.value, gone.sheet, gone.row_id, gone.holds) == ("Ông Tư (QN/TB 2)", "TB", None, "")


def test_a_row_taken_out_of_last_months_list_makes_nobody_new(office):
    lists.roster([line("Bà Hai", outcome="held"), line("Ông Tư")])
    row_id = lists.rows("SELECT id FROM rosters_row WHERE full_name = 'Bà Hai'")[0][0]
    operations.exclude_row(row_id=row_id, reason="sai thẻ", by="lan", at=builders.AT)
    with transaction.atomic(), access.system_scope():
        operations.mark_frozen(period_id=period(SEPTEMBER).id, at=builders.AT)
    october(line("Bà Hai"), line("Ông Tư"))
    assert codes("LIST_DIFF_UNEXPLAINED") == []


@pytest.mark.parametrize(("reason", "expected"), [("Đủ điều kiện hưởng mới", []), ("Chuyển đến", ["ARREARS_MISMATCH"])])
def test_a_right_that_began_in_september_is_owed_no_rise_of_july(office, reason, expected):
    lists.roster([line("Ông Tư", from_month=SEPTEMBER, reason=reason)], kind="increase")
    frozen_september(line("Ông Tư"))
    october(line("Ông Tư"))
    assert codes("ARREARS_MISMATCH") == expected


def test_a_death_after_which_a_frozen_list_has_paid_is_late(office):
    frozen_september(line("Cụ Năm"))
    october(line("Bà Hai"), decrease=[line("Cụ Năm", reason="Từ trần", event_date=AUGUST_15)])
    (late,) = (each for each in findings() if each.code == "LATE_DEATH")
    assert (late.value, late.expected, late.severity) == ("08/2023", "1", "warn")


@pytest.mark.parametrize(("booked_vnd", "expected"), [(500_000, []), (400_000, ["CARRIED_DIFFERS"])])
def test_money_carried_over_is_what_our_books_carried(office, booked_vnd, expected):
    people = october(line("Ông Tư", carried_vnd=500_000))
    found = findings(expected_carry={people["Ông Tư"]: booked_vnd})
    assert [each.code for each in found if each.code == "CARRIED_DIFFERS"] == expected


@pytest.mark.parametrize(
    ("channel", "account", "listed", "expected"),
    [
        ("bank", "4200205123456", "", ["METHOD_CONFLICT"]),
        ("bank", "4200205123456", "4200205123456", []),
        ("cash_point", "", "4200205123456", ["METHOD_CONFLICT"]),
    ],
)
def test_a_list_against_the_registered_way_to_pay_is_found(office, channel, account, listed, expected):
    people = october(line("Bà Hai", account_no=listed, bin="970405" if listed else ""))
    with transaction.atomic(), access.system_scope(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO enrolment_method (person_id, programme_code, channel, bin, account_no, holder_name,"
            " holder_match_name, holder_relation, standing, source, reason, valid_from, at, by) VALUES"
            " (%s, 'ncc', %s, %s, %s, 'Bà Hai', 'BA HAI', 'self', 'verified', 'registration', '', %s, %s, 'lan')",
            [people["Bà Hai"], channel, "970405" if account else "", account, SEPTEMBER, builders.AT],
        )
    assert codes("METHOD_CONFLICT") == expected


def test_one_person_on_the_lists_of_two_offices_is_held_at_both(office):
    builders.taken_in(builders.workbook_of([builders.HAI]))
    elsewhere = builders.workbook_of([builders.HAI], place="Thành phố Hội An")
    builders.taken_in(elsewhere, name="HoiAn.xlsx", by="hoi")
    found = [each for each in findings(SEPTEMBER) if each.code == "DUP_CROSS_UNIT"]
    assert [(each.severity, each.holds, each.expected.split()[0]) for each in found] == [("block", "row", "PL-503")]


def test_a_rule_names_the_cell_it_speaks_of(office):
    wrong = builders.Invalid("Trương Viết Hùng", "QN/TB 1", "049043187738", NEW_VND - 1, 0)
    (found,) = (
        each for each in builders.taken_in(builders.workbook_of([wrong])).findings if each.code == "RATE_MISMATCH"
    )
    assert (found.cell_column, found.row_number) == ("I", 8)
