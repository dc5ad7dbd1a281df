"""A desk over a database of its own, whose invariants must all hold when the journey ends."""

from collections.abc import Iterator
from typing import Any

import pytest

from chitra.oversight import queries as oversight
from tests.journeys import desk as desks


@pytest.fixture
def desk(month_db: Any, capsys: pytest.CaptureFixture[str]) -> Iterator[desks.Desk]:
    """Have a desk; afterwards every check is empty and every journal whole."""
    with desks.opened(capsys, month_db.url) as opened:
        yield opened
    verified = oversight.verified()
    broken = {check.name: check.examples for check in verified.checks if check.rows}
    assert (broken, verified.broken_entries) == ({}, 0)
