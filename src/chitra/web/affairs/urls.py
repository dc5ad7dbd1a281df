"""Addresses of the office's affairs."""

from django.urls import path

from chitra.web.affairs import budget, delegations, law, officers, partners, places, views

urlpatterns = [
    path("", views.index, name="affairs"),
    path("officers/", officers.officers, name="officers"),
    path("officers/new/", officers.add_officer, name="add_officer"),
    path("officers/of/<str:username>/", officers.officer, name="officer"),
    path("officers/of/<str:username>/mandate/", officers.give_mandate, name="give_mandate"),
    path("officers/of/<str:username>/password/", officers.first_password, name="first_password"),
    path("officers/of/<str:username>/end/", officers.end_officer, name="end_officer"),
    path("mandates/<int:mandate_id>/end/", officers.end_mandate, name="end_mandate"),
    path("delegations/", delegations.delegations, name="delegations"),
    path("delegations/new/", delegations.delegate, name="delegate"),
    path("delegations/<int:mandate_id>/end/", delegations.take_back, name="take_back"),
    path("units/", places.units, name="units"),
    path("units/<str:code>/", places.unit, name="unit"),
    path("organisations/<str:code>/", places.organisation, name="organisation"),
    path("programmes/", law.programmes, name="programmes"),
    path("programmes/<str:code>/", law.rates, name="rates"),
    path("categories/<str:code>/", law.category, name="category"),
    path("categories/<str:code>/rate/", law.enter_rate, name="enter_rate"),
    path("settings/", law.settings, name="settings"),
    path("settings/new/", law.enter_setting, name="enter_setting"),
    path("providers/", partners.providers, name="providers"),
    path("providers/<provider:provider>/", partners.provider, name="provider"),
    path("agreements/", partners.agreements, name="agreements"),
    path("agreements/new/", partners.add_agreement, name="add_agreement"),
    path("agreements/<int:agreement_id>/end/", partners.end_agreement, name="end_agreement"),
    path("accounts/", partners.accounts, name="accounts"),
    path("accounts/new/", partners.add_account, name="add_account"),
    path("fees/", partners.fees, name="fees"),
    path("fees/new/", partners.add_fee, name="add_fee"),
    path("points/", partners.points, name="points"),
    path("points/new/", partners.add_point, name="add_point"),
    path("estimates/", budget.estimates, name="estimates"),
    path("estimates/new/", budget.add_estimate, name="add_estimate"),
]
