"""Every line of an answer ends in one outcome, and only what it proves moves money."""

import datetime

import pytest

from chitra.access import operations as access
from chitra.delivery.tests import builders as d
from chitra.kernel import errors
from chitra.payouts.tests import builders as b
from chitra.reconciliation import operations as reconciliation
from chitra.reconciliation.tests import papers

DAY_2 = papers.DAY + datetime.timedelta(1)


@pytest.fixture
def sent(office, tmp_path):
    d.sent(tmp_path / "out")


@pytest.fixture
def inbox(sent, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def take(path, by="tuan", day=13):
    return reconciliation.answer(path=path, provider_code=b.POST, by=by, at=d.moment(day))


def lines(answered):
    return {outcome: count for outcome, count in answered.lines.items() if count}


def details():
    return [code for (code,) in b.rows("SELECT detail FROM reconciliation_line WHERE detail <> '' ORDER BY id")]


def open_codes():
    found = b.rows("SELECT code FROM reconciliation_exception WHERE resolved_at IS NULL ORDER BY id")
    return [code for (code,) in found]


def money():
    return {kind: amount // d.SHARE_VND for kind, amount in b.balances().items()}


def test_a_debit_proves_a_payment_and_an_advance_finds_its_drawdown(inbox):
    answered = take(papers.camt(inbox, [papers.advance(), *map(papers.paid, d.BANKED)]))
    assert lines(answered) == {"applied": 8}
    assert (answered.opening_vnd, answered.closing_vnd, answered.is_gap) == (0, len(d.IN_CASH) * d.SHARE_VND, False)
    assert {d.standings()[name] for name in d.BANKED} == {"paid"}
    assert money() == {"FUNDED": 12, "HELD": 5, "PAID": 7}
    assert b.rows("SELECT count(*) FROM reconciliation_match") == [(7,)]
    assert b.rows("SELECT count(*) FROM reconciliation_line WHERE drawdown_id IS NOT NULL") == [(1,)]
    assert b.deeds()[-1] == "book"


def test_the_same_bytes_again_change_nothing(inbox):
    path = papers.camt(inbox, [papers.paid("Bà Hai")])
    take(path)
    before = b.rows("SELECT count(*) FROM audit_entry")
    again = take(path)
    assert again.is_known
    assert lines(again) == {"known": 1}
    assert b.rows("SELECT count(*) FROM audit_entry") == before


def test_the_same_statement_saved_anew_is_known_line_by_line(inbox):
    entries = [papers.advance(), papers.paid("Bà Hai"), papers.paid("Anh Bảy")]
    take(papers.camt(inbox, entries))
    assert lines(take(papers.camt(inbox, entries[::-1]))) == {"known": 3}
    assert money()["PAID"] == 2


def test_the_same_statement_with_one_line_more_adds_that_line(inbox):
    entries = [papers.advance(), papers.paid("Bà Hai")]
    take(papers.camt(inbox, entries))
    longer = take(papers.camt(inbox, [*entries, papers.paid("Anh Bảy")]))
    assert lines(longer) == {"applied": 1, "known": 2}
    assert not longer.is_gap


@pytest.mark.parametrize("first", ["camt", "mt940"])
def test_a_day_told_in_two_formats_is_told_once(inbox, first):
    entries = [papers.advance(), papers.paid("Bà Hai"), papers.Entry("fee", -5500, bank_ref="P1")]
    writers = {"camt": papers.camt, "mt940": papers.mt940}
    one = take(writers.pop(first)(inbox, entries))
    two = take(next(iter(writers.values()))(inbox, entries))
    assert lines(one) == {"applied": 2, "conflict": 1}
    assert lines(two) == {"known": 3}
    assert open_codes() == ["E-RECON-FEE"]


def test_two_debits_of_one_order_are_two_lines_and_one_payment(inbox):
    twice = [papers.paid("Bà Hai"), papers.paid("Bà Hai", bank_ref="FT-OTHER")]
    assert lines(take(papers.camt(inbox, twice))) == {"applied": 1, "conflict": 1}
    assert details() == ["E-RECON-PAID-TWICE"]
    assert money()["PAID"] == 1


def test_the_second_debit_may_stand_in_the_next_statement_of_the_day(inbox):
    take(papers.camt(inbox, [papers.advance(), papers.paid("Bà Hai")]))
    rest = d.TOTAL_VND - d.SHARE_VND
    second = papers.camt(inbox, [papers.paid("Bà Hai", bank_ref="FT-OTHER")], opening_vnd=rest, number=2)
    assert lines(take(second)) == {"conflict": 1}
    assert details() == ["E-RECON-PAID-TWICE"]


def test_two_fees_alike_are_two_fees(inbox):
    fees = [papers.Entry("fee", -5500, bank_ref="P1"), papers.Entry("fee", -5500, bank_ref="P2")]
    assert lines(take(papers.camt(inbox, fees))) == {"conflict": 2}
    assert money() == {"FUNDED": 12, "HELD": 5, "IN_FLIGHT": 7}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"amount_vnd": -1}, "E-RECON-AMOUNT"),
        ({"amount_vnd": -d.SHARE_VND - 1}, "E-RECON-AMOUNT"),
        ({"amount_vnd": d.SHARE_VND, "kind": "return", "account": "999999999"}, "E-RECON-ACCOUNT"),
        ({"account": "4200205199999"}, "E-RECON-ACCOUNT"),
    ],
)
def test_what_differs_from_the_order_moves_nothing(inbox, change, code):
    right = papers.paid("Bà Hai")
    wrong = papers.Entry(
        change.get("kind", "payment"),
        change.get("amount_vnd", right.amount_vnd),
        right.reference,
        account=change.get("account", ""),
    )
    assert lines(take(papers.camt(inbox, [wrong]))) == {"conflict": 1}
    assert details() == [code] == open_codes()
    assert d.standings()["Bà Hai"] == "instructed"


