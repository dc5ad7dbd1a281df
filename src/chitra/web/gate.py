"""Who may enter a page. Every address carries a rule; an address without one does not exist (a test walks them all).

A page that looks runs in a read-only transaction and sees the rows of its territory alone. A page that does sends its
form with a key made when it was shown: the same key again leads to what came of it the first time.
"""

import dataclasses
import datetime
import functools
import time
import uuid
from collections.abc import Callable, Mapping
from typing import Any, Concatenate, Literal, ParamSpec

from allauth.account import authentication
from allauth.account.internal.flows import reauthentication
from allauth.mfa import utils as mfa
from django.conf import settings
from django.contrib.auth import views as auth
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from chitra.access import operations as access
from chitra.access import queries as officers
from chitra.access import rules as access_rules
from chitra.kernel import errors, period, sql
from chitra.ledger import queries as ledger
from chitra.territory import queries as territory
from chitra.web import clock

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

P = ParamSpec("P")
View = Callable[..., HttpResponse]


class FormStale(errors.StateForbids):
    """A form came without its key: it was not shown by this installation, or not by a page of today."""


@dataclasses.dataclass(frozen=True, slots=True)
class Rule:
    """What an address asks for: a deed that some mandate must allow, and where."""

    place: Literal["anyone", "own", "month", "office", "provider", "reach"]
    deed: str = ""
    sends: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Visitor:
    """The officer who asks, and when."""

    officer: officers.Officer
    at: datetime.datetime

    @property
    def by(self) -> str:
        return self.officer.username

    @property
    def on(self) -> datetime.date:
        return self.at.date()

    def may(self, deed: str) -> bool:
        """Tell whether any mandate of theirs allows a deed somewhere today: for menus, never for admission."""
        wanted = access_rules.Deed(deed, self.on, lineage=None, programme=None, provider_code=None)
        return not isinstance(access_rules.allowing(wanted, self.officer.mandates), str)


@dataclasses.dataclass(frozen=True, slots=True)
class Office:
    """An organisation that the visitor has entered, and as whom."""

    visitor: Visitor
    actor: access_rules.Actor
    id: int
    code: str
    name: str
    lineage: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Month:
    """A month of an organisation and programme that the visitor has entered; before its first list it has no id."""

    visitor: Visitor
    actor: access_rules.Actor
    office: Office
    programme: str
    period: period.Period
    period_id: int | None
    status: str

    def may(self, deed: str) -> bool:
        """Tell whether the visitor may do a deed here: for buttons, never for admission."""
        wanted = access_rules.Deed(deed, self.visitor.on, self.office.lineage, self.programme)
        return not isinstance(access_rules.allowing(wanted, self.visitor.officer.mandates), str)

    @property
    def deed(self) -> dict[str, Any]:
        """What every deed on a month is told: `payouts.approve(**month.deed)`."""
        return {
            "organisation_code": self.office.code,
            "programme": self.programme,
            "month": self.period.first_day,
            "by": self.visitor.by,
            "at": self.visitor.at,
        }

    @property
    def address(self) -> dict[str, Any]:
        """What every address of a month is made of: `reverse("month", kwargs=month.address)`."""
        return {"org": self.office.code, "programme": self.programme, "period": self.period}


@dataclasses.dataclass(frozen=True, slots=True)
class Reach:
    """All that the visitor's mandates for a deed reach; the transaction shows no other rows."""

    visitor: Visitor
    actor: access_rules.Actor
    mandates: tuple[access_rules.Mandate, ...]
    below: Mapping[str, frozenset[int]]

    def may(self, deed: str, *, organisation_id: int, programme: str, provider_code: str = "") -> bool:
        """Tell whether the visitor may do a deed at one of these organisations: for lists, not for admission."""
        return any(
            mandate.role in access_rules.DEEDS[deed]
            and mandate.is_valid_on(self.visitor.on)
            and mandate.covers_programme(programme)
            and mandate.provider_code in {"", provider_code}
            and (
                mandate.organisation_code == access_rules.EVERYWHERE
                or organisation_id in self.below[mandate.organisation_code]
            )
            for mandate in self.visitor.officer.mandates
        )

    @property
    def programmes(self) -> frozenset[str]:
        """Name the programmes they serve; empty means every one."""
        return _programmes(self.mandates)

    @property
    def provider_code(self) -> str:
        return self.actor.provider_code


