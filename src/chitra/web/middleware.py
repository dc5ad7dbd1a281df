"""Around every request: an idle officer gives the password again, and what goes wrong is told in words."""

import time
from collections.abc import Callable

from allauth.account import authentication
from allauth.account.internal.flows import reauthentication
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from chitra.kernel import errors
from chitra.web import pages

SEEN = "chitra_seen"
Next = Callable[[HttpRequest], HttpResponse]


def idle(get_response: Next) -> Next:
    """Lock a session that nobody used for a while; the form that was being typed is taken once the password is given.

    When the officer was last seen travels in a signed cookie, so that looking writes nothing.
    """

    def locked(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated or _is_about_signing_in(request):
            return get_response(request)
        if time.time() - _last_seen(request) > settings.IDLE_SECONDS:
            suspended: HttpResponse = reauthentication.suspend_request(request, reverse("account_reauthenticate"))
            return suspended
        response = get_response(request)
        response.set_signed_cookie(
            SEEN,
            f"{time.time():.0f}",
            salt=request.session.session_key or "",
            secure=settings.IS_HTTPS,
            httponly=True,
            samesite="Lax",
        )
        return response

    return locked


def chosen_language(get_response: Next) -> Next:
    """Speak Vietnamese until somebody chooses otherwise, whatever their browser prefers."""

    def spoken(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        with translation.override(chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
            response = get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response

    return spoken


def refusals(get_response: Next) -> Next:
    """Tell a refusal as a page. Whatever nobody foresaw is logged by Django's handler and told by `pages.failed`."""

    class Telling:
        def __call__(self, request: HttpRequest) -> HttpResponse:
            return get_response(request)

        def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
            if isinstance(exception, errors.Refusal):
                return pages.refused(request, exception)
            settings.NOTE_FAILURE(exception)
            return None

    return Telling()


def _is_about_signing_in(request: HttpRequest) -> bool:
    return request.path.startswith(("/account/", "/static/", "/language/"))


def _last_seen(request: HttpRequest) -> float:
    """Say when the officer was last here: a page, or the password or second factor given in this session."""
    salt = request.session.session_key or ""
    seen = request.get_signed_cookie(SEEN, default="0", salt=salt, max_age=settings.SESSION_COOKIE_AGE)
    records = authentication.get_authentication_records(request, request.user)
    return max([float(seen or 0), *(float(record["at"]) for record in records)])