def test_one_unknown_reference_does_not_block_the_others(inbox):
    stranger = papers.Entry("payment", -500_000, "CT00000099999999")
    answered = take(papers.camt(inbox, [stranger, papers.paid("Bà Hai")]))
    assert lines(answered) == {"applied": 1, "unknown": 1}
    assert open_codes() == ["E-RECON-UNKNOWN"]


def test_money_that_nobody_drew_is_asked_about(inbox):
    assert lines(take(papers.camt(inbox, [papers.advance(ref="KHAC")]))) == {"unknown": 1}
    assert open_codes() == ["E-RECON-RECEIPT"]


def test_one_drawdown_is_credited_once(inbox):
    twice = [papers.advance(), papers.Entry("advance", d.TOTAL_VND, bank_ref="KB2", text="Kho bac tam ung RDT-09")]
    assert lines(take(papers.camt(inbox, twice))) == {"applied": 1, "conflict": 1}
    assert details() == ["E-RECON-RECEIPT-TWICE"]


def test_an_order_that_was_never_sent_has_no_answer(office, tmp_path):
    d.released()
    answered = take(papers.camt(tmp_path, [papers.paid("Bà Hai")]))
    assert lines(answered) == {"conflict": 1}
    assert details() == ["E-RECON-NOT-SENT"]


def test_a_statement_of_another_customers_account_is_refused_whole(inbox):
    with pytest.raises(reconciliation.ForeignAccount):
        take(papers.camt(inbox, [papers.paid("Bà Hai")], account="1111111111"))
    assert b.rows("SELECT count(*) FROM reconciliation_answer") == [(0,)]
    assert b.rows("SELECT count(*) FROM rosters_original WHERE file_name LIKE 'camt%%'") == [(0,)]


def test_the_advance_of_one_programme_does_not_pay_for_another(inbox):
    d.advance_account(programme="btxh", account="4200201008888")
    answered = take(papers.camt(inbox, [papers.paid("Bà Hai")], account="4200201008888"))
    assert lines(answered) == {"conflict": 1}
    assert details() == ["E-RECON-ADVANCE-ACCOUNT"]


def test_a_statement_that_skips_a_day_is_a_gap(inbox):
    take(papers.camt(inbox, [papers.advance(), papers.paid("Bà Hai")]))
    later = papers.camt(inbox, [papers.paid("Anh Bảy", on=DAY_2)], opening_vnd=5, number=2)
    assert take(later, day=14).is_gap


@pytest.mark.parametrize("username", ["lan", "minh", "ha", "giam", "hoa", "admin"])
def test_only_who_answers_for_the_provider_hands_answers_in(inbox, username):
    with pytest.raises(access.MandateMissing):
        take(papers.camt(inbox, [papers.paid("Bà Hai")]), by=username)
    assert d.standings()["Bà Hai"] == "instructed"


def test_a_broken_file_leaves_nothing(inbox):
    whole = papers.camt(inbox, [papers.paid("Bà Hai"), papers.paid("Anh Bảy")])
    whole.write_bytes(whole.read_bytes()[:-200])
    with pytest.raises(errors.BadInput):
        take(whole)
    assert b.rows("SELECT count(*) FROM reconciliation_answer") == [(0,)]


def test_a_report_by_exception_rejects_what_it_lists_and_nothing_else(inbox):
    answered = take(papers.pain002(inbox, papers.batch(), [("Chị Ba", "RJCT")]))
    assert lines(answered) == {"applied": 1}
    assert d.standings()["Chị Ba"] == "rejected"
    assert d.standings()["Bà Hai"] == "instructed"
    assert money() == {"FUNDED": 12, "HELD": 5, "IN_FLIGHT": 6, "RETURNED": 1}


def test_a_closed_account_is_no_way_to_pay_any_more(inbox):
    take(papers.pain002(inbox, papers.batch(), [("Chị Ba", "RJCT")]))
    found = b.rows(
        "SELECT m.standing FROM enrolment_method AS m JOIN beneficiaries_person AS p ON p.id = m.person_id"
        " WHERE p.full_name = 'Chị Ba'"
    )
    assert found == [("closed",)]


def test_a_group_that_is_rejected_rejects_every_order_in_it(inbox):
    answered = take(papers.pain002(inbox, papers.batch(), group="RJCT"))
    assert lines(answered) == {"applied": 7}
    assert money() == {"FUNDED": 12, "HELD": 5, "RETURNED": 7}


