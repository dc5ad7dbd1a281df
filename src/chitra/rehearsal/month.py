"""Play a month through the doors that everybody uses, from the import of its lists to its closing.

Each step is a function that takes the stage it plays on: the demo tells them one by one, the bench measures them, tests
break them off.
"""

import contextlib
import dataclasses
import datetime
import pathlib
import zoneinfo
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeVar

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
from chitra.rehearsal import hands, memory
from chitra.rehearsal.provider import desk, fate
from chitra.rosters import operations as rosters
from chitra.rosters import queries as roster_queries
from chitra.settlement import operations as settlement
from chitra.settlement import queries as forms
from chitra.treasury import operations as treasury

S = TypeVar("S")
T = TypeVar("T")

HANOI: Final = zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")
STATEMENTS: Final = frozenset({"camt053", "camt053.02", "camt053.batched", "mt940"})
UNREADABLE: Final = "Dòng không đọc được, đã báo xã lập lại"
REASON: Final = "Đã rà soát các cảnh báo của danh sách, chi phần đủ điều kiện"


@dataclasses.dataclass(frozen=True, slots=True)
class Stage:
    """Where a month is played: which month, which organisations and programmes, who acts, in which folder.

    `hands` is how many organisations are served at a time, each in a process and a connection of its own.
    """

    month: periods.Period
    organisation_codes: tuple[str, ...]
    programmes: tuple[str, ...]
    cast: casts.Cast
    folder: pathlib.Path
    seed: int = 7
    hands: int = 1

    @property
    def places(self) -> Iterator[tuple[str, str]]:
        """Every organisation × programme."""
        return ((code, programme) for code in self.organisation_codes for programme in self.programmes)

    def officers(self, code: str) -> casts.Officers:
        return self.cast.offices.get(code) or self.cast.offices["*"]

    def each_place(self, deed: Callable[[str, str, casts.Officers], T]) -> list[T]:
        """Do a deed for every organisation × programme; tell what came of each, in order."""

        def of_organisation(code: str) -> list[T]:
            return [deed(code, programme, self.officers(code)) for programme in self.programmes]

        return [each for found in self.shared_out(of_organisation, self.organisation_codes) for each in found]

    def shared_out(self, work: Callable[[S], T], pieces: Sequence[S]) -> Iterator[T]:
        """Share pieces of work out to the hands there are; yield what came of each, in order. One hand works here."""
        return map(work, pieces) if self.hands == 1 else hands.shared_out(work, pieces, self.hands)

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
    """Take in every list, reading ahead in other processes; yield what became of each, office by office.

    An office is one hand's: two would wait for each other, for its lists come in one after the other.
    """
    offices: dict[pathlib.Path, list[pathlib.Path]] = {}
    for path in files:
        offices.setdefault(path.parent, []).append(path)

    def stored(path: pathlib.Path, book: workbook.Workbook) -> rosters.Imported:
        return rosters.import_file(
            data=path.read_bytes(),
            book=book,
            wish=rosters.Wish(month=stage.month, organisation_code=path.parent.name),
            by=stage.officers(path.parent.name).preparer,
            at=at,
        )

    with readers.Readers(2) as pool:

        def of_office(paths: Sequence[pathlib.Path]) -> list[rosters.Imported]:
            read = pool.each((path, path.name) for path in paths)
            return [stored(path, book.result()) for path, (_, book) in zip(paths, read, strict=True)]

        # In threads, which share the readers: Python has little to do here beside them and the database.
        for taken_in in hands.in_threads(of_office, list(offices.values()), stage.hands):
            yield from taken_in


