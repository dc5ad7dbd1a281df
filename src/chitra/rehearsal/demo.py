"""Two months of Đại Lộc and Hội An, both programmes, as they happen.

September brings the arrears of NĐ 55/2023; October increases, decreases and adjustments, deaths, moves, money carried by
name and returns that come after September was closed. Lists carry defects in both.
"""

import collections
import dataclasses
import datetime
import pathlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from chitra.access import operations as access
from chitra.delivery import queries as delivery
from chitra.kernel import period as periods
from chitra.ledger import queries as ledger
from chitra.programmes import queries as programmes
from chitra.rehearsal import cast as casts
from chitra.rehearsal import generator, month
from chitra.rehearsal.provider import desk
from chitra.reports import operations as reports
from chitra.settlement import queries as settlement
from chitra.territory import queries as territory

PLACES: Final = {"PL-506": "dailoc", "PL-503": "hoian"}
PROGRAMMES: Final = ("btxh", "ncc")
DEFECTS: Final = 0.02
#: Enough for twelve such months, by office and programme.
ESTIMATE_VND_PER_PERSON: Final = 60_000_000


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """One line of the demo's table: what was done in which month, when, by whom, and what it came to."""

    month: periods.Period
    step: str
    on: datetime.date
    by: str
    outcome: str


Tell = Callable[[Told], None]


def play(*, first: periods.Period, people: int, seed: int, out: pathlib.Path, tell: Tell) -> casts.Cast:
    """Play both months, telling each step as it is done; leave every file in `out`."""
    begin = datetime.datetime(first.year, first.month, 1, 8, tzinfo=month.HANOI) - datetime.timedelta(days=31)
    cast = casts.appointed(places=PLACES, on=begin.date(), at=begin)
    casts.watched(on=begin.date(), at=begin)
    for code, officers in cast.offices.items():
        casts.equip(
            organisation_codes=[code],
            programmes=PROGRAMMES,
            year=first.year,
            estimate_vnd=people * ESTIMATE_VND_PER_PERSON,
            accountants={code: officers.accountant},
            on=begin.date(),
            at=begin,
            by=officers.accountant,
        )
    stages = [month.Stage(each, tuple(PLACES), PROGRAMMES, cast, out / str(each), seed) for each in (first, first.next)]
    _first_month(stages[0], people=people, seed=seed, out=out, tell=tell)
    _second_month(stages[1], before=stages[0], out=out, tell=tell)
    reports.count(at=stages[1].moment(28))
    return cast


def _first_month(stage: month.Stage, *, people: int, seed: int, out: pathlib.Path, tell: Tell) -> None:
    lists = out / "danh-sach" / str(stage.month)
    generator.generate(
        generator.Order(
            month=stage.month,
            out=lists,
            people=people,
            seed=seed,
            rate=DEFECTS,
            org=tuple(PLACES),
            programmes=PROGRAMMES,
        )
    )
    advances = _prepared(stage, lists, tell=tell, first_day=7)
    played = _paid(stage, advances, tell=tell, out=out, release_day=11)
    _answered(stage, played, day=16, tell=tell)
    again = month.play_providers(
        stage, orders=[], advances=[], from_day=16, to_day=19, state=_state(out), visit="lan-2"
    )
    _answered(stage, again, day=19, tell=tell)
    _settled(stage, tell=tell)


