"""Taking lists in."""

import threading

import pytest
from django.db import connection, connections

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.ledger import operations as ledger
from chitra.ledger import queries as books
from chitra.rosters import intake, operations, placement, queries, staging
from chitra.rosters.tests import builders

LIST = builders.workbook_of([builders.HAI, builders.TU])


def count(table):
    with access.system_scope(), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def everything():
    tables = ("rosters_roster", "rosters_row", "rosters_finding", "beneficiaries_person", "rosters_submission")
    return {table: count(table) for table in tables}


def codes(imported):
    return sorted({found.code for found in imported.findings if found.severity == "block"})


def test_a_list_is_stored_with_its_people_and_its_sum(office):
    done = builders.taken_in(LIST)
    assert not done.unchanged
    assert (done.organisation_code, done.programme, done.month) == ("PL-506", "ncc", "2023-09")
    assert done.counts["accepted"] == 2
    assert (done.people, done.amount_vnd) == (2, 2 * (1_384_000 + 580_000))
    assert codes(done) == []


def test_the_same_file_again_changes_nothing_and_says_so(office):
    builders.taken_in(LIST)
    before = everything()
    assert builders.taken_in(LIST).unchanged
    assert everything() == before


def test_the_same_list_sorted_otherwise_under_another_name_changes_nothing(office):
    builders.taken_in(LIST)
    before = everything()
    assert builders.taken_in(builders.workbook_of([builders.TU, builders.HAI]), name="bản mới.xlsx").unchanged
    assert everything() == before


def test_new_content_under_the_key_needs_to_be_asked_for(office):
    builders.taken_in(LIST)
    longer = builders.workbook_of([builders.HAI, builders.TU, builders.NAM])
    with pytest.raises(intake.ListExists):
        builders.taken_in(longer)
    done = builders.taken_in(longer, replace=True)
    assert done.people == 3
    assert count("rosters_roster WHERE is_current") == 1
    assert count("rosters_roster WHERE replaced_by_id IS NOT NULL") == 1


def test_a_frozen_list_cannot_be_replaced(office):
    builders.taken_in(LIST)
    with access.system_scope():
        facts = books.period(organisation_code="PL-506", programme_code="ncc", month=builders.SEPTEMBER)
        assert facts is not None
        operations.mark_frozen(period_id=facts.id, at=builders.AT)
    with pytest.raises(intake.ListFrozen):
        builders.taken_in(builders.workbook_of([builders.HAI]), replace=True)
    assert builders.taken_in(LIST).unchanged


@pytest.mark.parametrize("by", ["hoi", "minh", "nobody"])
def test_whoever_does_not_prepare_here_is_refused(office, by):
    with pytest.raises(access.MandateMissing):
        builders.taken_in(LIST, by=by)
    assert count("rosters_row") == 0


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"month": builders.month("2023-10")}, "E-LIST-PERIOD-DIFFERS"),
        ({"organisation_code": "PL-503"}, "E-LIST-ORG-DIFFERS"),
    ],
)
def test_a_title_that_says_otherwise_is_refused(office, wish, code):
    with pytest.raises(placement.TitleDiffers) as refused:
        builders.taken_in(LIST, **wish)
    assert refused.value.code == code
    assert count("rosters_original") == 0


def test_a_dry_run_is_nobodys_deed_and_stores_nothing(office):
    before = everything()
    done = builders.taken_in(LIST, by=None, dry_run=True)
    assert done.people == 2
    assert everything() == before


def test_a_failing_journal_undoes_the_import(office, monkeypatch):
    def fail(**facts):
        raise RuntimeError("the journal is full")

    monkeypatch.setattr(audit, "record", fail)
    with pytest.raises(RuntimeError):
        builders.taken_in(LIST)
    assert count("rosters_row") == 0
    assert count("beneficiaries_person") == 0