def authorise(stage: Stage, lists: pathlib.Path, *, at: datetime.datetime, tenths: int = 9) -> int:
    """Record the guardianships and authorisations behind the lists' proxies, but for every tenth; tell how many."""

    def recorded(code: str) -> int:
        found = tuple(_papers(lists, code, stage.month, tenths))
        if not found:
            return 0
        office = rosters.office(organisation_code=code, on=at.date())
        by = stage.officers(code).preparer
        return enrolment.record_authorisations(papers=found, office=office, by=by, at=at).recorded

    return sum(stage.shared_out(recorded, stage.organisation_codes))


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

    def excluded(code: str, programme: str, officers: casts.Officers) -> int:
        period_id = _period(code, programme, stage.month)
        rows = unready_rows(period_id) if period_id else ()
        for row_id in rows:
            rosters.exclude_row(row_id=row_id, reason=UNREADABLE, by=officers.preparer, at=at)
        return len(rows)

    return sum(stage.each_place(excluded))


def unready_rows(period_id: int) -> tuple[int, ...]:
    """List the rows of a period that nobody could read and nobody has excluded."""
    with access.system_scope():
        return tuple(row.row_id for row in roster_queries.unready_rows(period_id))


def check(stage: Stage, *, at: datetime.datetime) -> list[rosters.Checked]:
    """Judge the lists of every organisation × programme."""
    return stage.each_place(
        lambda code, programme, officers: payouts.check(
            organisation_code=code, programme=programme, month=stage.month.first_day, by=officers.preparer, at=at
        )
    )


def freeze(stage: Stage, *, at: datetime.datetime, pay_date: datetime.date) -> list[payouts.Frozen]:
    """Freeze a run for every organisation × programme."""
    return stage.each_place(
        lambda code, programme, officers: payouts.freeze(
            organisation_code=code,
            programme=programme,
            month=stage.month.first_day,
            by=officers.preparer,
            at=at,
            pay_date=pay_date,
        )
    )


def approve(stage: Stage, *, at: datetime.datetime) -> list[payouts.Signed]:
    """Submit and approve every run: two persons, the same numbers."""

    def approved(code: str, programme: str, officers: casts.Officers) -> payouts.Signed:
        place: dict[str, Any] = {"organisation_code": code, "programme": programme, "month": stage.month.first_day}
        payouts.submit(**place, by=officers.preparer, at=at)
        return payouts.approve(**place, by=officers.head, at=at, reason=REASON)

    return stage.each_place(approved)


def fund(stage: Stage, *, at: datetime.datetime) -> list[desk.Advance]:
    """Draw exactly what each approved run still lacks, by source and provider; tell what reached which account."""

    def funded(code: str, programme: str, officers: casts.Officers) -> list[desk.Advance]:
        period_id = _period(code, programme, stage.month)
        assert period_id is not None
        with access.system_scope():
            gaps = [gap for gap in payout_queries.gaps(period_id) if gap.missing_vnd]
        return [_drawn(stage, code, programme, gap, by=officers.accountant, at=at) for gap in gaps]

    return [advance for found in stage.each_place(funded) for advance in found]


def _drawn(
    stage: Stage, code: str, programme: str, gap: payout_queries.Gap, *, by: str, at: datetime.datetime
) -> desk.Advance:
    """Record one drawdown and tell how it looks on the provider's statement."""
    number = f"-{gap.number}" if gap.number > 1 else ""
    ref = (
        f"TU-{stage.month.month:02d}{stage.month.year}-{programme}-{code}-{gap.provider_code}-{gap.source_code}{number}"
    )
    treasury.fund(
        organisation_code=code,
        programme=programme,
        month=stage.month.first_day,
        provider_code=gap.provider_code,
        source_code=gap.source_code,
        amount_vnd=gap.missing_vnd,
        ref=ref.upper(),
        received_on=at.date(),
        by=by,
        at=at,
    )
    account = casts.account_no(code, programme, gap.provider_code)
    return desk.Advance(account, gap.missing_vnd, at.date(), text=f"Kho bac chuyen tam ung {ref.upper()}")


def release(stage: Stage, *, at: datetime.datetime) -> list[delivery.Released]:
    """Release every funded run; the invariants of its period are looked at first."""
    return stage.each_place(
        lambda code, programme, officers: delivery.release(
            organisation_code=code,
            programme=programme,
            month=stage.month.first_day,
            by=officers.releaser,
            at=at,
            checks=oversight.broken,
        )
    )


