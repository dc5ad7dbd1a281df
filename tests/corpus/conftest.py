"""An office that may import, a process that reads, and the corpus itself, made once."""

from collections.abc import Iterator

import pytest

from chitra.formats.lists import readers
from tests.corpus import doors, make, sample


@pytest.fixture(scope="session")
def corpus() -> dict[str, sample.File]:
    """Give every bad list by its case."""
    return {file.case: file for file in make.lists()}


@pytest.fixture(scope="session")
def pool() -> Iterator[readers.Readers]:
    """Have one reading process for all files: whatever one of them does to it, the next is read."""
    with readers.Readers(1) as reading:
        yield reading


@pytest.fixture
def lan(db: None) -> str:
    """Name the officer who imports."""
    return doors.appointed()
