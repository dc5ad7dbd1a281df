"""Addresses of people."""

from django.urls import path

from chitra.web.people import registering, views

urlpatterns = [
    path("", views.people, name="people"),
    path("<int:person_id>/", views.person, name="person"),
    path("<int:person_id>/numbers/", views.numbers, name="person_numbers"),
    path("<int:person_id>/method/", registering.method, name="register_method"),
    path("<int:person_id>/paper/", registering.paper, name="record_paper"),
]
