"""What waits on disk comes back whole and in order, each account's apart."""

import datetime
import json

import pytest

from chitra.rehearsal.provider import facts, statements, waiting

DAY = datetime.date(2023, 9, 12)


def entry(amount_vnd):
    return statements.Entry("payment", amount_vnd, DAY, f"FT{amount_vnd}")


@pytest.mark.parametrize("most_held", [1, 2, 3, 100])
def test_entries_come_back_in_the_order_of_their_coming(tmp_path, most_held):
    kept = waiting.Waiting(tmp_path, most_held=most_held)
    for amount_vnd in range(1, 8):
        kept.add("42" if amount_vnd % 2 else "01", entry(amount_vnd))
    assert kept.accounts() == {"42", "01"}
    assert kept.of("42") == [entry(amount_vnd) for amount_vnd in (1, 3, 5, 7)]
    assert kept.of("01") == [entry(amount_vnd) for amount_vnd in (2, 4, 6)]
    assert kept.of("97") == []


def test_the_truth_is_one_document_however_much_there_is_of_it(tmp_path):
    for count in (0, 1, 2):
        with facts.Facts(tmp_path / "truth.json") as truth:
            for number in range(count):
                truth.add(f"CT{number}", {"outcome": "paid", "amount_vnd": number})
        told = json.loads(truth.path.read_text(encoding="utf-8"))
        assert told == {f"CT{number}": {"outcome": "paid", "amount_vnd": number} for number in range(count)}
        assert truth.outcomes == ({"paid": count} if count else {})
