"""The slips of clerks and spreadsheets, one function each.

Each says what is written instead, by column, or None where it cannot happen.
"""

import dataclasses
import random
import typing
import unicodedata
from collections.abc import Sequence

from chitra.kernel import period, vnd
from chitra.rehearsal import groups, legacy, people, sheets
from chitra.rehearsal import tariff as tariffs

Written: typing.TypeAlias = dict[str, sheets.Value] | None

_OLD_BTXH_STANDARD_VND = 270_000  # until 30/06/2021
_AGELESS = frozenset({"4", "8"})  # the law sets single parents and people with HIV no age to leave at
_CARD_EXAMPLE = "9704 0512 3456 7890"


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """A line that is about to be spoilt, among the other lines of its sheet."""

    line: sheets.Line
    person: people.Person
    siblings: Sequence[sheets.Line]
    month: period.Period
    tariff: tariffs.Tariff
    rng: random.Random

    def number(self, column: str) -> int:
        value = self.line.cells.get(column)
        return value if isinstance(value, int) else 0

    def other(self, column: str) -> sheets.Line | None:
        """Find an untouched line of someone else that has something in the column."""
        near = [
            line
            for line in self.siblings
            if line is not self.line and not line.marks and not line.is_spared and line.cells.get(column)
        ]
        return self.rng.choice(near) if near else None


# --- identity -------------------------------------------------------------------------------------


def card_of_another(case: Case) -> Written:
    """Copy the citizen card of a neighbour on the list."""
    other = case.other("card")
    return {"card": other.cells["card"]} if other and case.person.card and other.person != case.person else None


def card_too_short(case: Case) -> Written:
    """Lose two digits of the card."""
    return {"card": case.person.card[:-2]} if case.person.card else None


def card_too_long(case: Case) -> Written:
    """Add a digit to the card."""
    return {"card": case.person.card + str(case.rng.randint(0, 9))} if case.person.card else None


def card_as_number(case: Case) -> Written:
    """Let the spreadsheet take the card for a number: its leading zero is gone."""
    return {"card": int(case.person.card)} if case.person.card.startswith("0") else None


def old_card(case: Case) -> Written:
    """Give the old identity card of nine digits."""
    return {"card": f"20{case.rng.choice('56')}{case.person.serial:06d}"} if case.person.born[0] < 1990 else None


def card_of_another_year(case: Case) -> Written:
    """Give a card whose year is not the year of birth."""
    card = case.person.card
    return {"card": f"{card[:4]}{(int(card[4:6]) + 7) % 100:02d}{card[6:]}"} if card else None


def card_of_another_sex(case: Case) -> Written:
    """Give a card of the other sex; only lists that tell the sex can show it."""
    card = case.person.card
    if not card or case.person.right.programme == "ncc":  # their lists have no column of sex
        return None
    return {"card": f"{card[:3]}{int(card[3]) ^ 1}{card[4:]}"}


def impossible_date(case: Case) -> Written:
    """Give a day that no calendar has."""
    return _birth(case, f"31/02/{case.person.born[0]}")


def traditional_age(case: Case) -> Written:
    """Note that the year counts as the traditional calendar does."""
    return _birth(case, f"{case.person.born[0]} (tuổi ta)") if not case.person.born[1] else None


def date_of_the_future(case: Case) -> Written:
    """Give a year yet to come."""
    return _birth(case, f"{case.month.year + 20}")


def _birth(case: Case, text: str) -> Written:
    if case.person.right.programme == "ncc":
        return {"born": text}
    return {"born_m" if case.person.sex == "nam" else "born_f": text}


# --- text -----------------------------------------------------------------------------------------


def in_tcvn3(case: Case) -> Written:
    """Type the name in a TCVN3 font."""
    written = sheets.LegacyText(legacy.tcvn3(case.person.name))
    return {"name": written} if written != case.person.name else None


def in_vni(case: Case) -> Written:
    """Type the name in a VNI font."""
    written = sheets.LegacyText(legacy.vni(case.person.name))
    written.font = "VNI-Times"
    return None if legacy.looks_vietnamese(written) else {"name": written}


