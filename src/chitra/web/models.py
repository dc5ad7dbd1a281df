"""Deeds that were sent from a page, and long work under way."""

from django.db import models
from django.db.models import F, Q


class Submission(models.Model):
    """A form that was sent. Its key is made when the form is shown, so that sending it twice is one deed."""

    key = models.UUIDField(primary_key=True)
    officer = models.ForeignKey("access.Officer", on_delete=models.PROTECT, related_name="+")
    path = models.TextField()
    outcome = models.TextField(blank=True, help_text="the page that tells what came of it")
    sent_at = models.DateTimeField()


class Task(models.Model):
    """Long work that an officer asked for: what, how far, and what came of it."""

    kind = models.TextField()
    officer = models.ForeignKey("access.Officer", on_delete=models.PROTECT, related_name="+")
    subject = models.TextField(help_text="what it is about, as the officer calls it")
    arguments = models.JSONField(help_text="what the work needs, written down by the page that asked")
    status = models.TextField(default="waiting")
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    outcome = models.TextField(blank=True, help_text="the page to go to when it is done")
    refusal_code = models.TextField(blank=True)
    refusal_fields = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["waiting", "running", "done", "refused", "failed"]),
                name="web_task_status_is_known",
            ),
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="web_task_has_not_done_more_than_all"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=False) | Q(status__in=["waiting", "running"]),
                name="web_task_that_ended_says_when",
            ),
        ]
        indexes = [models.Index(fields=["officer", "-id"], name="web_task_of_officer")]
