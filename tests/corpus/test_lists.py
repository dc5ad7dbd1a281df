"""Bad lists, 1 to 52: each through the reading process and the import, to the outcome that is expected of it."""

import re

import pytest

from chitra.formats.lists import readers
from chitra.kernel import errors, messages
from tests.corpus import doors, expected, sample, stored

LISTS: dict[str, object] = expected.read()["lists"]
_FIELD = re.compile(r"\{[a-z_]+\}")


@pytest.mark.parametrize("case", LISTS)
def test_each_bad_list_has_its_outcome(case: str, corpus: dict[str, sample.File], lan: str, pool: readers.Readers):
    before = stored.row_counts()
    try:
        told = expected.told_of_list(case, doors.imported(corpus[case], pool, by=lan))
    except errors.Refusal as refusal:
        told = {"refused": refusal.code, "exit": refusal.exit_code}
        assert stored.row_counts() == before
        _assert_said_whole(refusal)

    assert told == expected.of_list(case)


def test_every_list_that_is_made_is_expected_and_the_other_way_round(corpus: dict[str, sample.File]):
    assert set(corpus) == set(LISTS)


def test_every_number_of_the_catalogue_has_a_case():
    told = expected.read()
    cases = [*told["lists"], *told["answers"], *told["deeds"]]
    assert {int(case[:2]) for case in cases} | set(told["not_applicable"]) == set(range(1, 70))


def _assert_said_whole(refusal: errors.Refusal) -> None:
    for lang in ("vi", "en"):
        said = messages.rendered(refusal.code, refusal.fields, lang)
        assert all((said.message, said.cause, said.fix))
        assert not _FIELD.search(said.message)
