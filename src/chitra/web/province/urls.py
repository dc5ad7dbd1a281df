"""Addresses of the province's figures."""

from django.urls import path

from chitra.web.province import views

urlpatterns = [
    path("", views.latest, name="province"),
    path("count/", views.recount, name="recount"),
    path("<period:period>/", views.province, name="province_month"),
    path("<period:period>/<org:code>/<programme:programme>/", views.office, name="province_office"),
    path("<period:period>/communes/", views.communes, name="province_communes"),
    path("<period:period>/groups/", views.groups, name="province_groups"),
    path("<period:period>/export/", views.export, name="province_export"),
    path("rows/<org:org>/<programme:programme>/<period:period>/", views.rows, name="province_rows"),
]