def test_a_failure_between_the_statements_leaves_nothing(office, monkeypatch):
    monkeypatch.setattr(staging, "judge", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        builders.taken_in(LIST)
    assert everything()["rosters_row"] == 0


def test_two_imports_at_once_store_one_list(committed_office):
    told, barrier = [], threading.Barrier(2)

    def hand_in():
        barrier.wait()
        told.append(builders.taken_in(LIST).unchanged)
        connections.close_all()

    threads = [threading.Thread(target=hand_in) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == [False, True]
    assert count("rosters_roster") == 1
    assert count("beneficiaries_person") == 2


def test_two_organisations_that_meet_the_same_new_person_at_once_make_one(committed_office):
    barrier = threading.Barrier(2)
    hoi_an = builders.workbook_of([builders.HAI], place="Thành phố Hội An")

    def hand_in(data, by):
        barrier.wait()
        builders.taken_in(data, by=by)
        connections.close_all()

    threads = [threading.Thread(target=hand_in, args=each) for each in ((LIST, "lan"), (hoi_an, "hoi"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count("beneficiaries_person WHERE cccd = '049043187738'") == 1


def test_two_organisations_that_meet_the_same_new_people_in_other_orders_wait_for_each_other(committed_office):
    people = [builders.Invalid("Hồ Văn Tư", f"QN/TB {number}", f"0490462655{number}") for number in range(10, 99)]
    here, there = ("Huyện Đại Lộc", people, "lan"), ("Thành phố Hội An", people[::-1], "hoi")
    told, barrier = [], threading.Barrier(2)

    def hand_in(place, crowd, by):
        data = builders.workbook_of(crowd, place=place)
        barrier.wait()
        told.append(builders.taken_in(data, by=by).people)
        connections.close_all()

    threads = [threading.Thread(target=hand_in, args=each) for each in (here, there)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == [len(people), len(people)]
    assert count("beneficiaries_person") == len(people)


def test_a_session_whose_first_file_was_undone_goes_on(committed_office, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(staging, "judge", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            builders.taken_in(LIST)
    for place, by in (("Huyện Đại Lộc", "lan"), ("Thành phố Hội An", "hoi")):
        assert builders.taken_in(builders.workbook_of([builders.TU], place=place), by=by).counts["accepted"] == 1
    assert count("rosters_row WHERE row_kind = 'data'") == 2


def test_a_person_is_the_same_next_month(office):
    builders.taken_in(LIST)
    builders.taken_in(builders.workbook_of([builders.HAI], month="Tháng 10 năm 2023"), name="10.xlsx")
    assert count("beneficiaries_person") == 2


def test_a_card_known_under_another_name_links_nobody(office):
    builders.taken_in(LIST)
    stranger = builders.Invalid("Ngô Văn Khác", "QN/TB 9", builders.HAI.card)
    done = builders.taken_in(builders.workbook_of([stranger], month="Tháng 10 năm 2023"), name="10.xlsx")
    assert "CCCD_OF_ANOTHER" in codes(done)
    assert count("beneficiaries_person") == 3


def test_one_card_under_two_names_holds_both(office):
    twice = [builders.HAI, builders.Invalid("Ngô Văn Khác", "QN/TB 9", builders.HAI.card)]
    done = builders.taken_in(builders.workbook_of(twice))
    assert [found.row_number for found in done.findings if found.code == "DUP_CCCD"] == [8, 9]
    assert done.counts["held"] == 2


def test_a_row_is_excluded_once_by_name_and_with_a_reason(office):
    bad = builders.Invalid("Ngô Văn Khác", "QN/TB 9", "0490")
    builders.taken_in(builders.workbook_of([builders.HAI, bad]))
    with access.system_scope(), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM rosters_row WHERE outcome = 'held'")
        row_id = cursor.fetchone()[0]
    with pytest.raises(operations.ReasonMissing):
        operations.exclude_row(row_id=row_id, reason=" ", by="lan", at=builders.AT)
    with pytest.raises(access.MandateMissing):
        operations.exclude_row(row_id=row_id, reason="sai thẻ", by="hoi", at=builders.AT)
    operations.exclude_row(row_id=row_id, reason="sai thẻ", by="lan", at=builders.AT)
    with pytest.raises(operations.RowNotExcludable):
        operations.exclude_row(row_id=row_id, reason="sai thẻ", by="lan", at=builders.AT)


def test_a_closed_period_takes_no_new_list_but_a_dry_run_looks(office):
    builders.taken_in(LIST)
    with access.system_scope():
        facts = books.period(organisation_code="PL-506", programme_code="ncc", month=builders.SEPTEMBER)
        assert facts is not None
        ledger.close_period(period_id=facts.id, by="minh", at=builders.AT)
    other = builders.workbook_of([builders.NAM])
    assert builders.taken_in(LIST).unchanged
    with pytest.raises(ledger.PeriodClosed):
        builders.taken_in(other, replace=True)
    assert builders.taken_in(other, by=None, dry_run=True).people == 1


def test_findings_come_in_pages(office):
    builders.taken_in(builders.workbook_of([builders.HAI, builders.Invalid("Ngô Văn Khác", "QN/TB 9", "0490")]))
    with access.system_scope():
        facts = books.period(organisation_code="PL-506", programme_code="ncc", month=builders.SEPTEMBER)
        assert facts is not None
        first = queries.findings(facts.id, severity="block", limit=1)
        assert len(first) == 1
        assert all(found.id > first[0].id for found in queries.findings(facts.id, after=first[0].id))
