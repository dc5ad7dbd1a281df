"""The moment of a request, as the installation tells it."""

import datetime

from django.conf import settings


def now() -> datetime.datetime:
    """Read the installation's clock, in the offices' time zone."""
    moment: datetime.datetime = settings.CLOCK()
    return moment
