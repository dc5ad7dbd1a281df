"""What the selects of this section offer."""

from django.utils.translation import gettext as _

from chitra.access import rules as access_rules
from chitra.kernel import words
from chitra.programmes import queries as programmes
from chitra.providers import queries as providers
from chitra.web import gate, pages

CHANNELS = ("bank", "ewallet", "mobile_money", "cash_point", "home")

Choices = list[tuple[str, str]]


def roles() -> Choices:
    """Offer every role, by what it is called."""
    return sorted(((role, said(role)) for role in access_rules.ROLES), key=lambda choice: choice[1])


def channels() -> Choices:
    return [(channel, said(channel)) for channel in CHANNELS]


def programmes_within(reach: gate.Reach) -> Choices:
    """Offer the programmes that the visitor's mandates serve."""
    served = reach.programmes
    return [(each.code, each.name) for each in programmes.programmes() if not served or each.code in served]


def providers_within(reach: gate.Reach) -> Choices:
    """Offer the providers; an officer of one sees their own."""
    own = reach.provider_code
    return [(each.code, f"{each.code} – {each.name}") for each in providers.providers() if own in {"", each.code}]


def every_programme() -> Choices:
    return [(each.code, each.name) for each in programmes.programmes()]


def every_provider() -> Choices:
    return [(each.code, f"{each.code} – {each.name}") for each in providers.providers()]


def sources() -> Choices:
    return [(code, f"{code} – {name}") for code, name in programmes.funding_sources()]


def banks() -> Choices:
    return sorted(((bank.bin, f"{bank.short_name} – {bank.name}") for bank in providers.banks()), key=lambda b: b[1])


def provider_kind(kind: str) -> str:
    """Name what kind of provider somebody is."""
    return {
        "post": _("bưu điện"),
        "bank": _("ngân hàng"),
        "telecom": _("viễn thông"),
        "other": _("khác"),
    }[kind]


def confidence(word: str) -> str:
    """Say how sure a recorded fact is."""
    return {
        "cited": _("có văn bản"),
        "known": _("đã biết, cần văn bản"),
        "assumed": _("tạm tính"),
        "entered": _("do cán bộ ghi"),
    }.get(word, word)


def said(word: str) -> str:
    return words.said(word, pages.language())
