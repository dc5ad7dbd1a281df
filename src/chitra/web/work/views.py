"""The opening page: what waits for this officer, the oldest deadline first."""

from django.http import HttpRequest, HttpResponse

from chitra.web import gate, pages


@gate.reach("show")
def work(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Show what waits."""
    return pages.page(request, "work/work", {"reach": reach})
