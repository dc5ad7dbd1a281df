"""Pages of answers: hand a file in, and see what became of each of its lines."""

import tempfile
from pathlib import Path, PurePath

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.kernel import period
from chitra.providers import queries as providers
from chitra.reconciliation import operations, rules
from chitra.reconciliation import queries as reconciliation
from chitra.rosters import operations as rosters
from chitra.rosters import queries as originals
from chitra.web import gate, pages, tasks
from chitra.web.reconciliation import forms

PAGE = reconciliation.PAGE


@gate.provider("look_deliveries")
def listed(request: HttpRequest, provider: gate.Provider) -> HttpResponse:
    """List a provider's answers that concern the visitor, the latest first."""
    facts = providers.provider(provider.code)
    month = _month(request.GET.get("month", ""))
    found = reconciliation.answers(
        provider_id=facts.id,
        programmes=provider.programmes,
        by=provider.visitor.by,
        month=month.first_day if month else None,
        before=_number(request.GET.get("after")) or None,
        limit=PAGE + 1,
    )
    shown = found[:PAGE]
    gaps = reconciliation.gaps(provider_codes=[provider.code], programmes=provider.programmes)
    context = {
        "provider": facts,
        "month": month,
        "answers": shown,
        "gaps": {each.answer_id for each in gaps},
        "next_after": shown[-1].id if len(found) > PAGE else "",
        "may_answer": provider.visitor.may("answer"),
        "crumbs": [(_("Đối chiếu"), reverse("reconciliation"))],
    }
    return pages.page(request, "reconciliation/answers", context)


@gate.provider("answer")
def upload(request: HttpRequest, provider: gate.Provider) -> HttpResponse:
    """Take a file in: its bytes are kept first, then the worker reads them."""
    facts = providers.provider(provider.code)
    form = forms.Upload(request.POST, request.FILES) if request.method == "POST" else forms.Upload()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        name = PurePath(file.name).name
        sha256 = rosters.keep_original(data=file.read(), file_name=name, at=provider.visitor.at, by=provider.visitor.by)
        task_id = tasks.ask(
            kind="answer",
            officer_id=provider.visitor.officer.id,
            subject=_("Nhận kết quả «%(file)s» của %(provider)s") % {"file": name, "provider": facts.name},
            arguments={"sha256": sha256, "file_name": name, "provider": provider.code},
            at=provider.visitor.at,
        )
        return redirect("task", task_id=task_id)
    context = {
        "provider": facts,
        "form": form,
        "crumbs": [
            (_("Đối chiếu"), reverse("reconciliation")),
            (facts.name, reverse("answers", kwargs=provider.address)),
        ],
    }
    return pages.page(request, "reconciliation/upload", context, status=422 if form.errors else 200)


@gate.provider("look_deliveries")
def answer(request: HttpRequest, provider: gate.Provider, answer_id: int) -> HttpResponse:
    """Show one answer: its balances, what became of its lines, each beside its order."""
    facts, by = providers.provider(provider.code), provider.visitor.by
    found = reconciliation.answer(answer_id, provider_id=facts.id, programmes=provider.programmes, by=by)
    asked = request.GET.get("outcome", "")
    outcome = asked if asked in rules.OUTCOMES else ""
    after = _number(request.GET.get("after"))
    lines = reconciliation.lines(answer_id, by=by, outcome=outcome, after=after, limit=PAGE + 1)
    shown = lines[:PAGE]
    gaps = reconciliation.gaps(provider_codes=[provider.code], programmes=provider.programmes)
    siblings = reconciliation.answers(
        provider_id=facts.id, programmes=provider.programmes, by=by, sha256=found.sha256, limit=PAGE
    )
    context = {
        "provider": facts,
        "answer": found,
        "siblings": [each for each in reversed(siblings) if each.id != found.id],
        "is_statement": found.kind in rules.STATEMENTS,
        "gap": next((each for each in gaps if each.answer_id == found.id), None),
        "outcome": outcome,
        "lines": shown,
        "next_after": shown[-1].line_no if len(lines) > PAGE else "",
        "crumbs": [
            (_("Đối chiếu"), reverse("reconciliation")),
            (facts.name, reverse("answers", kwargs=provider.address)),
        ],
    }
    return pages.page(request, "reconciliation/answer", context)


@tasks.work("answer")
def take(asked: tasks.Asked) -> str:
    """Read a kept file and book what its lines prove; lead to what became of them."""
    told = asked.arguments
    kept = originals.original(told["sha256"])
    assert kept is not None, "the bytes were kept with the task"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / told["file_name"]
        path.write_bytes(kept[1])
        operations.answer(path=path, provider_code=told["provider"], by=asked.by, at=asked.at)
    answers = reconciliation.answers(
        provider_id=providers.provider(told["provider"]).id, programmes=(), by=asked.by, sha256=told["sha256"]
    )
    if not answers:
        return reverse("answers", kwargs={"provider": told["provider"]})
    return reverse("answer", kwargs={"provider": told["provider"], "answer_id": answers[-1].id})


def _month(written: str) -> period.Period | None:
    try:
        return period.Period.parse(written) if written else None
    except ValueError:
        return None


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 19 else 0
