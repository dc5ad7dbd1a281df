"""How a page is made, and how a refusal is: a sentence, its cause, what to do next, and never a traceback."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from chitra.kernel import errors, messages

# What an exit code of the command line is on the web.
STATUS = {2: 422, 3: 403, 4: 409}


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Render a page; nobody keeps a copy of it on the way."""
    response = render(request, f"web/{template}.html", dict(context or {}), status=status)
    response["Cache-Control"] = "no-store"
    return response


def said(refusal: errors.Refusal) -> messages.Rendered:
    """Put a refusal into the visitor's language."""
    return messages.rendered(refusal.code, refusal.fields, language())


def language() -> messages.Language:
    return "en" if translation.get_language() == "en" else "vi"


def refused(request: HttpRequest, refusal: errors.Refusal) -> HttpResponse:
    """Show a refusal on a page of its own; what was typed is one step back."""
    place = [str(refusal.fields[name]) for name in ("file", "sheet", "row", "column") if refusal.fields.get(name)]
    context = {"refusal": refusal, "said": said(refusal), "place": ", ".join(place)}
    return page(request, "refused", context, status=STATUS.get(refusal.exit_code, 409))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django calls it so
    """Say that there is no such page."""
    return page(request, "not_found", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Say that this is not for the visitor."""
    return page(request, "forbidden", status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Say that the form is not this session's."""
    return page(request, "form_stale", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Say that the request cannot be read."""
    return page(request, "bad_request", status=400)


def failed(request: HttpRequest) -> HttpResponse:
    """Say that something went wrong that nobody foresaw."""
    return page(request, "failed", status=500)
