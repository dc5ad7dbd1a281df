"""An answer sends the same number of statements, whatever its length."""

import collections

import pytest
from django.db import IntegrityError, connection, transaction

from chitra.delivery.tests import builders as d
from chitra.payouts.tests import builders as b
from chitra.reconciliation import operations as reconciliation
from chitra.reconciliation.tests import papers

MOST_STATEMENTS = {"release": 40, "payfiles": 20, "answer": 50}


def counted(deed):
    """Do the deed and count its statements by their first line."""
    seen: collections.Counter[str] = collections.Counter()

    def count(execute, sql, params, many, context):
        seen[sql.split("\n", 1)[0]] += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        deed()
    return {line: times for line, times in seen.items() if "SAVEPOINT" not in line}


def month_of(count, folder):
    b.crowd(count)
    d.funded()
    found = {"release": counted(d.release), "payfiles": counted(lambda: d.payfiles(folder))}
    orders = b.rows("SELECT reference, amount_vnd FROM delivery_instruction ORDER BY id")
    entries = [papers.Entry("payment", -amount, reference, bank_ref=reference) for reference, amount in orders]
    inbox = folder / "in"
    inbox.mkdir()
    path = papers.camt(inbox, [papers.advance(sum(amount for _, amount in orders)), *entries])
    found["answer"] = counted(
        lambda: reconciliation.answer(path=path, provider_code=b.POST, by="tuan", at=d.moment(13))
    )
    return found


@pytest.mark.django_db
def test_two_thousand_payments_take_the_statements_of_fifty(office, tmp_path):
    with transaction.atomic():
        few = month_of(50, tmp_path / "few")
        transaction.set_rollback(True)
    many = month_of(2_000, tmp_path / "many")
    orders = b.rows("SELECT count(*) FROM delivery_instruction")[0][0]
    assert orders > 1600
    assert b.rows("SELECT outcome, count(*) FROM reconciliation_line GROUP BY 1") == [("applied", orders + 1)]
    assert many == few
    totals = {name: sum(statements.values()) for name, statements in many.items()}
    assert all(totals[name] <= most for name, most in MOST_STATEMENTS.items()), totals


def test_if_the_journal_fails_the_answer_is_not_taken_in(committed_office, tmp_path):
    d.sent(tmp_path / "out")
    path = papers.camt(tmp_path, [papers.advance(), *map(papers.paid, d.BANKED)])
    d.journal_takes_no("answer")
    with pytest.raises(IntegrityError, match="audit_is_full"):
        reconciliation.answer(path=path, provider_code=b.POST, by="tuan", at=d.moment(13))
    assert b.rows("SELECT count(*) FROM reconciliation_line") == [(0,)]
    assert b.rows("SELECT count(*) FROM delivery_outcome") == [(0,)]
    assert "PAID" not in b.balances()
