"""Addresses of reconciliation: of all, of a provider, of its month, its answers and its exceptions."""

from django.urls import path

from chitra.web.reconciliation import answers, views

urlpatterns = [
    path("", views.overview, name="reconciliation"),
    path("<provider:provider>/answers/", answers.listed, name="answers"),
    path("<provider:provider>/answers/new/", answers.upload, name="answer_upload"),
    path("<provider:provider>/answers/<int:answer_id>/", answers.answer, name="answer"),
    path("<provider:provider>/exceptions/<int:exception_id>/", views.exception, name="reconciliation_exception"),
    path("<provider:provider>/<period:period>/", views.workbench, name="workbench"),
]
