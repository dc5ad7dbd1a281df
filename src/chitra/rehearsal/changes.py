"""From one month to the next: who comes, who goes, who changes.

Each change stands in exactly one list, so that the equations E1 and E2 hold.
"""

import dataclasses
import random
from collections.abc import Iterable, Mapping, Sequence

from chitra.kernel import period
from chitra.rehearsal import chance, country, groups, layouts, people
from chitra.rehearsal import tariff as tariffs

_NEW = 0.012
_DEATHS = 0.006  # many are very old
_MOVES_NEAR = 0.0015
_MOVES_FAR = 0.001
_INELIGIBLE = 0.001
_WORSENED = 0.004
_NEW_ACCOUNTS = 0.02
_CHANGED_ACCOUNTS = 0.003
_TWO_RIGHTS = 0.02
_BACKDATED = 0.3


@dataclasses.dataclass(frozen=True, slots=True)
class Month:
    """The people of an office's lists in a month, and what changed since the month before."""

    people: tuple[people.Person, ...]
    changes: tuple[layouts.Change, ...] = ()
    accounts_changed: tuple[str, ...] = ()

    def entries(self, month: period.Period, tariff: tariffs.Tariff, carried: Mapping[str, int]) -> list[layouts.Entry]:
        """Say what the list grants each person."""
        backdated = {
            change.person.code for change in self.changes if change.kind == "increase" and "mới" in change.reason
        }
        made = []
        for person in self.people:
            since = period.Period.parse(person.since)
            months, arrears_vnd = 0, groups.rise_owed(person.right, month, since, tariff)
            if person.code in backdated and since < month:
                owed = since.months_to(month.previous)
                months, arrears_vnd = (
                    len(owed),
                    sum(groups.due(person.right, past, tariff).regular_vnd for past in owed),
                )
            due = groups.due(person.right, month, tariff)
            made.append(layouts.Entry(person, due, months, arrears_vnd, carried.get(person.code, 0)))
        return made


@dataclasses.dataclass(frozen=True, slots=True)
class Arrival:
    """People (one, with all their rights) who moved here from another office's territory."""

    records: tuple[people.Person, ...]
    commune: str
    from_name: str


def opening(
    inventor: people.Inventor, counts: Mapping[tuple[str, str], int], month: period.Period, tariff: tariffs.Tariff
) -> Month:
    """Invent the first month; `counts` gives the lines to fill by (commune, programme)."""
    rng, communes = inventor.rng, {unit.code: unit for unit in inventor.office.communes}
    present: list[people.Person] = []
    made: list[layouts.Change] = []
    clerk = _Clerk(month, tariff)
    for (commune, programme), count in counts.items():
        left = count
        while left:
            person = inventor.person(communes[commune], programme)
            if rng.random() < _NEW:
                person = dataclasses.replace(person, since=_start(person, month, rng))
                made.append(clerk.increase(person, "Đủ điều kiện hưởng mới"))
            elif person.right.group == "6.DBN" and not person.right.has_carer and rng.random() < 0.03:
                made.append(clerk.adjustment(groups.Right("btxh", "6.N"), person, "Thay đổi mức độ khuyết tật"))
            present.append(person)
            left -= 1
            if left and programme == "ncc" and rng.random() < _TWO_RIGHTS and person.since != str(month):
                present.append(inventor.second_right(person))
                left -= 1
        for _ in range(int(count * _DEATHS + rng.random())):
            made.append(
                clerk.decrease(inventor.person(communes[commune], programme), "Chết", _day_of(month.previous, rng))
            )
    return Month(tuple(present), tuple(made))


def departures(
    records: Iterable[people.Person],
    office: country.Office,
    others: Sequence[country.Office],
    seed: int,
    month: period.Period,
) -> list[tuple[str, Arrival]]:
    """Choose who moves to another office's territory: (office, arrival) for each person."""
    rng = chance.dice(seed, office.code, month, "departures")
    neighbours = [other for other in others if other.province == office.province and other.code != office.code]
    chosen = []
    for group in _by_person(records):
        if rng.random() < _MOVES_FAR and neighbours and group[0].card:
            gaining = rng.choice(neighbours)
            chosen.append(
                (gaining.code, Arrival(tuple(group), rng.choice(gaining.communes).code, office.district.name))
            )
    return chosen


