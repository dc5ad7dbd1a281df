"""Addresses of months, their runs and payments."""

from django.urls import include, path

from chitra.web.months import comparing, funding, holding, moving, signing, views

of_month = [
    path("", views.month, name="month"),
    path("payments/", views.payments, name="month_payments"),
    path("payments/hold/", holding.hold, name="month_hold"),
    path("payments/unhold/", holding.unhold, name="month_unhold"),
    path("payments/exclude/", holding.exclude, name="month_exclude"),
    path("changes/", comparing.changes, name="month_changes"),
    path("changes/<int:person_id>/note/", comparing.note, name="month_note"),
    path("check/", moving.check, name="month_check"),
    path("freeze/", moving.freeze, name="month_freeze"),
    path("funding/", funding.fund, name="month_funding"),
    path("reissue/", funding.reissue, name="month_reissue"),
    path("runs/<int:number>/", signing.run, name="run"),
    path("runs/<int:number>/submit/", signing.submit, name="run_submit"),
    path("runs/<int:number>/approve/", signing.approve, name="run_approve"),
    path("runs/<int:number>/return/", signing.return_, name="run_return"),
    path("runs/<int:number>/release/", moving.release, name="run_release"),
]

urlpatterns = [
    path("", views.months, name="months"),
    path("<org:org>/<programme:programme>/<period:period>/", include(of_month)),
]