def decomposed(case: Case) -> Written:
    """Take letters and accents apart (NFD)."""
    written = unicodedata.normalize("NFD", case.person.name)
    return {"name": written} if written != case.person.name else None


def trailing_space(case: Case) -> Written:
    """Leave spaces where none belong."""
    return {"name": f"{case.person.name.replace(' ', '  ', 1)} "}


def hard_space(case: Case) -> Written:
    """Use no-break spaces."""
    return {"name": case.person.name.replace(" ", "\u00a0")}


def zero_width(case: Case) -> Written:
    """Leave an invisible character behind."""
    return {"name": f"{case.person.name}\u200b"}


def honorific(case: Case) -> Written:
    """Put Ông or Bà before the name."""
    return (
        {"name": f"{'Ông' if case.person.sex == 'nam' else 'Bà'} {case.person.name}"}
        if case.person.born[0] < 1980
        else None
    )


def note_of_agent(case: Case) -> Written:
    """Note the agent inside the name."""
    return {"name": f"{case.person.name} (UQ con {case.rng.choice(('Nam', 'Lan', 'Tuấn', 'Hoa'))})"}


def died_in_name(case: Case) -> Written:
    """Note the death inside the name."""
    return {"name": f"{case.person.name} (chết)"}


def died_in_note(case: Case) -> Written:
    """Note the death, two months ago, in the last column."""
    death = case.month.plus(-2)
    return {"note": f"Đã chết ngày 15/{death.month:02d}/{death.year}"} if not case.line.cells.get("note") else None


def formula_as_name(case: Case) -> Written:
    """Put a formula where a name belongs."""
    return {"name": f'=HYPERLINK("https://example.vn";"{case.person.name}")'}


# --- money ----------------------------------------------------------------------------------------


def old_rate(case: Case) -> Written:
    """Pay at the amounts of before the last rise."""
    right = case.person.right
    if right.programme == "btxh":
        was = int(groups.due(right, case.month, case.tariff).coefficient * _OLD_BTXH_STANDARD_VND)
    else:
        was = case.tariff.amount_vnd(groups.rates_of(right)[0], tariffs.DECREE_GRANTS_FROM.previous)
    now = case.number("allowance")
    return {"allowance": was, "total": case.number("total") - now + was} if was != now else None


def wrong_arrears(case: Case) -> Written:
    """Pay arrears that are half as long again as they should be."""
    right = case.number("arrears")
    wrong = right * 3 // 2
    return {"arrears": wrong, "total": case.number("total") - right + wrong} if right else None


def arrears_again(case: Case) -> Written:
    """Repeat what an earlier list has already paid."""
    if case.person.right.programme == "btxh" or case.month <= case.tariff.decree_reaches or case.number("arrears"):
        return None
    again = groups.rise_owed(case.person.right, case.tariff.decree_reaches, tariffs.DECREE_GRANTS_FROM, case.tariff)
    return {"arrears": again, "total": case.number("total") + again}


def wrong_row_total(case: Case) -> Written:
    """Add ten thousand to the row's total."""
    return {"total": case.number("total") + 10_000}


def dotted_amount(case: Case) -> Written:
    """Write the amount as text with dots and đ."""
    return {"allowance": f"{vnd.dotted(case.number('allowance'))} đ"}


def comma_amount(case: Case) -> Written:
    """Write the amount as text with commas and đ."""
    return {"allowance": f"{case.number('allowance'):,} đ"}


def hard_space_amount(case: Case) -> Written:
    """Group the digits of the total with no-break spaces."""
    return {"total": f"{case.number('total'):,}".replace(",", "\u00a0")}


def wide_digits(case: Case) -> Written:
    """Write full-width digits."""
    return {"allowance": str(case.number("allowance")).translate({48 + digit: 0xFF10 + digit for digit in range(10)})}


def negative_amount(case: Case) -> Written:
    """Turn the amount negative."""
    return {"allowance": -case.number("allowance")}


def broken_amount(case: Case) -> Written:
    """Add half a đồng."""
    return {"allowance": case.number("allowance") + 0.5}


