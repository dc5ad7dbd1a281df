"""Play a month through the doors that everybody uses, from the import of its lists to its closing.

Each step is a function that takes the stage it plays on: the demo tells them one by one, the bench measures them, tests
break them off.
"""

import dataclasses
import datetime
import pathlib
import zoneinfo
from collections.abc import Iterator, Sequence
from typing import Any, Final

from chitra.access import operations as access
from chitra.delivery import operations as delivery
from chitra.enrolment import operations as enrolment
from chitra.enrolment import rules as papers
from chitra.formats.lists import readers, workbook
from chitra.kernel import period as periods
from chitra.ledger import queries as ledger
from chitra.oversight import queries as oversight
from chitra.payouts import operations as payouts
from chitra.payouts import queries as payout_queries
from chitra.reconciliation import operations as reconciliation
from chitra.rehearsal import cast as casts
from chitra.rehearsal import memory
from chitra.rehearsal.provider import desk, fate
from chitra.rosters import operations as rosters
from chitra.rosters import placement
from chitra.rosters import queries as roster_queries
from chitra.settlement import forms
from chitra.settlement import operations as settlement
from chitra.settlement import workbook as paper
from chitra.treasury import operations as treasury

HANOI: Final = zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")
REASON: Final = "Đã rà soát các cảnh báo của danh sách, chi phần đủ điều kiện"


@dataclasses.dataclass(frozen=True, slots=True)
class Stage:
    """Where a month is played: which month, which organisations and programmes, who acts, in which folder."""

    month: periods.Period
    organisation_codes: tuple[str, ...]
    programmes: tuple[str, ...]
    cast: casts.Cast
    folder: pathlib.Path
    seed: int = 7

    @property
    def places(self) -> Iterator[tuple[str, str, casts.Officers]]:
        """Every organisation × programme with the officers who act there."""
        for code in self.organisation_codes:
            officers = self.cast.offices.get(code) or self.cast.offices["*"]
            for programme in self.programmes:
                yield code, programme, officers

    def moment(self, day: int, hour: int = 9) -> datetime.datetime:
        """Name an hour of a day of the month, in the offices' time."""
        return datetime.datetime(self.month.year, self.month.month, day, hour, tzinfo=HANOI)

    @property
    def payfile_folder(self) -> pathlib.Path:
        return self.folder / "tep-chi-tra"

    @property
    def answer_folder(self) -> pathlib.Path:
        return self.folder / "ket-qua"

    @property
    def form_folder(self) -> pathlib.Path:
        return self.folder / "quyet-toan"


def import_lists(stage: Stage, files: Sequence[pathlib.Path], *, at: datetime.datetime) -> Iterator[rosters.Imported]:
    """Take in every list, reading ahead in other processes; yield what became of each."""
    with readers.Readers(2) as pool:
        read = pool.each(((path, path.name) for path in files), workbook.Hints())
        for path, (_, book) in zip(files, read, strict=True):
            officers = stage.cast.offices.get(path.parent.name) or stage.cast.offices["*"]
            yield rosters.import_file(
                data=path.read_bytes(),
                book=book.result(),
                wish=placement.Wish(month=stage.month),
                by=officers.preparer,
                at=at,
            )


def authorise(stage: Stage, lists: pathlib.Path, *, at: datetime.datetime, tenths: int = 9) -> int:
    """Record the guardianships and authorisations behind the lists' proxies, but for every tenth; tell how many."""
    recorded = 0
    for code in stage.organisation_codes:
        officers = stage.cast.offices.get(code) or stage.cast.offices["*"]
        found = tuple(_papers(lists, code, stage.month, tenths))
        if found:
            office = rosters.office(organisation_code=code, on=at.date())
            recorded += enrolment.record_authorisations(
                papers=found, office=office, by=officers.preparer, at=at
            ).recorded
    return recorded


def _papers(lists: pathlib.Path, code: str, month: periods.Period, tenths: int) -> Iterator[papers.Paper]:
    for line, person in enumerate(memory.people_of(lists, code), start=2):
        if not person.proxy_name or person.serial % 10 >= tenths:
            continue
        is_child = person.age_months(month) < 16 * 12
        yield papers.Paper(
            line=line,
            kind="guardian" if is_child else "agent",
            principal_name=person.name,
            principal_cccd=person.card,
            principal_code=person.code,
            agent_name=person.proxy_name,
            agent_cccd=person.proxy_card,
            certificate_no=f"{person.serial + 1}/{month.year}/CT-UBND",
            valid_from=month.first_day,
            valid_until=None if is_child else month.plus(12).first_day,
            certified_on=month.first_day,
        )


