"""How the months' pages name groups, communes, risks and changes; no tag asks the database anything."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils import html

from chitra.kernel import errors
from chitra.web import pages
from chitra.web.months import words

register = template.Library()

_DICTIONARIES: Mapping[str, Mapping[str, Any]] = {
    "risk": words.RISKS,
    "change": words.CHANGES,
    "explained": words.EXPLAINED,
    "relation": words.RELATIONS,
    "channel": words.CHANNELS,
    "stage": words.STAGES,
}


@register.filter
def label(word: str, kind: str) -> Any:
    """Call a word of the code as this section's pages do."""
    return _DICTIONARIES[kind].get(word, word)


@register.filter
def group(key: str, programme: str) -> Any:
    """Name a group of benefits."""
    return words.GROUPS.get(programme, {}).get(key, key)


@register.filter
def commune(code: str, names: Mapping[str, str]) -> Any:
    """Name a commune; empty is one that nobody knows."""
    return names.get(code, code) if code else words.UNKNOWN_COMMUNE


@register.filter
def reason(written: str) -> str:
    """Say why a payment is kept back: a code in words, and what an officer wrote."""
    code, _, told = written.partition(": ")
    return f"{words.HOLDS.get(code, code)}{': ' + told if told else ''}"


@register.filter
def signed(amount: int) -> str:
    """Write a difference with its sign and dots: +900.000, −360.000, 0."""
    dotted = f"{abs(amount):,}".replace(",", ".")
    return f"+{dotted}" if amount > 0 else f"−{dotted}" if amount < 0 else "0"


@register.filter
def message_of(code: str, fields: Mapping[str, Any]) -> str:
    """Say what an obstacle is; where to put it right is a link beside it."""
    return pages.said(errors.StateForbids(code, **fields)).message


@register.simple_tag
def person_link(person_id: int, name: str) -> str:
    """Name a person, leading to their own page where there is one."""
    try:
        url = reverse("person", args=[person_id])
    except NoReverseMatch:
        return html.escape(name)
    return html.format_html('<a class="govuk-link" href="{}">{}</a>', url, name)