def _second_month(stage: month.Stage, *, before: month.Stage, out: pathlib.Path, tell: Tell) -> None:
    carried = out / "danh-sach" / f"chuyen-sang-{stage.month}.csv"
    _write_carried(carried, before)
    lists = out / "danh-sach" / str(stage.month)
    generator.generate(
        generator.Order(
            month=stage.month, out=lists, rate=DEFECTS, previous=out / "danh-sach" / str(before.month), carried=carried
        )
    )
    # What comes back after September was closed is booked in October, before anything of October is paid.
    late = month.play_providers(
        before, orders=[], advances=[], from_day=20, to_day=30, state=_state(out), visit="lan-3-sau-khoa-so"
    )
    _opened(stage, lists, tell=tell)
    _answered(before, late, day=30, tell=tell, step="hoàn trả muộn")
    advances = _approved(stage, tell=tell, first_day=3)
    played = _paid(stage, advances, tell=tell, out=out, release_day=5)
    _answered(stage, played, day=12, tell=tell)
    again = month.play_providers(
        stage, orders=[], advances=[], from_day=16, to_day=19, state=_state(out), visit="lan-2"
    )
    _answered(stage, again, day=19, tell=tell)
    _settled(stage, tell=tell)


def _prepared(stage: month.Stage, lists: pathlib.Path, *, tell: Tell, first_day: int) -> list[desk.Advance]:
    _opened(stage, lists, tell=tell, day=first_day)
    return _approved(stage, tell=tell, first_day=first_day + 1)


def _opened(stage: month.Stage, lists: pathlib.Path, *, tell: Tell, day: int = 1) -> None:
    files = sorted(lists.glob("PL-*/*.xlsx"))
    counts: collections.Counter[str] = collections.Counter()
    amount_vnd = 0
    for imported in month.import_lists(stage, files, at=stage.moment(day)):
        counts.update(imported.counts)
        amount_vnd += imported.amount_vnd
    outcome = (
        f"{len(files)} tệp; nhận {_dots(counts['accepted'])}, giữ {_dots(counts['held'])}, từ chối {_dots(counts['refused'])}, "
        f"bỏ qua {_dots(counts['ignored'])} dòng; {_dots(amount_vnd)} đồng"
    )
    _tell(tell, stage, "nhập danh sách", day, "lan", outcome)
    recorded = month.authorise(stage, lists, at=stage.moment(day, 10))
    if recorded:
        _tell(tell, stage, "ghi nhận uỷ quyền", day, "lan", f"{_dots(recorded)} giấy uỷ quyền, giám hộ")
    excluded = month.exclude_unreadable(stage, at=stage.moment(day, 11))
    found: collections.Counter[str] = collections.Counter()
    for checked in month.check(stage, at=stage.moment(day, 14)):
        found.update(checked.by_severity)
    outcome = f"chặn {_dots(found['block'])}, cảnh báo {_dots(found['warn'])}, thông tin {_dots(found['info'])}; loại {excluded} dòng không đọc được"
    _tell(tell, stage, "kiểm tra", day, "lan", outcome)


def _approved(stage: month.Stage, *, tell: Tell, first_day: int) -> list[desk.Advance]:
    frozen = month.freeze(stage, at=stage.moment(first_day), pay_date=stage.moment(first_day + 4).date())
    due = sum(each.due_count for each in frozen), sum(each.due_vnd for each in frozen)
    held = sum(each.held_count for each in frozen), sum(each.held_vnd for each in frozen)
    outcome = (
        f"được chi {_dots(due[0])} khoản, {_dots(due[1])} đồng; tạm giữ {_dots(held[0])} khoản, {_dots(held[1])} đồng"
    )
    _tell(tell, stage, "chốt đợt chi", first_day, "lan", outcome)
    signed = month.approve(stage, at=stage.moment(first_day, 15))
    total_vnd = sum(each.total_vnd for each in signed)
    _tell(tell, stage, "phê duyệt", first_day, "minh", f"{len(signed)} đợt, {_dots(total_vnd)} đồng")
    advances = month.fund(stage, at=stage.moment(first_day + 1))
    funded_vnd = sum(each.amount_vnd for each in advances)
    _tell(
        tell, stage, "cấp kinh phí", first_day + 1, "thuy", f"{len(advances)} lần rút dự toán, {_dots(funded_vnd)} đồng"
    )
    return advances


