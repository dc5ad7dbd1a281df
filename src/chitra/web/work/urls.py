"""Addresses of the opening page."""

from django.urls import path

from chitra.web.work import views

urlpatterns = [path("", views.work, name="work")]
