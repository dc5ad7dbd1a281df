"""The worker's part: months are counted now and then, and whenever somebody asks."""

from django.urls import reverse
from procrastinate.contrib.django import app

from chitra.reports import operations
from chitra.web import clock, tasks


@tasks.work("count_figures")
def count(asked: tasks.Asked) -> str:
    """Count every month whose figures are not final."""
    operations.recount(by=asked.by, at=asked.at)
    return reverse("province")


@app.periodic(cron="*/15 * * * *")
@app.task(name="chitra.count_figures", queueing_lock="chitra.count_figures")
def count_now_and_then(timestamp: int) -> None:  # noqa: ARG001 - procrastinate passes it
    """Keep the figures of open months fresh."""
    operations.count(at=clock.now())
