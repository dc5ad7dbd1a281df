"""Addresses of tasks."""

from django.urls import path

from chitra.web.jobs import views

urlpatterns = [path("<int:task_id>/", views.task, name="task")]
