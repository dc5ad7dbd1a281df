"""Addresses of the journal."""

from django.urls import path

from chitra.web.journal import views

urlpatterns = [
    path("", views.journal, name="journal"),
    path("verify/", views.verify, name="verify_journal"),
]