def exclude_unreadable(stage: Stage, *, at: datetime.datetime) -> int:
    """Take every unreadable row out of its list, by name; an office would correct its file and send it again."""
    excluded = 0
    for code, programme, officers in stage.places:
        period = _period(code, programme, stage.month)
        if period is None:
            continue
        for row in rosters_unready(period):
            rosters.exclude_row(
                row_id=row, reason="Dòng không đọc được, đã báo xã lập lại", by=officers.preparer, at=at
            )
            excluded += 1
    return excluded


def rosters_unready(period_id: int) -> tuple[int, ...]:
    """List the rows of a period that nobody could read and nobody has excluded."""
    with access.system_scope():
        return tuple(row.row_id for row in roster_queries.unready_rows(period_id))


def check(stage: Stage, *, at: datetime.datetime) -> dict[tuple[str, str], rosters.Checked]:
    """Judge the lists of every organisation × programme."""
    return {
        (code, programme): rosters.check(
            organisation_code=code, programme=programme, month=stage.month.first_day, by=officers.preparer, at=at
        )
        for code, programme, officers in stage.places
        if _period(code, programme, stage.month) is not None
    }


def freeze(stage: Stage, *, at: datetime.datetime, pay_date: datetime.date) -> list[payouts.Frozen]:
    """Freeze a run for every organisation × programme."""
    return [
        payouts.freeze(
            organisation_code=code,
            programme=programme,
            month=stage.month.first_day,
            by=officers.preparer,
            at=at,
            pay_date=pay_date,
        )
        for code, programme, officers in stage.places
    ]


def approve(stage: Stage, *, at: datetime.datetime) -> list[payouts.Signed]:
    """Submit and approve every run: two persons, the same numbers."""
    signed = []
    for code, programme, officers in stage.places:
        place: dict[str, Any] = {"organisation_code": code, "programme": programme, "month": stage.month.first_day}
        payouts.submit(**place, by=officers.preparer, at=at)
        signed.append(payouts.approve(**place, by=officers.head, at=at, reason=REASON))
    return signed


def fund(stage: Stage, *, at: datetime.datetime) -> list[desk.Advance]:
    """Draw exactly what each approved run still lacks, by source and provider; tell what reached which account."""
    advances = []
    for code, programme, officers in stage.places:
        period_id = _period(code, programme, stage.month)
        assert period_id is not None
        with access.system_scope():
            gaps = [gap for gap in payout_queries.gaps(period_id) if gap.missing_vnd]
        for gap in gaps:
            ref = (
                f"TU-{stage.month.month:02d}{stage.month.year}-{programme}-{code}-{gap.provider_code}-{gap.source_code}"
            )
            if gap.number > 1:
                ref += f"-{gap.number}"
            treasury.fund(
                organisation_code=code,
                programme=programme,
                month=stage.month.first_day,
                provider_code=gap.provider_code,
                source_code=gap.source_code,
                amount_vnd=gap.missing_vnd,
                ref=ref.upper(),
                received_on=at.date(),
                by=officers.accountant,
                at=at,
            )
            account = casts.account_no(code, programme, gap.provider_code)
            advances.append(
                desk.Advance(account, gap.missing_vnd, at.date(), text=f"Kho bac chuyen tam ung {ref.upper()}")
            )
    return advances


def release(stage: Stage, *, at: datetime.datetime) -> list[delivery.Released]:
    """Release every funded run; the invariants of its period are looked at first."""
    return [
        delivery.release(
            organisation_code=code,
            programme=programme,
            month=stage.month.first_day,
            by=officers.releaser,
            at=at,
            checks=oversight.broken,
        )
        for code, programme, officers in stage.places
    ]