def payfiles(stage: Stage, *, at: datetime.datetime) -> list[delivery.FileMade]:
    """Make the files of every batch."""

    def made(code: str, programme: str, officers: casts.Officers) -> list[delivery.FileMade]:
        files: list[delivery.FileMade] = []
        for provider_code in casts.CHANNELS:
            with contextlib.suppress(delivery.NothingReleased):
                files += delivery.payfiles(
                    organisation_code=code,
                    programme=programme,
                    month=stage.month.first_day,
                    provider_code=provider_code,
                    format="pain001",
                    by=officers.releaser,
                    at=at,
                    folder=stage.payfile_folder,
                )
        return files

    return [file for found in stage.each_place(made) for file in found]


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

    def taken(written: desk.Written) -> tuple[pathlib.Path, reconciliation.Answered]:
        provider_code = _provider_of(written)
        clerk = stage.cast.providers[provider_code].operator
        return written.path, reconciliation.answer(path=written.path, provider_code=provider_code, by=clerk, at=at)

    # By kind: a report on an order and the list of the cash beside it are of one period, and the second would wait.
    files = sorted(played.files, key=lambda each: (each.kind, each.path.name))
    reports = [each for each in files if each.kind not in STATEMENTS]
    statements = [each for each in files if each.kind in STATEMENTS]
    for pile in (reports, statements):
        yield from stage.shared_out(taken, pile)


def settle(stage: Stage, *, at: datetime.datetime) -> list[settlement.Settled]:
    """Have the office and each provider sign; the last signature settles."""

    def settled(code: str, programme: str, officers: casts.Officers) -> settlement.Settled:
        place: dict[str, Any] = {"organisation_code": code, "programme": programme, "month": stage.month.first_day}
        done = settlement.settle(**place, by=officers.accountant, at=at)
        for provider_code in sorted({waiting.partition(":")[0] for waiting in done.waiting_for}):
            done = settlement.settle(**place, by=stage.cast.providers[provider_code].controller, at=at)
        return done

    return stage.each_place(settled)


def close(stage: Stage, *, at: datetime.datetime) -> None:
    """Close every settled month for good."""
    stage.each_place(
        lambda code, programme, officers: settlement.close(
            organisation_code=code,
            programme=programme,
            month=stage.month.first_day,
            by=officers.head,
            at=at,
            checks=oversight.broken,
        )
    )


def print_forms(
    stage: Stage, *, office_names: dict[str, str], programme_names: dict[str, str], made_on: datetime.date
) -> list[pathlib.Path]:
    """Write the forms of every settled month as Excel."""
    stage.form_folder.mkdir(parents=True, exist_ok=True)
    written = []
    for code, programme in stage.places:
        period_id = _period(code, programme, stage.month)
        assert period_id is not None
        heading = forms.Heading(office_names[code], programme_names[programme], stage.month.first_day, made_on)
        for name in forms.FORM_NAMES:
            path = stage.form_folder / f"{name}-{code}-{programme}-{stage.month}.xlsx"
            with access.system_scope(), path.open("wb") as target:
                forms.write_form(target, forms.form(name, period_id), heading)
            written.append(path)
    return written


def _provider_of(written: desk.Written) -> str:
    """Tell whose answer it is: a statement names the account, a report the message of its batch."""
    if written.about.startswith("CT-"):
        channel = written.about.rsplit("-", 1)[-1]
        return {"NH": casts.BANK, "TM": casts.POST, "TN": casts.POST}.get(channel, casts.TELECOM)
    return {"42": casts.BANK, "01": casts.POST, "97": casts.TELECOM}[written.about[:2]]


def _period(code: str, programme: str, month: periods.Period) -> int | None:
    with access.system_scope():
        found = ledger.period(organisation_code=code, programme_code=programme, month=month.first_day)
    return found.id if found else None
