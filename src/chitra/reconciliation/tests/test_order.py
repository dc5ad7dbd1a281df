"""The order in which answers come does not matter, nor how often, nor how many come at once."""

import concurrent.futures
import datetime
import pathlib
import tempfile

import hypothesis
import pytest
from django.db import connections, transaction
from hypothesis import strategies

from chitra.delivery.tests import builders as d
from chitra.payouts.tests import builders as b
from chitra.reconciliation import operations as reconciliation
from chitra.reconciliation.tests import papers

DAY_2 = papers.DAY + datetime.timedelta(1)


def take(path):
    return reconciliation.answer(path=path, provider_code=b.POST, by="tuan", at=d.moment(16))


def written(folder):
    """Write a month's answers: two days of the bank in two formats, a report, two days of cash."""
    first = [papers.advance(), *(papers.paid(name) for name in d.BANKED if name != "Chị Ba")]
    rest = d.TOTAL_VND - (len(d.BANKED) - 1) * d.SHARE_VND
    second = [papers.back("Bà Hai", on=DAY_2), papers.back("Dì Sáu", on=DAY_2)]
    return [
        papers.camt(folder, first),
        papers.mt940(folder, first),
        papers.camt(folder, second, opening_vnd=rest, number=2),
        papers.pain002(folder, papers.batch(), [("Chị Ba", "RJCT"), ("Anh Bảy", "ACSC"), ("Bà Hai", "ACSC")]),
        papers.cash(folder, d.IN_CASH[:2], d.IN_CASH[2:]),
        papers.cash(folder, d.IN_CASH[2:4], on=DAY_2),
    ]


def state():
    """Describe everything that matters at the end: who stands where, what the books hold, what is still open."""
    return (
        d.standings(),
        b.balances(),
        b.rows("SELECT instruction_id, direction, amount_vnd FROM reconciliation_match ORDER BY 1, 2"),
        b.rows("SELECT code FROM reconciliation_exception WHERE resolved_at IS NULL ORDER BY 1"),
        b.rows("SELECT is_gap, is_off FROM reconciliation_chain WHERE is_gap OR is_off"),
    )


@pytest.mark.django_db
def test_any_order_and_any_repetition_gives_the_same_month(office):
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        d.sent(folder / "out")
        inbox = folder / "in"
        inbox.mkdir()
        files = written(inbox)

        def played(order):
            with transaction.atomic():
                for place in order:
                    take(files[place])
                found = state()
                transaction.set_rollback(True)
            return found

        usual = played(range(len(files)))
        assert usual[3] == usual[4] == []
        assert sorted(usual[0].values()).count("paid") == 8

        @hypothesis.settings(max_examples=25, deadline=None)
        @hypothesis.given(
            strategies.permutations(range(len(files))),
            strategies.lists(strategies.integers(0, len(files) - 1), max_size=3),
        )
        def any_order(order, again):
            assert played([*order, *again]) == usual
            assert played([*again, *order]) == usual

        any_order()


def test_a_file_handed_in_twice_at_once_is_taken_in_once(committed_office, tmp_path):
    d.sent(tmp_path / "out")
    path = papers.camt(tmp_path, [papers.advance(), *map(papers.paid, d.BANKED)])

    def answer(_):
        try:
            return take(path).is_known
        finally:
            connections.close_all()

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(answer, range(4))) == [False, True, True, True]
    assert b.balances()["PAID"] == 7 * d.SHARE_VND
    assert b.rows("SELECT count(*) FROM reconciliation_line") == [(8,)]


def test_different_answers_at_once_book_each_payment_once(committed_office, tmp_path):
    d.sent(tmp_path / "out")
    inbox = tmp_path / "in"
    inbox.mkdir()
    files = written(inbox)

    def answer(path):
        try:
            return take(path)
        finally:
            connections.close_all()

    with concurrent.futures.ThreadPoolExecutor(len(files)) as pool:
        list(pool.map(answer, files))
    assert sorted(d.standings().values()) == ["paid"] * 8 + ["rejected"] + ["returned"] * 2 + ["unclaimed"]
    assert b.rows("SELECT code FROM reconciliation_exception WHERE resolved_at IS NULL") == []
    assert b.balances() == {
        "FUNDED": d.TOTAL_VND,
        "HELD": d.SHARE_VND,
        "PAID": 8 * d.SHARE_VND,
        "RETURNED": 3 * d.SHARE_VND,
    }


def test_a_line_that_names_no_order_is_unknown_once_in_reports_at_once(committed_office, tmp_path):
    d.sent(tmp_path / "out")
    inbox = tmp_path / "in"
    inbox.mkdir()
    signed = papers.cash(inbox, ["Cụ Năm"])
    strange = signed.read_text(encoding="utf-8-sig").replace(d.reference("Cụ Năm"), "CT00000000099999")
    files = [inbox / f"{number}.csv" for number in range(4)]
    for number, path in enumerate(files):
        path.write_text(strange.replace("CL", f"CL{number}"), encoding="utf-8-sig")

    def answer(path):
        try:
            return take(path).lines
        finally:
            connections.close_all()

    with concurrent.futures.ThreadPoolExecutor(len(files)) as pool:
        told = list(pool.map(answer, files))
    assert sorted((lines["unknown"], lines["known"]) for lines in told) == [(0, 1), (0, 1), (0, 1), (1, 0)]
