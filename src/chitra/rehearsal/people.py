"""Invented people who could stand on a list: the same by seed, no two with one card, one name and year, or one account.

Citizen cards and accounts follow from a serial number that is unique in the province, so that offices can be invented
apart from one another. A province holds up to 500,000 serial numbers, an office an equal part of them.
"""

import dataclasses
import itertools
from collections.abc import Sequence

from chitra.kernel import errors, identity, period, text
from chitra.rehearsal import chance, country, groups, names

SERIALS_IN_PROVINCE = 500_000
_CARD_SPACE = 1_000_000
_CARD_STEP = 618_033  # coprime to the space, so that neighbours on a list have unlike numbers
_BORN_ELSEWHERE = 0.06
_GROWS_SOON = 0.03  # who passes an age within four months, so that lists of adjustments are never empty
_ESTABLISHED = "2022-01"
# Quảng Nam is 049, 048 its people born in Đà Nẵng; each synthetic province takes the next two codes.
_CARD_PROVINCES = ("049", "048", *sorted(identity.CARD_PROVINCES - {"048", "049"}))
_BANKS = (("Agribank", 45), ("VietinBank", 14), ("Vietcombank", 12), ("LPBank", 16), ("BIDV", 9), ("MB Bank", 4))
_BANK_NAMES = tuple(name for name, share in _BANKS for _ in range(share))
_ACCOUNT_HEADS = {
    "Agribank": "42{p:02d}205", "VietinBank": "10{p:02d}87", "Vietcombank": "10{p:02d}", "LPBank": "02{p:02d}88",
    "BIDV": "5611{p:02d}00", "MB Bank": "07{p:02d}",
}  # fmt: skip


class TooManyPeople(errors.BadInput):
    """The office has no serial numbers left for so many people."""


@dataclasses.dataclass(frozen=True, slots=True)
class Person:
    """One line of a list. A month or day of birth of 0 is unknown; `is_double` marks one that should not be there."""

    code: str
    serial: int
    right: groups.Right
    commune: str
    hamlet: str
    name: str
    sex: str
    born: tuple[int, int, int]
    card: str
    since: str
    account: str = ""
    bank: str = ""
    proxy_name: str = ""
    proxy_card: str = ""
    related_name: str = ""
    relation: str = ""
    phone: str = ""
    is_double: bool = False

    @property
    def group(self) -> groups.Group:
        return groups.GROUPS[self.right.programme][self.right.group]

    def age_months(self, month: period.Period) -> int:
        """Count the full months of life on the last day of the month; an unknown month or day counts as the first."""
        year, born_month, _ = self.born
        return (month.year - year) * 12 + month.month - (born_month or 1)


class Serials:
    """Counts out the serial numbers that belong to an office."""

    def __init__(self, *, office_number: int, offices_in_province: int, used: int = 0) -> None:
        self._share = SERIALS_IN_PROVINCE // offices_in_province
        self._first = office_number * self._share
        self.used = used

    def next(self) -> int | None:
        """Give the next number, or None when the share is used up."""
        if self.used >= self._share:
            return None
        self.used += 1
        return self._first + self.used - 1


