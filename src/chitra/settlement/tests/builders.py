"""A month whose answers are in: everybody is paid but chị Ba, whose account is closed, and ông Út, who did not come."""

import datetime
import pathlib
from typing import Any, Final

from chitra.delivery.tests import builders as d
from chitra.payouts.tests import builders as b
from chitra.reconciliation import operations as reconciliation
from chitra.reconciliation.tests import papers
from chitra.settlement import operations as settlement

PAID_BANK: Final = tuple(name for name in d.BANKED if name != "Chị Ba")
PAID_CASH: Final = d.IN_CASH[:-1]
UNPAID_VND: Final = 2 * d.SHARE_VND


def take(path: pathlib.Path, *, day: int = 13, month: int = 9) -> reconciliation.Answered:
    return reconciliation.answer(path=path, provider_code=b.POST, by="tuan", at=d.moment(day, month))


def answered(folder: pathlib.Path) -> pathlib.Path:
    """Take September to the day on which every order has its answer; give the folder of answers."""
    d.sent(folder / "out")
    inbox = folder / "in"
    inbox.mkdir()
    take(papers.camt(inbox, [papers.advance(), *map(papers.paid, PAID_BANK)]))
    take(papers.pain002(inbox, papers.batch(), [("Chị Ba", "RJCT")]))
    take(papers.cash(inbox, PAID_CASH, d.IN_CASH[-1:]))
    return inbox


def settle(by: str, *, month: datetime.date = b.SEPTEMBER, day: int = 20, **more: Any) -> settlement.Settled:
    return settlement.settle(**b.place(month, d.moment(day, month.month)), by=by, **more)


def settled(folder: pathlib.Path) -> pathlib.Path:
    inbox = answered(folder)
    settle("ke", countersigned_by="hoa")
    return inbox


def close(*, month: datetime.date = b.SEPTEMBER, by: str = "minh", **more: Any) -> None:
    settlement.close(**b.place(month, d.moment(25, month.month)), by=by, **more)


def closed(folder: pathlib.Path) -> pathlib.Path:
    inbox = settled(folder)
    close()
    return inbox
