"""The office at work, as the tests of delivery set it up."""

from chitra.delivery.tests.conftest import committed_office, guards, office  # noqa: F401 - pytest finds fixtures by name