def payfiles(stage: Stage, *, at: datetime.datetime) -> list[delivery.FileMade]:
    """Make the files of every batch."""
    made: list[delivery.FileMade] = []
    for code, programme, officers in stage.places:
        for provider_code in casts.CHANNELS:
            try:
                made += delivery.payfiles(
                    organisation_code=code,
                    programme=programme,
                    month=stage.month.first_day,
                    provider_code=provider_code,
                    format="pain001",
                    by=officers.releaser,
                    at=at,
                    folder=stage.payfile_folder,
                )
            except delivery.NothingReleased:
                continue
    return made


def play_providers(
    stage: Stage,
    *,
    orders: Sequence[pathlib.Path],
    advances: Sequence[desk.Advance],
    from_day: int,
    to_day: int,
    state: pathlib.Path,
    rates: fate.Rates = desk.USUAL,
    visit: str = "",
) -> desk.Played:
    """Let the banks and the post pay and answer for some days of the month."""
    return desk.play(
        orders=orders,
        advances=advances,
        from_date=stage.moment(from_day).date(),
        to_date=stage.moment(to_day).date(),
        out=stage.answer_folder / visit if visit else stage.answer_folder,
        state=state,
        seed=stage.seed,
        rates=rates,
    )


def take_answers(
    stage: Stage, played: desk.Played, *, at: datetime.datetime
) -> Iterator[tuple[pathlib.Path, reconciliation.Answered]]:
    """Take in every answer as the provider that wrote it: reports first, statements after."""
    for written in sorted(
        played.files, key=lambda each: (each.kind in {"camt053", "camt053.02", "mt940"}, each.path.name)
    ):
        provider_code = _provider_of(written)
        clerk = stage.cast.providers[provider_code].operator
        yield written.path, reconciliation.answer(path=written.path, provider_code=provider_code, by=clerk, at=at)


def settle(stage: Stage, *, at: datetime.datetime) -> list[settlement.Settled]:
    """Have the office and each provider sign; the last signature settles."""
    settled = []
    for code, programme, officers in stage.places:
        place: dict[str, Any] = {"organisation_code": code, "programme": programme, "month": stage.month.first_day}
        done = settlement.settle(**place, by=officers.accountant, at=at)
        for clerks in stage.cast.providers.values():
            if done.is_settled or not any(waiting.startswith(_code_of(stage, clerks)) for waiting in done.waiting_for):
                continue
            done = settlement.settle(**place, by=clerks.controller, at=at)
        settled.append(done)
    return settled


def close(stage: Stage, *, at: datetime.datetime) -> None:
    """Close every settled month for good."""
    for code, programme, officers in stage.places:
        settlement.close(
            organisation_code=code,
            programme=programme,
            month=stage.month.first_day,
            by=officers.head,
            at=at,
            checks=oversight.broken,
        )


def print_forms(
    stage: Stage, *, office_names: dict[str, str], programme_names: dict[str, str], made_on: datetime.date
) -> list[pathlib.Path]:
    """Write the forms of every settled month as Excel."""
    stage.form_folder.mkdir(parents=True, exist_ok=True)
    written = []
    for code, programme, _ in stage.places:
        period_id = _period(code, programme, stage.month)
        assert period_id is not None
        heading = forms.Heading(office_names[code], programme_names[programme], stage.month.first_day, made_on)
        for name in forms.NAMES:
            path = stage.form_folder / f"{name}-{code}-{programme}-{stage.month}.xlsx"
            with access.system_scope(), path.open("wb") as target:
                paper.write(target, forms.table(name, period_id), heading)
            written.append(path)
    return written


def _provider_of(written: desk.Written) -> str:
    """Tell whose answer it is: a statement names the account, a report the message of its batch."""
    if written.about.startswith("CT-"):
        channel = written.about.rsplit("-", 1)[-1]
        return {"NH": casts.BANK, "TM": casts.POST, "TN": casts.POST}.get(channel, casts.TELECOM)
    return {"42": casts.BANK, "01": casts.POST, "97": casts.TELECOM}[written.about[:2]]


def _code_of(stage: Stage, clerks: casts.Clerks) -> str:
    return next(code for code, each in stage.cast.providers.items() if each == clerks)


def _period(code: str, programme: str, month: periods.Period) -> int | None:
    with access.system_scope():
        found = ledger.period(organisation_code=code, programme_code=programme, month=month.first_day)
    return found.id if found else None
