"""Addresses of lists, of what was found in them, and of the steps of an import."""

from django.urls import include, path

from chitra.web.lists import checking, findings, steps, storing, views

of_draft = [
    path("", steps.here, name="import_draft"),
    path("sheets/", steps.sheets, name="import_sheets"),
    path("columns/", steps.columns, name="import_columns"),
    path("check/", checking.check, name="import_check"),
    path("rows/<int:sheet_no>/<int:row_number>/", checking.row, name="import_row"),
    path("exclude/", checking.exclude, name="import_exclude"),
    path("bad-rows/", checking.bad_rows, name="import_bad_rows"),
    path("bad-rows/back/", checking.back, name="import_back"),
    path("compare/", storing.compare, name="import_compare"),
    path("drop/", storing.drop, name="import_drop"),
]

of_month = [
    path("", views.month, name="lists_month"),
    path("list/<int:list_id>/", views.one, name="list"),
    path("list/<int:list_id>/original/", views.original, name="list_original"),
    path("list/<int:list_id>/reopen/", storing.reopen, name="list_reopen"),
    path("findings/", findings.findings, name="findings"),
    path("findings/exclude/", findings.exclude, name="findings_exclude"),
    path("findings/<int:finding_id>/", findings.finding, name="finding"),
]

urlpatterns = [
    path("", views.lists, name="lists"),
    path("import/", steps.start, name="import"),
    path("import/<int:draft_id>/", include(of_draft)),
    path("<org:org>/<programme:programme>/<period:period>/", include(of_month)),
]
