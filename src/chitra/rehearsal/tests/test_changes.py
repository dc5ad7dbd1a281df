import pytest

from chitra.rehearsal import memory
from chitra.rehearsal.tests import builders


@pytest.fixture(scope="module")
def months(tmp_path_factory):
    """Three months of two offices, the first with defects."""
    folder = tmp_path_factory.mktemp("months")
    builders.generated(folder / "1", people=6000, org=("PL-506", "PL-503"), rate=0.05)
    builders.generated(folder / "2", month=builders.SEPTEMBER.next, previous=folder / "1")
    builders.generated(folder / "3", month=builders.SEPTEMBER.plus(2), previous=folder / "2", rate=0.1)
    return folder


def people_of(folder):
    return {person.code: person for office in ("PL-506", "PL-503") for person in memory.people_of(folder, office)}


@pytest.mark.parametrize("month", ["2", "3"])
def test_headcounts_and_amounts_follow_from_the_changes(months, month):
    for sums in builders.truth(months / month)["equations"]:
        assert sums["rows"] == sums["rows_before"] + sums["increases"] - sums["decreases"]
        moved = sums["increased_vnd"] - sums["decreased_vnd"] + sums["adjusted_vnd"]
        assert sums["regular_vnd"] == sums["regular_before_vnd"] + moved


def test_the_lists_of_changes_show_every_change(months):
    truth = builders.truth(months / "2")
    for kind in ("increase", "decrease", "adjustment"):
        listed = sum(part["rows"] for file in truth["files"] for part in file["sheets"] if part["kind"] == kind)
        assert listed == sum(sums[f"{kind}s"] for sums in truth["equations"]) > 0


def test_whoever_stays_is_the_same_person(months):
    before, after = people_of(months / "1"), people_of(months / "2")
    stayed = before.keys() & after.keys()
    assert len(stayed) > 5500
    assert all(
        (before[code].card, before[code].name, before[code].born)
        == (after[code].card, after[code].name, after[code].born)
        for code in stayed
    )


def test_somebody_moves_and_somebody_changes_account(months):
    before, after = people_of(months / "1"), people_of(months / "2")
    stayed = before.keys() & after.keys()
    assert any(before[code].commune != after[code].commune for code in stayed)
    assert any(before[code].account and before[code].account != after[code].account for code in stayed)


def test_rows_that_should_not_be_there_are_cut_in_the_month_after(months):
    assert any(person.is_double for person in people_of(months / "1").values())
    assert not any(person.is_double for person in people_of(months / "2").values())


def test_unexplained_changes_are_in_the_truth(months):
    found = [flaw for flaw in builders.truth(months / "3")["defects"] if flaw["code"] == "LIST_DIFF_UNEXPLAINED"]
    assert {flaw["row"] is None for flaw in found} == {True, False}


def test_only_the_month_before_can_be_continued(months, tmp_path):
    with pytest.raises(memory.NothingBefore):
        builders.generated(tmp_path / "x", month=builders.SEPTEMBER.plus(2), previous=months / "1")
    with pytest.raises(memory.NothingBefore):
        builders.generated(tmp_path / "y", month=builders.SEPTEMBER.next, previous=tmp_path)
