"""Addresses of batches: of all, of an office's month, of a provider."""

from django.urls import path

from chitra.web.deliveries import views

urlpatterns = [
    path("", views.batches, name="batches"),
    path("<org:org>/<programme:programme>/<period:period>/", views.of_month, name="batches_of_month"),
    path("<provider:provider>/", views.of_provider, name="batches_of_provider"),
    path("<provider:provider>/<int:batch_id>/", views.batch, name="batch"),
    path("<provider:provider>/<int:batch_id>/files/<int:file_id>/", views.file, name="batch_file"),
]
