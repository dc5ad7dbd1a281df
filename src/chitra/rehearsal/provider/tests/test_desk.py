"""The provider's desk: deterministic, balanced, honest in its truth file, and read by Chitra without a remainder."""

import io
import json
import pathlib
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

import pytest

from chitra.formats.banking import answers, cash_list, instructions, pain001, provider_table, reading
from chitra.kernel import period as periods
from chitra.kernel import reference as references
from chitra.rehearsal.provider import desk, fate, statements

GOLDEN = pathlib.Path(__file__).parent / "golden"
HANOI = timezone(timedelta(hours=7))
ACCOUNT = "4200201009999"
OFTEN = fate.Rates(rejected_ppm=150_000, late_return_ppm=100_000, no_answer_ppm=50_000, unclaimed_ppm=300_000)
TODAY = date(2023, 12, 1)
SEPTEMBER = (date(2023, 9, 1), date(2023, 9, 30))
OCTOBER = (date(2023, 10, 1), date(2023, 10, 31))


def header(message_id: str = "CT-2309-1") -> instructions.Header:
    return instructions.Header(
        message_id, datetime(2023, 9, 4, 8, tzinfo=HANOI), "Phòng", "Bưu điện", ACCOUNT, "970405", date(2023, 9, 5)
    )


def payments(count: int = 300, start: int = 1) -> tuple[instructions.Instruction, ...]:
    return tuple(
        instructions.Instruction(
            references.made(period=periods.Period(2023, 9), serial=serial),
            500_000 + serial,
            "Nguyễn Thị Hai",
            f"4200205{serial:06d}",
            "970405",
            "Trợ cấp T09/2023",
        )
        for serial in range(start, start + count)
    )


def ordered(
    path: pathlib.Path, what: Sequence[instructions.Instruction], message_id: str = "CT-2309-1"
) -> pathlib.Path:
    write = {".xml": pain001.write, ".xlsx": provider_table.write_xlsx, ".csv": provider_table.write_csv}[path.suffix]
    with path.open("wb") as target:
        write(target, header(message_id), what)
    return path


def played(
    folder: pathlib.Path,
    orders: Sequence[pathlib.Path] = (),
    *,
    days: tuple[date, date] = SEPTEMBER,
    advance_vnd: int = 0,
    form: desk.StatementFormat = "camt053",
    labels: dict[str, fate.Label] | None = None,
    name: str = "out",
    state: str = "state.json",
) -> desk.Played:
    advances = [desk.Advance(ACCOUNT, advance_vnd, days[0], "KB2309001")] if advance_vnd else []
    return desk.play(
        orders=orders,
        advances=advances,
        from_date=days[0],
        to_date=days[1],
        out=folder / f"{name}-{days[0]:%m}",
        state=folder / state,
        seed=7,
        rates=OFTEN,
        labels=labels,
        formats={ACCOUNT: form},
    )


def answer(result: desk.Played, kind: str) -> answers.AnswerFile:
    (file,) = [file for file in result.files if file.kind == kind]
    return reading.read(file.path, file_name=file.path.name, today=TODAY)


def truth(result: desk.Played) -> dict[str, dict[str, object]]:
    facts: dict[str, dict[str, object]] = json.loads(result.truth.read_text(encoding="utf-8"))
    return facts


def test_the_same_seed_gives_the_same_files(tmp_path: pathlib.Path):
    order = ordered(tmp_path / "o.xml", payments())
    first, second = (
        played(tmp_path, [order], advance_vnd=10**9, name=name, state=f"{name}.json") for name in ("a", "b")
    )

    assert [file.path.read_bytes() for file in first.files] == [file.path.read_bytes() for file in second.files]
    assert truth(first) == truth(second)


@pytest.mark.parametrize("form", ["camt053", "camt053.02", "camt053.batched", "mt940"])
def test_report_and_statement_together_tell_the_truth(tmp_path: pathlib.Path, form: desk.StatementFormat):
    what = payments()
    result = played(tmp_path, [ordered(tmp_path / "o.xml", what)], advance_vnd=10**9, form=form)
    report, statement = answer(result, "pain002"), answer(result, form)
    rejected = {line.reference for line in report.lines}
    paid = {line.reference for line in statement.lines if line.status == "paid"}
    facts = truth(result)

    assert {line.malformed for line in (*report.lines, *statement.lines)} == {None}
    assert report.heads[0].unlisted == "accepted"
    assert statement.heads[0].notes == ()
    assert rejected == {ref for ref, fact in facts.items() if fact["outcome"] == "rejected"}
    assert paid == {ref for ref, fact in facts.items() if fact["outcome"] in {"paid", "late_return"}}
    assert {facts[ref]["outcome"] for ref in facts.keys() - rejected - paid} == {"no_answer"}
    assert all(line.amount_vnd == 10**9 for line in statement.lines if line.status == "received")


@pytest.mark.parametrize("form", ["camt053", "mt940"])
def test_statements_chain_and_what_is_late_comes_next_month(tmp_path: pathlib.Path, form: desk.StatementFormat):
    september = played(tmp_path, [ordered(tmp_path / "o.xml", payments())], advance_vnd=10**9, form=form)
    october = played(tmp_path, days=OCTOBER, form=form)
    first, second = answer(september, form), answer(october, form)
    facts = truth(september)

    assert first.heads[0].closing_vnd == second.heads[0].opening_vnd
    assert (first.heads[0].sequence, second.heads[0].sequence) == (1, 2)
    assert second.heads[0].notes == ()
    assert Counter(line.status for line in second.lines) == {
        "returned": september.outcomes["late_return"],
        "paid": september.outcomes["no_answer"],
    }
    for line in second.lines:
        outcome = "late_return" if line.status == "returned" else "no_answer"
        assert facts[line.reference or ""]["outcome"] == outcome
        assert OCTOBER[0] <= (line.booked_on or TODAY) <= OCTOBER[1]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_table_comes_back_filled_in(tmp_path: pathlib.Path, suffix: str):
    result = played(tmp_path, [ordered(tmp_path / f"o{suffix}", payments())], advance_vnd=10**9)
    table = answer(result, suffix[1:])
    facts = truth(result)
    expected = {"paid": "paid", "late_return": "paid", "rejected": "rejected", "no_answer": "accepted"}

    assert [line.malformed for line in table.lines] == [None] * 300
    assert {line.reference: line.status for line in table.lines} == {
        ref: expected[str(fact["outcome"])] for ref, fact in facts.items()
    }


