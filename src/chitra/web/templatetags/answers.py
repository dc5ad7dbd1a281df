"""How the pages say what is wrong with a line of an answer, and what it claims."""

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from chitra.kernel import errors
from chitra.web import pages

register = template.Library()

CLAIMS = {
    "paid": _("đã chi"),
    "rejected": _("từ chối"),
    "returned": _("hoàn trả"),
    "accepted": _("đã nhận lệnh"),
    "unclaimed": _("chưa đến nhận"),
    "received": _("ghi có"),
    "fee": _("phí"),
    "other": _("khác"),
}


@register.filter
def refusal_message(code: str, line: Any) -> str:
    """Say what speaks against a line."""
    return pages.said(_told(code, line)).message


@register.filter
def refusal_cause(code: str, line: Any) -> str:
    """Say why that is so."""
    return pages.said(_told(code, line)).cause


@register.filter
def refusal_fix(code: str, line: Any) -> str:
    """Say what to do about it."""
    return pages.said(_told(code, line)).fix


@register.filter
def refusal_what(code: str, fields: dict[str, Any]) -> str:
    """Say what prevents a deed, without what to do: a link beside it leads there."""
    return pages.said(errors.StateForbids(code, **fields)).message


@register.filter
def resolution_said(resolution: str) -> str:
    """Repeat what an officer wrote, or say what a later answer explained by itself."""
    return pages.said(errors.StateForbids(resolution)).message if resolution.startswith("E-") else resolution


@register.filter
def claim(status: str) -> str:
    """Say what a line claims."""
    return str(CLAIMS.get(status, status))


def _told(code: str, line: Any) -> errors.Refusal:
    fields = {"reference": line.reference, "amount_vnd": line.amount_vnd, "value": line.text or None}
    return errors.StateForbids(code, **fields)
