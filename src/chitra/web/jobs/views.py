"""A task's page: how far it is, and what came of it. It may be closed, reloaded, or opened tomorrow."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from chitra.kernel import errors
from chitra.web import gate, pages, tasks


@gate.own
def task(request: HttpRequest, visitor: gate.Visitor, task_id: int) -> HttpResponse:
    """Show a task under way, or lead to what came of it."""
    found = tasks.task(task_id, officer_id=visitor.officer.id)
    if found.status == "done" and "stay" not in request.GET:
        if not request.htmx:  # type: ignore[attr-defined]
            return redirect(found.outcome)
        arrived = HttpResponse(status=204)
        arrived["HX-Redirect"] = found.outcome
        return arrived
    refusal = errors.StateForbids(found.refusal_code, **found.refusal_fields) if found.refusal_code else None
    return pages.page(request, "jobs/task", {"task": found, "said": pages.said(refusal) if refusal else None})