def following(
    inventor: people.Inventor,
    before: Sequence[people.Person],
    tariff: tariffs.Tariff,
    *,
    leaving: Mapping[str, str],
    arriving: Sequence[Arrival],
) -> Month:
    """Carry an office's people into the inventor's month; `leaving` gives by code, the district a person moves to."""
    month, rng = inventor.month, inventor.rng
    inventor.remember(before)
    clerk = _Clerk(month, tariff)
    made = [clerk.decrease(person, "Hưởng trùng, đã cắt giảm") for person in before if person.is_double]
    present: list[people.Person] = []
    accounts: list[str] = []
    for records in _by_person(person for person in before if not person.is_double):
        kept, changed = _carried_on(records, inventor, clerk, leaving)
        made += changed
        if kept and not changed:
            kept = [_with_account(person, inventor, accounts) for person in kept]
        present += kept
    for arrival in arriving:
        for person in arrival.records:
            moved = inventor.moved(person, arrival.commune)
            present.append(moved)
            made.append(clerk.increase(moved, f"Chuyển đến từ {arrival.from_name}"))
    for commune in inventor.office.communes:
        for programme in sorted({person.right.programme for person in before}):
            lines = sum(person.commune == commune.code and person.right.programme == programme for person in before)
            for _ in range(int(lines * _NEW + rng.random())):
                person = inventor.person(commune, programme)
                person = dataclasses.replace(person, since=_start(person, month, rng))
                present.append(person)
                made.append(clerk.increase(person, "Đủ điều kiện hưởng mới"))
    return Month(tuple(present), tuple(made), tuple(accounts))


class _Clerk:
    """Writes decisions in the order in which they are taken, all on the 18th of the month before."""

    def __init__(self, month: period.Period, tariff: tariffs.Tariff) -> None:
        self.month, self.tariff = month, tariff
        self._number = 1200

    def increase(self, person: people.Person, reason: str) -> layouts.Change:
        due = groups.due(person.right, self.month, self.tariff)
        since = period.Period.parse(person.since) if "mới" in reason else self.month
        return self._change("increase", person, due=due, reason=reason, since=since)

    def decrease(self, person: people.Person, reason: str, happened: str = "") -> layouts.Change:
        due = groups.due(person.right, self.month.previous, self.tariff)
        return self._change("decrease", person, due=due, reason=reason, since=self.month, happened=happened)

    def adjustment(self, was: groups.Right, person: people.Person, reason: str) -> layouts.Change:
        due = groups.due(person.right, self.month, self.tariff)
        old_vnd = groups.due(was, self.month.previous, self.tariff).regular_vnd
        return self._change(
            "adjustment", person, due=due, reason=reason, since=self.month, old_vnd=old_vnd, new_vnd=due.regular_vnd
        )

    def _change(
        self,
        kind: str,
        person: people.Person,
        *,
        due: groups.Due,
        reason: str,
        since: period.Period,
        happened: str = "",
        old_vnd: int = 0,
        new_vnd: int = 0,
    ) -> layouts.Change:
        signer = "QĐ-UBND" if person.right.programme == "btxh" else "QĐ-SLĐTBXH"
        decision = f"{self._number}/{signer}"
        self._number += 1
        decided = f"18/{self.month.previous.month:02d}/{self.month.previous.year}"
        from_month = f"{since.month:02d}/{since.year}"
        return layouts.Change(kind, person, due, reason, decision, decided, happened, from_month, old_vnd, new_vnd)