@dataclasses.dataclass(frozen=True, slots=True)
class Provider:
    """A payment provider whose affairs the visitor has entered, for all organisations that their mandates reach."""

    visitor: Visitor
    actor: access_rules.Actor
    mandates: tuple[access_rules.Mandate, ...]
    code: str

    @property
    def programmes(self) -> frozenset[str]:
        """Name the programmes that the visitor serves here; empty means every one."""
        return _programmes(self.mandates)

    @property
    def address(self) -> dict[str, Any]:
        """What every address of a provider is made of: `reverse("batches_of_provider", kwargs=provider.address)`."""
        return {"provider": self.code}


def _programmes(mandates: tuple[access_rules.Mandate, ...]) -> frozenset[str]:
    codes = frozenset(mandate.programme_code for mandate in mandates)
    return frozenset() if "" in codes else codes


def anyone(view: View) -> View:
    """Let everybody in, signed in or not."""
    return _ruled(view, Rule("anyone"), _unasked)


def own(view: Callable[Concatenate[HttpRequest, Visitor, P], HttpResponse]) -> View:
    """Let every officer in to what is their own."""
    return _ruled(view, Rule("own"), _entered_own)


def month(
    deed: str, *, sends: str = ""
) -> Callable[[Callable[Concatenate[HttpRequest, Month, P], HttpResponse]], View]:
    """Let in who may do this deed in that month; `sends` names another deed for POST."""
    return functools.partial(_ruled, rule=Rule("month", deed, sends), enter=_entered_month)


def office(
    deed: str, *, sends: str = ""
) -> Callable[[Callable[Concatenate[HttpRequest, Office, P], HttpResponse]], View]:
    """Let in who may do this deed at that organisation, in some programme."""
    return functools.partial(_ruled, rule=Rule("office", deed, sends), enter=_entered_office)


def provider(
    deed: str, *, sends: str = ""
) -> Callable[[Callable[Concatenate[HttpRequest, Provider, P], HttpResponse]], View]:
    """Let in who may do this deed on that provider: its own staff, and the offices that it serves."""
    return functools.partial(_ruled, rule=Rule("provider", deed, sends), enter=_entered_provider)


def reach(
    deed: str, *, sends: str = ""
) -> Callable[[Callable[Concatenate[HttpRequest, Reach, P], HttpResponse]], View]:
    """Let in who may do this deed anywhere, and show what their mandates for it reach."""
    return functools.partial(_ruled, rule=Rule("reach", deed, sends), enter=_entered_reach)


def signed(view: View) -> View:
    """Ask for a second factor given within the last minutes before a form is taken; the form is kept meanwhile."""

    @functools.wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not _is_second_factor_fresh(request):
            suspended: HttpResponse = reauthentication.suspend_request(request, reverse("mfa_reauthenticate"))
            return suspended
        return view(request, *args, **kwargs)

    asked.is_signed = True  # type: ignore[attr-defined]
    return asked


def visitor(request: HttpRequest) -> Visitor:
    """Say who asks, from one query a request."""
    if not hasattr(request, "visitor"):
        found = officers.officer(request.user.get_username())
        assert found is not None
        request.visitor = Visitor(found, clock.now())  # type: ignore[attr-defined]
    return request.visitor  # type: ignore[attr-defined, no-any-return]


