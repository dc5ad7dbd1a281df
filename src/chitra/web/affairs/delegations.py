"""Delegation for a time: one's own role for a colleague of the same office."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.access import operations, queries
from chitra.access import rules as access_rules
from chitra.web import gate, pages
from chitra.web.affairs import choices, desk, forms, officers


@gate.reach("delegate")
def delegations(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """List what the visitor has lent to colleagues, and what they hold on loan."""
    on = reach.visitor.on
    lent = [
        {"given": given, "is_open": given.mandate.valid_until is not None and given.mandate.valid_until > on}
        for given in queries.mandates_lent_by(reach.visitor.by)
    ]
    received = [given for given in queries.mandates_of(reach.visitor.by) if given.delegates_id is not None]
    context = {"lent": lent, "received": received, "crumbs": desk.crumbs()}
    return pages.page(request, "affairs/delegations", context)


@gate.signed
@gate.reach("delegate")
def delegate(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Lend a mandate to a colleague."""
    asks = reach.visitor
    own = [
        given
        for given in queries.mandates_of(asks.by)
        if given.delegates_id is None
        and given.mandate.role in access_rules.DEEDS["delegate"]
        and given.mandate.is_valid_on(asks.on)
    ]
    codes = [given.mandate.organisation_code for given in own]
    colleagues = queries.colleagues(username=asks.by, organisation_codes=codes, on=asks.on)
    form = forms.DelegationForm(
        request.POST or None,
        initial={"valid_from": asks.on},
        mandates=[(str(given.id), _described(given)) for given in own],
        colleagues=[(each.username, f"{each.full_name} – {each.title or each.username}") for each in colleagues],
    )

    def does(given: desk.Given) -> str:
        operations.delegate(
            mandate_id=int(given["mandate"]),
            to=given["to"],
            valid_from=given["valid_from"],
            valid_until=desk.after(given["last_day"]),
            document=given["document"],
            by=asks.by,
            at=asks.at,
        )
        return _("Đã ủy quyền đến hết ngày %(day)s.") % {"day": f"{given['last_day']:%d/%m/%Y}"}

    paper = desk.Paper(
        title=_("Ủy quyền cho đồng nghiệp"),
        button=_("Ủy quyền"),
        back=reverse("delegations"),
        crumbs=desk.crumbs((_("Ủy quyền có thời hạn"), "delegations")),
        intro=_(
            "Dài nhất %(days)s ngày. Người lập danh sách không nhận quyền duyệt hoặc quyền phát lệnh chi; "
            "người đã ký một bước của đợt chi không ký bước khác của đợt chi đó."
        )
        % {"days": access_rules.LONGEST_DELEGATION_DAYS},
    )
    return desk.filed(request, form, paper, does)


@gate.signed
@gate.reach("delegate")
def take_back(request: HttpRequest, reach: gate.Reach, mandate_id: int) -> HttpResponse:
    """End a loan before its time."""
    held = queries.mandate(mandate_id)
    if held is None or held.delegates_id is None or held.given_by != reach.visitor.by:
        raise operations.NotDelegable("E-ACCESS-DELEGATE-OWN", value=mandate_id)
    paper = desk.Paper(
        title=_("Kết thúc ủy quyền cho %(name)s") % {"name": held.full_name},
        button=_("Kết thúc ủy quyền"),
        back=reverse("delegations"),
        crumbs=desk.crumbs((_("Ủy quyền có thời hạn"), "delegations")),
        facts=officers.mandate_facts(held),
        is_grave=True,
    )
    return desk.filed(request, *officers.ending(request, reach, mandate_id, paper))


def _described(given: queries.GivenMandate) -> str:
    programme = given.mandate.programme_code or _("mọi chương trình")
    return f"{choices.said(given.mandate.role)} – {given.mandate.organisation_code} – {programme}"
