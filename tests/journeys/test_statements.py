"""A deed sends as many statements to the database for 400 people as for 40, whatever it brings in by COPY."""

import collections
import pathlib
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction

from chitra.delivery import operations as delivery
from chitra.oversight import queries as oversight
from chitra.payouts import operations as payouts
from chitra.payouts import queries as payout_queries
from chitra.reconciliation import operations as reconciliation
from chitra.rehearsal import cast as casts
from chitra.rehearsal import groups
from chitra.rehearsal.provider import desk, fate
from chitra.settlement import operations as settlement
from chitra.treasury import operations as treasury
from tests.journeys import lists, small_month
from tests.journeys.small_month import AT, BANK, OFFICE, PLACE, POST, SEPTEMBER

FEW, MANY = 40, 400
EVERYBODY_ANSWERS = fate.Rates(rejected_ppm=300_000, late_return_ppm=0, no_answer_ppm=0, unclaimed_ppm=100_000)


@pytest.mark.django_db
def test_four_hundred_people_take_the_statements_of_forty(tmp_path: pathlib.Path) -> None:
    few, many = _month_of(FEW, tmp_path / "few"), _month_of(MANY, tmp_path / "many")
    assert many.keys() == few.keys()
    for deed, statements in many.items():
        assert statements == few[deed], deed


def _month_of(people: int, folder: pathlib.Path) -> dict[str, collections.Counter[str]]:
    """Play a month and roll it back; give the statements of each deed."""
    folder.mkdir()
    counted: dict[str, collections.Counter[str]] = {}
    with transaction.atomic():
        for deed, do in _deeds(people, folder):
            counted[deed] = _statements(do)
        transaction.set_rollback(True)
    return counted


def _statements(do: Callable[[], object]) -> collections.Counter[str]:
    """Count the statements of a deed by their first line; savepoints only nest the months of this test."""
    seen: collections.Counter[str] = collections.Counter()

    def count(execute, statement, params, many, context):
        seen[str(statement).split("\n", 1)[0][:100]] += 1
        return execute(statement, params, many, context)

    with connection.execute_wrapper(count):
        do()
    return collections.Counter({line: times for line, times in seen.items() if "SAVEPOINT" not in line})


def _deeds(people: int, folder: pathlib.Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Name each deed of a month of so many people, half of them with an account, and give it to be done."""
    cast = small_month.appointed()
    officers, clerks = cast.offices[OFFICE], cast.providers
    right = groups.Right("btxh", "5C")
    listed = tuple(
        lists.person(
            f"Nguyễn Thị {_word(place)}", 1000 + place, right, commune="20524", sex="nữ", born=(1938, 5, 2),
            paid_by="bank" if place % 2 else "cash",
        )
        for place in range(people)
    )  # fmt: skip
    (path,) = lists.written(folder, SEPTEMBER, [lists.Lists(OFFICE, "btxh", listed)])
    yield "import", lambda: small_month.taken_in(path, by=officers.preparer)
    yield "check", lambda: payouts.check(**PLACE, by=officers.preparer, at=AT)
    yield "freeze", lambda: payouts.freeze(**PLACE, by=officers.preparer, at=AT, pay_date=AT.date())
    yield "submit", lambda: payouts.submit(**PLACE, by=officers.preparer, at=AT)
    yield "approve", lambda: payouts.approve(**PLACE, by=officers.head, at=AT, reason="Đã rà soát")
    with small_month.everywhere():
        gaps = payout_queries.gaps(small_month.period_id())
    assert sum(gap.needed_vnd for gap in gaps) == people * 360_000, "everybody is to be paid"
    advances: dict[str, list[desk.Advance]] = {}
    for gap in gaps:
        told = {"provider_code": gap.provider_code, "source_code": gap.source_code, "amount_vnd": gap.missing_vnd}
        papers = {"ref": f"RDT-{gap.provider_code}", "received_on": AT.date(), "by": officers.accountant, "at": AT}
        yield f"fund {gap.provider_code}", lambda told=told, papers=papers: treasury.fund(**PLACE, **told, **papers)
        account = casts.account_no(OFFICE, "btxh", gap.provider_code)
        text = f"Kho bac chuyen tam ung {papers['ref']}"
        advances[gap.provider_code] = [desk.Advance(account, gap.missing_vnd, AT.date(), text=text)]
    yield "release", lambda: delivery.release(**PLACE, by=officers.releaser, at=AT, checks=oversight.broken)
    for provider in (BANK, POST):
        orders = folder / provider
        told = {"provider_code": provider, "format": "pain001", "folder": orders, "by": officers.releaser, "at": AT}
        yield f"payfiles {provider}", lambda told=told: delivery.payfiles(**PLACE, **told)
        played = desk.play(
            orders=sorted(orders.iterdir()), advances=advances[provider], from_date=AT.date(), to_date=AT.date(),
            out=folder / f"{provider}-answers", state=folder / f"{provider}.json", seed=7, rates=EVERYBODY_ANSWERS,
        )  # fmt: skip
        for written in sorted(played.files, key=lambda each: each.kind.startswith("camt")):
            answer = {"path": written.path, "provider_code": provider, "by": clerks[provider].operator, "at": AT}
            yield f"answer {provider} {written.kind}", lambda answer=answer: reconciliation.answer(**answer)
    for signer in (officers.accountant, clerks[BANK].controller, clerks[POST].controller):
        yield f"settle {signer}", lambda signer=signer: settlement.settle(**PLACE, by=signer, at=AT)
    yield "close", lambda: settlement.close(**PLACE, by=officers.head, at=AT, checks=oversight.broken)


def _word(number: int) -> str:
    """Spell a number as a name, so that nobody has another's."""
    first, last = divmod(number, 26)
    return f"{chr(65 + first)}a {chr(65 + last)}o"
