"""The door: whoever has signed in goes to their work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from chitra.web import gate


@gate.anyone
def home(request: HttpRequest) -> HttpResponse:
    """Lead to the work that waits, or to the sign-in."""
    return redirect("work" if request.user.is_authenticated else "account_login")