@pytest.mark.parametrize("write", [cash_list.write_xlsx, cash_list.write_csv])
def test_a_cash_list_comes_back_signed(tmp_path: pathlib.Path, write: object):
    cash = [
        instructions.CashPayment(payment.reference, payment.amount_vnd, payment.payee_name) for payment in payments(100)
    ]
    path = tmp_path / ("c.xlsx" if write is cash_list.write_xlsx else "c.csv")
    with path.open("wb") as target:
        write(target, instructions.CashHeader("CL-1", "P", "B", "Đ", "T9", date(2023, 9, 6)), cash)  # type: ignore[operator]
    signed = answer(played(tmp_path, [path]), "cash")
    facts = json.loads((tmp_path / "out-09" / "truth.json").read_text(encoding="utf-8"))

    assert {line.reference: line.status for line in signed.lines} == {
        ref: fact["outcome"] for ref, fact in facts.items()
    }
    assert {line.signature for line in signed.lines} == {"signed", "fingerprint", None}
    assert {line.malformed for line in signed.lines} == {None}


def test_an_order_beyond_the_advance_is_rejected_whole(tmp_path: pathlib.Path):
    result = played(tmp_path, [ordered(tmp_path / "o.xml", payments())], advance_vnd=1_000)
    head = answer(result, "pain002").heads[0]

    assert (head.unlisted, head.unlisted_reason) == ("rejected", "no_funds")
    assert [line.status for line in answer(result, "camt053").lines] == ["received"]


def test_the_same_order_twice_moves_money_once(tmp_path: pathlib.Path):
    order = ordered(tmp_path / "o.xml", payments())
    september = played(tmp_path, [order], advance_vnd=10**9)
    october = played(tmp_path, [order], days=OCTOBER)

    assert answer(october, "pain002").lines == answer(september, "pain002").lines
    assert len(answer(october, "camt053").lines) == (
        september.outcomes["late_return"] + september.outcomes["no_answer"]
    )


def test_mistakes_happen_only_when_asked_for(tmp_path: pathlib.Path):
    one, two, three, *_ = what = payments(20)
    labels: dict[str, fate.Label] = {
        one.reference: "wrong_amount",
        two.reference: "paid_twice",
        three.reference: "wrong_account",
    }
    result = played(tmp_path, [ordered(tmp_path / "o.xml", what)], advance_vnd=10**9, labels=labels)
    lines = answer(result, "camt053").lines
    found = {ref: [line for line in lines if line.reference == ref] for ref in labels}

    assert [line.amount_vnd for line in found[one.reference]] == [-one.amount_vnd - 1]
    assert len(found[two.reference]) == 2
    assert found[three.reference][0].account != three.account_no
    assert (
        not {"wrong_amount", "paid_twice", "wrong_account"}
        & played(
            tmp_path,
            [ordered(tmp_path / "p.xml", what, "CT-2309-2")],
            name="plain",
            state="plain.json",
            advance_vnd=10**9,
        ).outcomes.keys()
    )


def test_a_batch_entry_is_read_as_its_payments():
    parts = tuple(
        statements.Entry("payment", -payment.amount_vnd, date(2023, 9, 5), "FT1", payment.reference, payment.account_no)
        for payment in payments(5)
    )
    facts = statements.Statement(ACCOUNT, "Bưu điện", 1, *SEPTEMBER, 10**9, datetime(2023, 9, 30, 21, tzinfo=HANOI))
    for version in ("camt.053.001.08", "camt.053.001.02"):
        target = io.BytesIO()
        batch = statements.Batch("CT-2309-1", date(2023, 9, 5), "FT1", parts)
        closing_vnd = statements.write_camt053(target, facts, [batch], version=version)
        read = reading.read(target.getvalue(), file_name="x.xml", today=TODAY)

        assert [line.amount_vnd for line in read.lines] == [part.amount_vnd for part in parts]
        assert (read.heads[0].closing_vnd, read.heads[0].notes) == (closing_vnd, ())


def test_rates_are_met_in_the_long_run():
    outcomes = Counter(
        fate.at_bank(references.made(period=periods.Period(2023, 9), serial=serial), seed=7, rates=fate.Rates()).outcome
        for serial in range(20_000)
    )

    assert 250 <= outcomes["rejected"] <= 350
    assert 40 <= outcomes["late_return"] <= 85
    assert 20 <= outcomes["no_answer"] <= 65


@pytest.mark.parametrize("form", ["camt053", "mt940"])
def test_the_answers_are_the_golden_files(tmp_path: pathlib.Path, form: desk.StatementFormat):
    result = played(tmp_path, [ordered(tmp_path / "order.xml", payments(12))], advance_vnd=10**8, form=form)

    assert {file.kind for file in result.files} == {"pain002", form}
    for file in result.files:
        assert file.path.read_bytes() == (GOLDEN / file.path.name).read_bytes()
