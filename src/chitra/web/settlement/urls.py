"""Addresses of a month's settlement."""

from django.urls import path

from chitra.web.settlement import papers, signing, views

MONTH = "<org:org>/<programme:programme>/<period:period>/"

urlpatterns = [
    path(MONTH, views.settlement, name="settlement"),
    path(MONTH + "unpaid/", views.unpaid, name="unpaid"),
    path(MONTH + "sign/", signing.for_office, name="settle_office"),
    path(MONTH + "sign/<provider:provider>/", signing.for_provider, name="settle_provider"),
    path(MONTH + "close/", signing.close, name="close_month"),
    path(MONTH + "closing/", views.certificate, name="closing"),
    path(MONTH + "forms/unclaimed/", papers.names, name="settlement_names"),
    path(MONTH + "forms/<slug:name>/", papers.form, name="settlement_form"),
]