def _paid(
    stage: month.Stage, advances: Sequence[desk.Advance], *, tell: Tell, out: pathlib.Path, release_day: int
) -> desk.Played:
    released = month.release(stage, at=stage.moment(release_day))
    orders = sum(batch.instruction_count for each in released for batch in each.batches)
    _tell(
        tell,
        stage,
        "phát lệnh chi",
        release_day,
        "son",
        f"{_dots(orders)} lệnh, {_dots(sum(each.run.total_vnd for each in released))} đồng",
    )
    files = month.payfiles(stage, at=stage.moment(release_day, 15))
    _tell(tell, stage, "lập tệp chi", release_day, "son", f"{len(files)} tệp (pain.001, bảng Excel, danh sách ký nhận)")
    return month.play_providers(
        stage,
        orders=[file.path for file in files],
        advances=advances,
        from_day=release_day - 1,
        to_day=15,
        state=_state(out),
        visit="lan-1",
    )


def _answered(stage: month.Stage, played: desk.Played, *, day: int, tell: Tell, step: str = "đối chiếu") -> None:
    lines: collections.Counter[str] = collections.Counter()
    count = 0
    for _, answered in month.take_answers(stage, played, at=stage.moment(day)):
        lines.update(answered.lines)
        count += 1
    outcome = (
        f"{count} tệp; khớp {_dots(lines['applied'])}, đã biết {_dots(lines['known'])}, mâu thuẫn {_dots(lines['conflict'])}, "
        f"không rõ {_dots(lines['unknown'])}, hỏng {_dots(lines['malformed'])} dòng"
    )
    _tell(tell, stage, step, day, "tuan", outcome)


def _settled(stage: month.Stage, *, tell: Tell) -> None:
    settled = month.settle(stage, at=stage.moment(20))
    minutes = [each for done in settled for each in done.minutes]
    outcome = (
        f"đã chi {_dots(sum(each.paid_vnd for each in minutes))} đồng, chuyển kỳ sau {_dots(sum(each.unpaid_vnd for each in minutes))} đồng, "
        f"nộp trả {_dots(sum(each.left_over_vnd for each in minutes))} đồng"
    )
    _tell(tell, stage, "quyết toán", 20, "thuy, hoa", outcome)
    month.close(stage, at=stage.moment(25))
    forms = month.print_forms(
        stage,
        office_names={code: territory.organisation(code).name for code in stage.organisation_codes},
        programme_names={code: programmes.programme(code).name for code in stage.programmes},
        made_on=stage.moment(25).date(),
    )
    _tell(tell, stage, "khoá sổ", 25, "minh", f"{len(settled)} kỳ; {len(forms)} biểu mẫu Excel")


def _write_carried(path: pathlib.Path, stage: month.Stage) -> None:
    """Write what a settled month left unpaid, by the codes that the lists know people by."""
    lines = ["source_code,amount"]
    with access.system_scope():
        for code, programme in stage.places:
            facts = ledger.period(organisation_code=code, programme_code=programme, month=stage.month.first_day)
            assert facts is not None
            lines += [f"{source_code},{amount_vnd}" for source_code, amount_vnd in settlement.carried_by_code(facts.id)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def standing(
    stages: Iterable[tuple[periods.Period, str, str]],
) -> Mapping[tuple[periods.Period, str, str], dict[str, delivery.Share]]:
    """Tell where the payments of each month × organisation × programme stand."""
    found = {}
    with access.system_scope():
        for each, code, programme in stages:
            facts = ledger.period(organisation_code=code, programme_code=programme, month=each.first_day)
            if facts is not None:
                found[each, code, programme] = delivery.payment_states(facts.id)
    return found


def _state(out: pathlib.Path) -> pathlib.Path:
    return out / "don-vi-chi-tra.json"


def _tell(tell: Tell, stage: month.Stage, step: str, day: int, by: str, outcome: str) -> None:  # noqa: PLR0917
    tell(Told(stage.month, step, stage.moment(day).date(), by, outcome))


def _dots(number: int) -> str:
    return f"{number:,}".replace(",", ".")