def _ruled(view: View, rule: Rule, enter: Callable[[HttpRequest, dict[str, Any]], object]) -> View:
    @functools.wraps(view)
    def ruled(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if rule.place == "anyone":
            return view(request, **kwargs)
        stopped = _stopped(request)
        if stopped is not None:
            return stopped
        if request.method in SAFE:
            return _looking(view, rule, enter, request, kwargs)
        return _doing(view, rule, enter, request, kwargs)

    ruled.rule = rule  # type: ignore[attr-defined]
    return ruled


def _stopped(request: HttpRequest) -> HttpResponse | None:
    """Send away who has not signed in, or has no second factor yet."""
    if not request.user.is_authenticated:
        return auth.redirect_to_login(request.get_full_path())
    records = authentication.get_authentication_records(request, request.user)
    if not any(record["method"] == "mfa" for record in records) and not mfa.is_mfa_enabled(request.user):
        return redirect("mfa_activate_totp")
    return None


def _looking(
    view: View,
    rule: Rule,
    enter: Callable[[HttpRequest, dict[str, Any]], object],
    request: HttpRequest,
    kwargs: dict[str, Any],
) -> HttpResponse:
    visitor(request)
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute(sql.statement("web", "only_read"))
        return view(request, _admitted(enter, rule.deed, request, kwargs), **kwargs)


def _doing(
    view: View,
    rule: Rule,
    enter: Callable[[HttpRequest, dict[str, Any]], object],
    request: HttpRequest,
    kwargs: dict[str, Any],
) -> HttpResponse:
    """Do what a form asks for, once: the key, the deed and where it led are one transaction."""
    asks = visitor(request)
    told: dict[str, Any] = {
        "key": _key(request),
        "officer_id": asks.officer.id,
        "path": request.path,
        "at": asks.at,
    }
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute(sql.statement("web", "take_submission"), told)
        if not cursor.fetchone()[0]:
            cursor.execute(sql.statement("web", "submission_outcome"), told)
            (outcome,) = cursor.fetchone() or ("",)
            return HttpResponseRedirect(outcome or request.path)
        response = view(request, _admitted(enter, rule.sends or rule.deed, request, kwargs), **kwargs)
        if isinstance(response, HttpResponseRedirect):
            cursor.execute(sql.statement("web", "note_outcome"), {**told, "outcome": response.url})
        else:
            cursor.execute(sql.statement("web", "drop_submission"), told)
        return response


def _admitted(
    enter: Callable[[HttpRequest, dict[str, Any]], object], deed: str, request: HttpRequest, kwargs: dict[str, Any]
) -> object:
    request.gate_deed = deed  # type: ignore[attr-defined]
    return enter(request, kwargs)


def _key(request: HttpRequest) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("once", ""))
    except ValueError as stale:
        raise FormStale("E-WEB-FORM-STALE") from stale


def _is_second_factor_fresh(request: HttpRequest) -> bool:
    if not request.user.is_authenticated:
        return False
    records = authentication.get_authentication_records(request, request.user)
    given = [record["at"] for record in records if record["method"] == "mfa"]
    return bool(given) and time.time() - max(given) < settings.SECOND_FACTOR_SECONDS


def _unasked(_request: HttpRequest, _kwargs: Mapping[str, Any]) -> None:
    """Ask nothing."""


def _entered_own(request: HttpRequest, _kwargs: Mapping[str, Any]) -> Visitor:
    return visitor(request)


def _entered_office(request: HttpRequest, kwargs: dict[str, Any]) -> Office:
    return _office(request, kwargs.pop("org"), programme=None)


def _entered_month(request: HttpRequest, kwargs: dict[str, Any]) -> Month:
    programme, month_asked = kwargs.pop("programme"), kwargs.pop("period")
    found = _office(request, kwargs.pop("org"), programme=programme)
    stored = ledger.period(organisation_code=found.code, programme_code=programme, month=month_asked.first_day)
    return Month(
        found.visitor,
        found.actor,
        found,
        programme,
        month_asked,
        stored.id if stored else None,
        stored.status if stored else "",
    )


def _office(request: HttpRequest, code: str, programme: str | None) -> Office:
    asks = visitor(request)
    organisation = territory.organisation(code)
    lineage = territory.lineage(code, on=asks.on)
    actor = access.enter(
        by=asks.by,
        deed=request.gate_deed,  # type: ignore[attr-defined]
        organisation_id=organisation.id,
        lineage=lineage,
        programme=programme,
        on=asks.on,
    )
    return Office(asks, actor, organisation.id, organisation.code, organisation.name, lineage)


def _entered_reach(request: HttpRequest, _kwargs: Mapping[str, Any]) -> Reach:
    asks = visitor(request)
    below = _below(asks)
    actor, mandates = access.look(
        by=asks.by,
        deed=request.gate_deed,  # type: ignore[attr-defined]
        on=asks.on,
        below=below,
    )
    return Reach(asks, actor, mandates, below)


def _entered_provider(request: HttpRequest, kwargs: dict[str, Any]) -> Provider:
    asks, code = visitor(request), kwargs.pop("provider")
    deed = request.gate_deed  # type: ignore[attr-defined]
    actor, mandates = access.look(by=asks.by, deed=deed, on=asks.on, below=_below(asks), provider_code=code)
    return Provider(asks, actor, mandates, code)


def _below(asks: Visitor) -> dict[str, frozenset[int]]:
    codes = {mandate.organisation_code for mandate in asks.officer.mandates if mandate.is_valid_on(asks.on)}
    codes -= {access_rules.EVERYWHERE}
    return {code: territory.organisation_ids_below(code=code, on=asks.on) for code in codes}
