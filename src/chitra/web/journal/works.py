"""The worker's part: a chain is recomputed from its first entry."""

from urllib.parse import urlencode

from django.urls import reverse

from chitra.access import operations as access
from chitra.audit import operations
from chitra.web import tasks


@tasks.work("verify_journal")
def verify(asked: tasks.Asked) -> str:
    """Recompute one chain; what was found stands in the chain itself."""
    access.admit(by=asked.by, deed="look_journal", on=asked.at.date())
    chain = asked.arguments["chain"]
    operations.verify(chain=chain, by=asked.by, at=asked.at, progress=asked.progress)
    return f"{reverse('journal')}?{urlencode({'chain': chain})}"
