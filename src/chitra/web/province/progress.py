"""What the province's pages and its workbook show of an office's month."""

import dataclasses
import datetime

from chitra.kernel import period
from chitra.programmes import queries as programmes
from chitra.reports import queries, rules
from chitra.web import gate


@dataclasses.dataclass(frozen=True, slots=True)
class OfficeMonth:
    """Where an office's month stands, what it waits for, and its figures once it has any."""

    standing: queries.Standing
    waiting: rules.Waiting
    figures: queries.Figures | None


def office_months(
    reach: gate.Reach, month: period.Period
) -> tuple[tuple[OfficeMonth, ...], rules.Deadlines, tuple[queries.Figures, ...]]:
    """Put standings, deadlines and figures of a month side by side: three questions, however many offices."""
    calendar = rules.deadlines(month, programmes.settings_on(_known_on(reach.visitor.on, month)))
    counted = queries.figures(month=month.first_day, level="all", programmes=reach.programmes)
    by_place = {(each.organisation_code, each.programme_code): each for each in counted}
    standings = queries.standings(month=month.first_day, programmes=reach.programmes)
    return (
        tuple(
            OfficeMonth(
                standing,
                rules.waiting(standing.state, calendar, reach.visitor.on),
                by_place.get((standing.organisation_code, standing.programme_code)),
            )
            for standing in standings
        ),
        calendar,
        counted,
    )


def _known_on(today: datetime.date, month: period.Period) -> datetime.date:
    """Judge a month by the calendar that held on its last day, or holds today while it runs."""
    return min(today, month.last_day)