def test_a_report_that_contradicts_itself_rejects_nobody(inbox):
    answered = take(papers.pain002(inbox, papers.batch(), [("Bà Hai", "ACSC")], group="RJCT"))
    assert lines(answered) == {"conflict": 1}
    assert {d.standings()[name] for name in d.BANKED} == {"instructed"}


def test_a_report_on_somebody_elses_order_is_refused(inbox):
    with pytest.raises(reconciliation.OrderUnknown):
        take(papers.pain002(inbox, "CT-OTHER", group="RJCT"))


def test_acceptance_is_no_outcome(inbox):
    assert lines(take(papers.pain002(inbox, papers.batch(), [("Bà Hai", "ACSP")]))) == {"applied": 1}
    assert d.standings()["Bà Hai"] == "instructed"


def test_after_payment_only_a_booked_credit_is_a_return(inbox):
    take(papers.camt(inbox, [papers.advance(), papers.paid("Bà Hai")]))
    assert lines(take(papers.pain002(inbox, papers.batch(), [("Bà Hai", "RJCT")]))) == {"conflict": 1}
    assert open_codes() == ["E-RECON-RETURN-WITHOUT-MONEY"]
    assert d.standings()["Bà Hai"] == "paid"
    rest = d.TOTAL_VND - d.SHARE_VND
    credit = papers.camt(inbox, [papers.back("Bà Hai", on=DAY_2)], opening_vnd=rest, number=2)
    assert lines(take(credit, day=14)) == {"applied": 1}
    assert d.standings()["Bà Hai"] == "returned"
    assert open_codes() == []
    assert money() == {"FUNDED": 12, "HELD": 5, "IN_FLIGHT": 6, "RETURNED": 1}


def test_money_back_before_its_debit_waits_for_it(inbox):
    rest = d.TOTAL_VND - d.SHARE_VND
    late = papers.camt(inbox, [papers.back("Bà Hai", on=DAY_2)], opening_vnd=rest, number=2)
    assert lines(take(late, day=14)) == {"conflict": 1}
    assert open_codes() == ["E-RECON-RETURN-BEFORE-PAID"]
    take(papers.camt(inbox, [papers.advance(), papers.paid("Bà Hai")]), day=14)
    assert d.standings()["Bà Hai"] == "returned"
    assert open_codes() == []


def test_paid_after_a_rejection_is_an_exception_and_changes_nothing(inbox):
    take(papers.pain002(inbox, papers.batch(), [("Chị Ba", "RJCT")]))
    assert lines(take(papers.camt(inbox, [papers.paid("Chị Ba")]))) == {"conflict": 1}
    assert open_codes() == ["E-RECON-PAID-AFTER-RETURN"]
    assert d.standings()["Chị Ba"] == "rejected"


def test_a_debit_that_is_undone_in_its_own_statement_agrees_with_a_rejection(inbox):
    take(papers.pain002(inbox, papers.batch(), [("Chị Ba", "RJCT")]))
    assert lines(take(papers.camt(inbox, [papers.paid("Chị Ba"), papers.back("Chị Ba")]))) == {"known": 2}
    assert open_codes() == []


def test_returned_twice_is_an_exception(inbox):
    twice = [papers.paid("Bà Hai"), papers.back("Bà Hai"), papers.back("Bà Hai", bank_ref="FT-OTHER")]
    assert lines(take(papers.camt(inbox, twice))) == {"applied": 2, "conflict": 1}
    assert details() == ["E-RECON-RETURNED-TWICE"]


def test_cash_that_was_not_fetched_may_be_fetched_another_day(inbox):
    first = take(papers.cash(inbox, d.IN_CASH[:3], d.IN_CASH[3:]))
    assert lines(first) == {"applied": 5}
    assert money() == {"FUNDED": 12, "HELD": 2, "IN_FLIGHT": 7, "PAID": 3}
    second = take(papers.cash(inbox, d.IN_CASH[3:4], on=DAY_2), day=14)
    assert lines(second) == {"applied": 1}
    assert d.standings()[d.IN_CASH[3]] == "paid"
    assert d.standings()[d.IN_CASH[4]] == "unclaimed"


def test_an_older_list_of_who_did_not_come_is_old_news(inbox):
    older = papers.cash(inbox, [], d.IN_CASH[:1])
    take(papers.cash(inbox, d.IN_CASH[:1], on=DAY_2), day=14)
    assert lines(take(older, day=14)) == {"known": 1}


def test_an_exception_is_closed_with_what_was_found_out(inbox):
    take(papers.camt(inbox, [papers.Entry("fee", -5500)]))
    exception_id = b.rows("SELECT id FROM reconciliation_exception")[0][0]
    told = {"exception_id": exception_id, "provider_code": b.POST, "resolution": "Đã hoàn phí", "at": d.moment(14)}
    with pytest.raises(access.MandateMissing):
        reconciliation.resolve(**told, by="giam")
    reconciliation.resolve(**told, by="ke")
    assert open_codes() == []
    with pytest.raises(reconciliation.ExceptionGone):
        reconciliation.resolve(**told, by="ke")