def failed_formula(_case: Case) -> Written:
    """Leave a formula that has lost what it refers to."""
    return {"allowance": sheets.ErrorText("#REF!")}


def ambiguous_amount(case: Case) -> Written:
    """Write an amount that may be thousands or a fraction."""
    amount = case.number("allowance")
    return {"allowance": vnd.dotted(amount // 1000 if amount >= 1_000_000 else amount // 10)}


def amount_in_words(_case: Case) -> Written:
    """Write the amount half in words."""
    return {"allowance": "1,5 triệu"}


# --- rules of the programmes ----------------------------------------------------------------------


def outgrown(case: Case) -> Written:
    """Leave someone in a group whose age they have passed by three years."""
    group = case.person.group
    if case.person.right.programme == "ncc" or group.key in _AGELESS or group.age_until >= 95 * 12:
        return None
    year = case.month.year - group.age_until // 12 - 3
    written = _birth(case, str(year)) or {}
    if case.person.card:
        century = (year // 100 - 19) * 2 + (case.person.sex == "nữ")
        written["card"] = f"{case.person.card[:3]}{century}{year % 100:02d}{case.person.card[6:]}"
    return written


def carer_without_subject(case: Case) -> Written:
    """Go on paying the carer of someone who is no longer paid."""
    care = case.number("care")
    if case.person.right.programme == "ncc" or not care or case.number("arrears"):
        return None
    return {
        "allowance": 0,
        "total": care + case.number("carried"),
        "note": f"Thôi hưởng từ {case.month.month:02d}/{case.month.year}",
    }


# --- accounts -------------------------------------------------------------------------------------


def account_of_another(case: Case) -> Written:
    """Copy the account of an unrelated neighbour."""
    other = case.other("account")
    if not other or other.person == case.person or case.line.cells.get("proxy_name") or other.cells.get("proxy_name"):
        return None
    return {"account": other.cells["account"], "bank": other.cells["bank"]}


def bank_unknown(case: Case) -> Written:
    """Name no bank in particular."""
    return {"bank": case.rng.choice(("Ngân hàng", "NH huyện", "NHNN"))} if case.person.account else None


def card_for_account(case: Case) -> Written:
    """Give the number of the bank card instead of the account."""
    return {"account": _CARD_EXAMPLE} if case.person.account else None


def account_in_powers(case: Case) -> Written:
    """Let the spreadsheet show the account in powers of ten."""
    return (
        {"account": f"{case.person.account[0]}.{case.person.account[1]}E+{len(case.person.account) - 1}"}
        if case.person.account
        else None
    )


def account_with_spaces(case: Case) -> Written:
    """Group the digits of the account."""
    account = case.person.account
    return {"account": f"{account[:4]} {account[4:8]} {account[8:]}"} if account else None


# --- lists of changes -----------------------------------------------------------------------------


def increase_without_decision(case: Case) -> Written:
    """Leave out the decision's number and date."""
    return {"decision": None, "decided": None} if case.line.cells.get("decision") else None


def namesake(person: people.Person, serial: int) -> people.Person:
    """Enter a person once more without a card, under another number."""
    code = people.list_code(person.right, serial)
    return dataclasses.replace(person, code=code, serial=serial, card="", account="", bank="", is_double=True)


def twice_in_btxh(person: people.Person, serial: int) -> people.Person | None:
    """Enter a person once more in another group of BTXH that the age allows."""
    key = {"5C": "6.N.NCT", "6.N.NCT": "5C", "5A.60": "6.N.NCT", "6.N": "8"}.get(person.right.group)
    if not key or not person.card or (key == "5C" and person.born[0] > 1942):
        return None
    right = groups.Right("btxh", key)
    return dataclasses.replace(
        person, code=people.list_code(person.right, serial), serial=serial, right=right, is_double=True
    )


def twice_in_units(person: people.Person, serial: int, like: people.Person) -> people.Person | None:
    """Enter a person of another commune here, where `like` lives."""
    if not person.card:
        return None
    return dataclasses.replace(
        person,
        code=people.list_code(person.right, serial),
        serial=serial,
        commune=like.commune,
        hamlet=like.hamlet,
        is_double=True,
    )