class Inventor:
    """Invents the people of one office; holds what must not repeat."""

    def __init__(self, *, office: country.Office, seed: int, month: period.Period, serials: Serials) -> None:
        self.office = office
        self.month = month
        self.rng = chance.dice(seed, office.code, month, "people")
        self._serials = serials
        self._taken: set[tuple[str, str, int]] = set()
        self._hamlets = {
            commune.code: names.hamlets(chance.dice(commune.code), commune.kind, office.is_highland)
            for commune in office.communes
        }
        self._drawn = {programme: _cumulative(table, office.is_highland) for programme, table in groups.GROUPS.items()}

    def remember(self, people: Sequence[Person]) -> None:
        """Keep the names of people who are already there from being invented again."""
        self._taken.update(_namesake_key(person) for person in people)

    def person(
        self, commune: country.Unit, programme: str, *, since: str = _ESTABLISHED, group_key: str = ""
    ) -> Person:
        """Invent one person of the commune, with a right in the programme.

        :raises TooManyPeople: when the office's serial numbers are used up.
        """
        rng = self.rng
        serial = self._serials.next()
        if serial is None:
            raise TooManyPeople("E-GEN-PEOPLE", org=self.office.code)
        keys, weights = self._drawn[programme]
        group = groups.GROUPS[programme][group_key or rng.choices(keys, cum_weights=weights)[0]]
        right, relation = self._right(programme, group)
        sex = (
            group.sex
            or {"Mẹ đẻ": "nữ", "Vợ": "nữ", "Cha đẻ": "nam"}.get(relation)
            or ("nữ" if rng.random() < 0.56 else "nam")
        )
        born = self._birth(group, relation)
        name = self._name(sex, born[0], commune)
        account, bank, proxy_name, proxy_card = self._payee(right, group, serial, name)
        hamlets = self._hamlets[commune.code]
        has_no_card = born[0] < 1945 and rng.random() < 0.04
        return Person(
            code=list_code(right, serial),
            serial=serial,
            right=right,
            commune=commune.code,
            hamlet=hamlets[int(rng.random() * len(hamlets))],
            name=name,
            sex=sex,
            born=born,
            card="" if has_no_card else self.card(serial * 2, sex, born[0]),
            since=since,
            account=account,
            bank=bank,
            proxy_name=proxy_name,
            proxy_card=proxy_card,
            related_name=self._martyrs(right) if group.key == "TNLS" else "",
            relation=relation,
            phone=f"09{4 + serial % 5}{serial * _CARD_STEP % 10_000_000:07d}",
        )

    def second_right(self, person: Person) -> Person:
        """Give a person of NCC one more right, on another sheet under another file number."""
        serial = self._serials.next()
        if serial is None:
            raise TooManyPeople("E-GEN-PEOPLE", org=self.office.code)
        right = groups.Right("ncc", "TNLS" if person.right.group == "TD" else "TD")
        is_kin = right.group == "TNLS"
        return dataclasses.replace(
            person,
            code=list_code(right, serial),
            serial=serial,
            right=right,
            related_name=self._martyrs(right) if is_kin else "",
            relation="Con" if is_kin else "",
        )

    def moved(self, person: Person, commune: str) -> Person:
        """Settle a person in a commune of this office."""
        return dataclasses.replace(person, commune=commune, hamlet=self.rng.choice(self._hamlets[commune]))

    def card(self, number: int, sex: str, year: int) -> str:
        """Give the citizen card of a serial number: place of birth, century and sex, year, six digits."""
        away = self.rng.random() < _BORN_ELSEWHERE
        place = _CARD_PROVINCES[self.office.province * 2 + away]
        century = (year // 100 - 19) * 2 + (sex == "nữ")
        return f"{place}{century}{year % 100:02d}{number * _CARD_STEP % _CARD_SPACE:06d}"

    def account(self, serial: int, bank: str, attempt: int = 0) -> str:
        """Give an account of the bank's usual length; another `attempt` is another account of the same person."""
        head = _ACCOUNT_HEADS[bank].format(p=(self.office.province + attempt * 28) % 100)
        return f"{head}{serial * 2 * _CARD_STEP % _CARD_SPACE:06d}"

    def bank(self) -> str:
        """Name a bank as its clerk would, sometimes by its branch."""
        return _BANK_NAMES[int(self.rng.random() * len(_BANK_NAMES))]

    def bank_text(self, bank: str) -> str:
        written = self.rng.random()
        if bank == "Agribank" and written < 0.15:
            return f"NH Nông nghiệp {self.office.district.short_name}"
        if bank == "Agribank" and written < 0.2:
            return f"NHNN&PTNT {self.office.district.short_name}"
        return "LienVietPostBank" if bank == "LPBank" and written < 0.1 else bank

    def _right(self, programme: str, group: groups.Group) -> tuple[groups.Right, str]:
        rng, key = self.rng, group.key
        relation = ""
        quantity, has_carer, has_extra = 1, False, False
        if key == "4":
            quantity = rng.choices((1, 2, 3), (70, 25, 5))[0]
        elif key in {"TB", "TBB", "CDHH"}:
            quantity = rng.choice((21, 21, 25, 31, 35, 41, 45, 51, 55, 61, 65, 71, 81, 85, 91))
        elif key == "BB":
            quantity = rng.choice((41, 45, 51, 55, 61, 61, 65, 71, 81, 85, 91))
        elif key == "TNLS":
            quantity = rng.choices((1, 2, 3), (95, 4, 1))[0]
            relation = rng.choices(groups.RELATIONS, (10, 3, 60, 27))[0]
        elif key == "GDCM":
            quantity = rng.choice((1, 2))
        if key.startswith("6.DBN") or quantity >= 81 or key == "BMVNAH":
            has_carer = rng.random() < 0.5
        if key == "TNLS" and relation != "Con":
            has_extra = rng.random() < 0.03
        return groups.Right(programme, key, quantity, has_carer, has_extra), relation

    def _birth(self, group: groups.Group, relation: str) -> tuple[int, int, int]:
        """Invent a birth within the group's ages on every day of the month."""
        rng = self.rng
        oldest = group.age_until - 2 if relation != "Con" else 70 * 12
        youngest = group.age_from + 1 if not relation or relation in {"Con", "Vợ"} else 82 * 12
        age = youngest + int(rng.random() * max(1, oldest - youngest))
        if group.becomes and rng.random() < _GROWS_SOON:
            age = group.age_until - rng.randint(1, 4)
        year, month = divmod(self.month.year * 12 + self.month.month - 1 - age, 12)
        is_vague = age >= 18 * 12 and rng.random() < (0.6 if age > 60 * 12 else 0.35)
        if is_vague and group.age_from < (self.month.year - year) * 12 + self.month.month - 1 < group.age_until:
            return year, 0, 0
        grows_soon = group.age_until - age <= 24  # a first of the month leaves no doubt from which month
        return year, month + 1, 1 if grows_soon else 1 + int(rng.random() * 28)

    def _name(self, sex: str, year: int, commune: country.Unit) -> str:
        for attempt in itertools.count():
            name = names.person(self.rng, sex, self.office.district.code)
            key = (commune.code, text.match_name(name), year)
            if key not in self._taken or attempt > 200:
                self._taken.add(key)
                return name
        raise AssertionError("unreachable")

    def _payee(self, right: groups.Right, group: groups.Group, serial: int, name: str) -> tuple[str, str, str, str]:
        """Say who receives and where: account, bank as written, name and card of whoever receives instead."""
        rng = self.rng
        family = name.split(maxsplit=1)[0]
        needs_proxy = group.is_child or (right.has_carer and right.programme == "btxh") or rng.random() < 0.04
        proxy_name = proxy_card = account = bank = ""
        if needs_proxy:
            sex, year = (
                ("nữ", 1960 + int(rng.random() * 40)) if rng.random() < 0.7 else ("nam", 1960 + int(rng.random() * 40))
            )
            invented = names.person(rng, sex, self.office.district.code)
            proxy_name = (
                invented if rng.random() < 0.5 or len(family) < 2 else f"{family} {invented.split(maxsplit=1)[1]}"
            )
            proxy_card = self.card(serial * 2 + 1, sex, year)
        share = 0.45 if self.office.is_highland else 0.58
        if rng.random() < share + (0.08 if right.programme == "ncc" else 0):
            name_of_bank = self.bank()
            account, bank = self.account(serial, name_of_bank), self.bank_text(name_of_bank)
        return account, bank, proxy_name, proxy_card

    def _martyrs(self, right: groups.Right) -> str:
        return "; ".join(names.person(self.rng, "nam", self.office.district.code) for _ in range(right.quantity))


def list_code(right: groups.Right, serial: int) -> str:
    """Give the number under which lists enter the person: a code of MIS POSASoft, a file number of NCC."""
    return f"QN{serial:06d}" if right.programme == "btxh" else f"QN/{groups.NCC[right.group].label} {1000 + serial}"


def _namesake_key(person: Person) -> tuple[str, str, int]:
    return person.commune, text.match_name(person.name), person.born[0]


def _cumulative(table: dict[str, groups.Group], is_highland: bool) -> tuple[list[str], list[float]]:
    return list(table), list(itertools.accumulate(group.share_of(is_highland) for group in table.values()))
