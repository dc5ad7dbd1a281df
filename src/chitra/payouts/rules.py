"""What a run may become, which deed moves it there, and the words for what keeps a payment back."""

import datetime
from typing import Final

#: (was, became). Mirrored in `payouts_transition`, which a trigger enforces; a test compares.
RUN_TRANSITIONS: Final = frozenset(
    {
        ("frozen", "submitted"),
        ("submitted", "frozen"),  # returned to the preparer
        ("submitted", "approved"),
        ("approved", "frozen"),  # withdrawn before it is funded
        ("approved", "funded"),
        ("funded", "released"),
        ("released", "settled"),
        ("settled", "closed"),
    }
)

#: In the order in which a month passes them.
STATUSES: Final = ("frozen", "submitted", "approved", "funded", "released", "settled", "closed")

#: While a run is in one of these, holding a payment changes what will be signed …
OPEN_STATUSES: Final = frozenset({"frozen", "submitted"})
#: … and in one of these it is an exclusion from what was signed.
SIGNED_STATUSES: Final = frozenset({"approved", "funded"})

#: The deed that moves a run on from each status.
NEXT_DEED: Final = {
    "frozen": "submit",
    "submitted": "approve",
    "approved": "fund",
    "funded": "release",
    "released": "settle",
    "settled": "close",
}

#: Arrears are looked for in the two years before the period: no decree has reached further back.
ARREARS_MONTHS: Final = 24

#: Providers pay from the 5th to the 10th of the month.
USUAL_PAY_DAY: Final = 5

#: What an officer holds or excludes by hand stands under this code.
BY_HAND: Final = "BY_HAND"

#: Holds that, once lifted, a supplementary run judges anew: payee, provider, source, decision or limit were open.
SETTLED_ANEW: Final = frozenset(
    {"AUTH_EXPIRED", "AUTH_MISSING", "MM_LIMIT", "NO_AGREEMENT", "NO_FUNDING_SOURCE", "RECOVERY_NO_DECISION"}
)

#: Holds that no officer can lift: another payment pays these months.
FACTS: Final = frozenset({"ALREADY_COVERED"})


def usual_pay_date(*, month: datetime.date, today: datetime.date) -> datetime.date:
    """Plan the payday: the 5th of the month, or today if that has passed."""
    return max(month.replace(day=USUAL_PAY_DAY), today)
