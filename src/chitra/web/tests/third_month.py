"""A third month beside the two that are closed, brought as far as a test wants it."""

import datetime
import pathlib
from typing import Final

from chitra.kernel import period as periods
from chitra.payouts import operations as payouts
from chitra.rehearsal import cast as casts
from chitra.rehearsal import demo, generator, month

MONTH: Final = periods.Period(2023, 11)
STEPS: Final = ("draft", "frozen", "submitted", "approved", "funded", "released")
_OFFICE: Final = ("lan", "minh", "thuy", "son")
_PROVIDERS: Final = ("agribank", "buudien", "viettel")


def stage(out: pathlib.Path, places: dict[str, str], programmes: tuple[str, ...]) -> month.Stage:
    """Set the stage of November for some offices of the rehearsal."""
    offices = {code: casts.Officers(*(f"{who}.{place}" for who in _OFFICE)) for code, place in places.items()}
    clerks = {
        provider: casts.Clerks(f"tuan.{place}", f"hoa.{place}")
        for provider, place in zip((casts.BANK, casts.POST, casts.TELECOM), _PROVIDERS, strict=True)
    }
    return month.Stage(MONTH, tuple(places), programmes, casts.Cast(offices, clerks), out / str(MONTH))


def listed(out: pathlib.Path, *, rate: float = demo.DEFECTS) -> pathlib.Path:
    """Write November's lists after October's, once."""
    lists = out / "danh-sach" / str(MONTH)
    if not lists.exists():
        before = out / "danh-sach" / str(MONTH.previous)
        generator.generate(generator.Order(month=MONTH, out=lists, rate=rate, previous=before))
    return lists


def opened(out: pathlib.Path) -> None:
    """Take in and check the lists of all offices; nothing is frozen."""
    lists = listed(out)
    everywhere = stage(out, demo.PLACES, demo.PROGRAMMES)
    at = everywhere.moment(1)
    for _ in month.import_lists(everywhere, sorted(lists.glob("PL-*/*.xlsx")), at=at):
        pass
    month.authorise(everywhere, lists, at=at)
    month.exclude_unreadable(everywhere, at=at)
    month.check(everywhere, at=at)


def brought(out: pathlib.Path, code: str, programme: str, status: str) -> None:
    """Bring one office's opened November to a state."""
    here = stage(out, {code: demo.PLACES[code]}, (programme,))
    reached = STEPS.index(status)
    if reached >= STEPS.index("frozen"):
        month.freeze(here, at=here.moment(1, 11), pay_date=datetime.date(2023, 11, 5))
    if status == "submitted":
        payouts.submit(
            organisation_code=code,
            programme=programme,
            month=MONTH.first_day,
            by=here.officers(code).preparer,
            at=here.moment(1, 12),
        )
    if reached >= STEPS.index("approved"):
        month.approve(here, at=here.moment(1, 13))
    if reached >= STEPS.index("funded"):
        month.fund(here, at=here.moment(1, 14))
    if status == "released":
        month.release(here, at=here.moment(2))


def period(written: str) -> periods.Period:
    """Read a month as addresses write it."""
    return periods.Period.parse(written)