def _carried_on(
    records: list[people.Person], inventor: people.Inventor, clerk: _Clerk, leaving: Mapping[str, str]
) -> tuple[list[people.Person], list[layouts.Change]]:
    """Decide what the month brings to one person: who stays on the list, and the changes that say so."""
    rng, first = inventor.rng, records[0]
    gone = leaving.get(first.code)
    if gone:
        return [], [
            clerk.decrease(person, f"Chuyển đi {gone}", _day_of(clerk.month.previous, rng)) for person in records
        ]
    fate = rng.random()
    if fate < _DEATHS:
        day = _day_of(clerk.month.previous, rng)
        return [], [clerk.decrease(person, "Chết", day) for person in records]
    if fate < _DEATHS + _INELIGIBLE and first.right.programme == "btxh":
        return [], [clerk.decrease(person, "Không còn đủ điều kiện hưởng") for person in records]
    if fate < _DEATHS + _INELIGIBLE + _MOVES_NEAR and len(inventor.office.communes) > 1:
        return _moved_near(records, inventor, clerk)
    if first.right.programme == "btxh":
        return _grown(first, clerk, worsens=fate > 1 - _WORSENED)
    return records, []


def _moved_near(
    records: list[people.Person], inventor: people.Inventor, clerk: _Clerk
) -> tuple[list[people.Person], list[layouts.Change]]:
    """Move a person to another commune of the same office: a decrease there, an increase here."""
    communes = {unit.code: unit for unit in inventor.office.communes}
    old = communes[records[0].commune]
    new = inventor.rng.choice([unit for unit in communes.values() if unit is not old])
    moved = [inventor.moved(person, new.code) for person in records]
    day = _day_of(clerk.month.previous, inventor.rng)
    out = [clerk.decrease(person, f"Chuyển đi {new.name}", day) for person in records]
    return moved, out + [clerk.increase(person, f"Chuyển đến từ {old.name}") for person in moved]


def _grown(person: people.Person, clerk: _Clerk, *, worsens: bool) -> tuple[list[people.Person], list[layouts.Change]]:
    """Let a person pass an age, or a disability become worse."""
    group = person.group
    years = group.age_until // 12
    if person.age_months(clerk.month) >= group.age_until:
        if not group.becomes:
            return [], [clerk.decrease(person, f"Đủ {years} tuổi, thôi hưởng")]
        right, reason = dataclasses.replace(person.right, group=group.becomes), f"Đủ {years} tuổi"
    elif worsens and group.key == "6.N":
        right, reason = dataclasses.replace(person.right, group="6.DBN"), "Thay đổi mức độ khuyết tật"
    else:
        return [person], []
    changed = dataclasses.replace(person, right=right)
    return [changed], [clerk.adjustment(person.right, changed, reason)]


def _with_account(person: people.Person, inventor: people.Inventor, changed: list[str]) -> people.Person:
    """Now and then give a person a first account, or another one."""
    if inventor.rng.random() >= (_CHANGED_ACCOUNTS if person.account else _NEW_ACCOUNTS):
        return person
    bank = inventor.bank()
    account = inventor.account(person.serial, bank, attempt=1 + inventor.month.month % 2)
    if account == person.account:
        return person
    changed.append(person.code)
    return dataclasses.replace(person, account=account, bank=inventor.bank_text(bank))


def _by_person(records: Iterable[people.Person]) -> list[list[people.Person]]:
    """Gather the rights of each person: a person is a card, or a code where there is no card."""
    gathered: dict[str, list[people.Person]] = {}
    for person in records:
        if not person.is_double:
            gathered.setdefault(person.card or person.code, []).append(person)
    return list(gathered.values())


def _start(person: people.Person, month: period.Period, rng: random.Random) -> str:
    """Say from which month a new right runs; BTXH is often granted for months before the decision."""
    if person.right.programme == "ncc" or rng.random() >= _BACKDATED:
        return str(month)
    earlier = month.plus(-rng.choice((1, 1, 2)))
    return str(earlier if person.age_months(earlier) >= person.group.age_from else month)


def _day_of(month: period.Period, rng: random.Random) -> str:
    return f"{rng.randint(1, 28):02d}/{month.month:02d}/{month.year}"
