"""How a page writes money, months, days and the office's words; no tag asks the database anything."""

import datetime
import uuid
from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms import BaseForm, BoundField
from django.http import HttpRequest
from django.template import loader
from django.utils import html, safestring

from chitra.kernel import errors, period, vnd
from chitra.kernel import words as office
from chitra.web import demo, forms, pages

register = template.Library()

# The colours of the kit's tags; a state is always written out beside its colour.
TAGS = {
    "draft": "grey", "frozen": "blue", "submitted": "yellow", "approved": "turquoise", "funded": "purple",
    "released": "light-blue", "settled": "green", "closed": "green", "open": "blue",
    "due": "blue", "held": "yellow", "excluded": "red", "instructed": "light-blue", "paid": "green",
    "rejected": "red", "returned": "orange", "unclaimed": "orange", "carried": "purple",
    "drawn_up": "grey", "on_its_way": "light-blue", "received": "green", "not_received": "red",
    "block": "red", "warn": "yellow", "info": "blue",
    "accepted": "green", "refused": "red", "ignored": "grey",
    "waiting": "grey", "running": "blue", "done": "green", "failed": "red",
    "ordered": "grey", "made": "blue", "handed": "light-blue", "answered": "green",
    "applied": "green", "known": "grey", "conflict": "red", "unknown": "orange", "malformed": "red",
}  # fmt: skip


@register.filter(name="vnd")
def dotted(amount_vnd: int | None) -> str:
    """Write an amount as offices do: 2.055.000."""
    return "" if amount_vnd is None else vnd.dotted(int(amount_vnd))


@register.filter
def in_words(amount_vnd: int) -> str:
    """Spell an amount out, as under a voucher."""
    return vnd.in_words(amount_vnd)


@register.filter
def day(date: datetime.date | datetime.datetime | None) -> str:
    """Write a day: 31/08/2023."""
    return "" if date is None else f"{date:%d/%m/%Y}"


@register.filter
def last_day(until: datetime.date | None) -> str:
    """Write the last day of a term that is stored by the day after it; nothing where it is open."""
    return "" if until is None else day(until - datetime.timedelta(days=1))


@register.filter
def moment(at: datetime.datetime | None) -> str:
    """Write a moment in the office's time: 31/08/2023 14:05."""
    return "" if at is None else f"{at.astimezone(datetime.timezone(datetime.timedelta(hours=7))):%d/%m/%Y %H:%M}"


@register.filter
def month(of: period.Period | datetime.date | str) -> str:
    """Write a month: 09/2023."""
    if isinstance(of, str):
        of = period.Period.parse(of)
    return f"{of.month:02d}/{of.year}"


@register.filter
def said(word: str) -> str:
    """Say a word of the code as an office does."""
    return office.said(word, pages.language())


@register.filter
def masked(number: str, shown: int = 3) -> str:
    """Hide all but the last digits of an identity number or account."""
    return number if len(number) <= shown else "•" * (len(number) - shown) + number[-shown:]


@register.filter
def permille(part: int | None) -> str:
    """Write a share in tenths of a per cent: 873 is 87,3 %."""
    return "" if part is None else f"{part // 10},{part % 10} %"


@register.filter
def refusal_text(code: str, fields: dict[str, Any]) -> str:
    """Say what a refusal's code means, filled with its fields."""
    told = pages.said(errors.StateForbids(code, **fields))
    return " ".join(part for part in (told.message, told.fix) if part)


@register.filter
def dressed(field: BoundField) -> BoundField:
    """Give a field's widget the classes of the kit, whoever made the form."""
    forms.dress(field.field)
    return field


@register.simple_tag
def demo_keys() -> dict[str, str]:
    """Tell how to sign in to a rehearsal."""
    return {"password": demo.keys().password, "code": demo.code_now()}


@register.simple_tag
def tag(word: str) -> safestring.SafeString:
    """Show a state as the kit's coloured tag, in words."""
    colour = TAGS.get(word, "grey")
    return html.format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', colour, said(word))


@register.simple_tag
def once() -> safestring.SafeString:
    """Put into a form the key that makes it one deed, however often it is sent."""
    return html.format_html('<input type="hidden" name="once" value="{}">', uuid.uuid4())


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: Any) -> str:
    """Write this page's address with some filters changed; an empty one is left out."""
    request: HttpRequest = context["request"]
    kept = request.GET.copy()
    for name, value in changes.items():
        kept.pop(name, None)
        if value not in (None, ""):
            kept[name] = str(value)
    return f"{request.path}?{urlencode(list(kept.items()))}" if kept else request.path


@register.simple_tag
def errors_on_top(form: BaseForm) -> safestring.SafeString:
    """List a form's errors above it, each leading to its field."""
    return loader.render_to_string("web/forms/errors.html", {"form": form})
