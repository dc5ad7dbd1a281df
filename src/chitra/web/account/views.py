"""An officer's own affairs: who they are here, what they may, and how they sign in."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from chitra.web import gate, pages


@gate.own
def overview(request: HttpRequest, visitor: gate.Visitor) -> HttpResponse:
    """Show an officer their mandates and the ways to sign in."""
    mandates = [each for each in visitor.officer.mandates if each.is_valid_on(visitor.on)]
    return pages.page(request, "account/overview", {"officer": visitor.officer, "mandates": mandates})


def locked_out(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """Say that too many wrong passwords were given."""
    return pages.page(request, "account/locked_out", status=429)
