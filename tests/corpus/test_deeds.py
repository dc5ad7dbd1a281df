"""The command line and bad files: exit codes, no traceback, nothing half stored; two imports at once; two communes."""

import json
import os
import pathlib
import subprocess
import sys
from typing import Any

import pytest

from chitra.formats.lists import readers
from chitra.rosters import operations as rosters
from tests.corpus import answers, doors, expected, make, released, sample, stored

SOURCES = pathlib.Path(__file__).parents[2] / "src"
WORDS = ("--period", "2023-09", "--programme", "btxh", "--org", doors.ORGANISATION)


@pytest.fixture
def environment(month_db: Any) -> dict[str, str]:
    """Let commands in other processes use the test's database."""
    return {**month_db.environment, "PYTHONPATH": str(SOURCES), "PYTHONUTF8": "1"}


def started(environment: dict[str, str], *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", "chitra", "--json", *words]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def ended(process: subprocess.Popen[bytes]) -> tuple[int, dict[str, Any]]:
    """Wait for a command; give its exit code and its answer. It may end badly, but never with a traceback."""
    out, err = process.communicate()
    assert b"Traceback" not in err
    assert b"E-INTERNAL" not in out + err
    return process.returncode, json.loads(out)


def codes(document: dict[str, Any]) -> dict[str, str]:
    return {pathlib.PurePath(each["file"]).stem: each["error"]["code"] for each in document["files"]}


def test_all_refused_lists_at_once_store_nothing(
    environment: dict[str, str], tmp_path: pathlib.Path, corpus: dict[str, sample.File]
):
    wanted = {case: told["refused"] for case, told in expected.read()["lists"].items() if "refused" in told}
    paths = make.written((corpus[case] for case in wanted), tmp_path)
    by = doors.appointed()
    before = stored.row_counts()

    code, document = ended(started(environment, "import", *map(str, paths), "--as", by, *WORDS))

    assert code == 2
    assert codes(document) == wanted
    assert stored.row_counts() == before


def test_all_refused_answers_at_once_store_nothing(environment: dict[str, str], tmp_path: pathlib.Path):
    month, clerk = released.month(tmp_path)
    wanted = {case: told["refused"] for case, told in expected.read()["answers"].items() if "refused" in told}
    paths = make.written((file for file in answers.files(month) if file.case in wanted), tmp_path)
    before = stored.row_counts()

    words = ("answer", *map(str, paths), "--provider", released.PROVIDER, "--as", clerk)
    code, document = ended(started(environment, *words))

    assert code == 2
    assert codes(document) == wanted
    assert stored.row_counts() == before


@pytest.mark.parametrize(
    "case", ["16-total-that-is-wrong", "25-money-negative", "20-card-stored-as-number", "11-ods-named-xls"]
)
def test_the_exit_code_says_what_became_of_a_list(
    case: str, environment: dict[str, str], tmp_path: pathlib.Path, corpus: dict[str, sample.File]
):
    (path,) = make.written([corpus[case]], tmp_path)

    code, _ = ended(started(environment, "import", str(path), "--as", doors.appointed(), *WORDS))

    assert code == expected.of_list(case)["exit"]


def test_a_name_that_is_no_text_is_told_and_stored(environment: dict[str, str], tmp_path: pathlib.Path):
    by = doors.appointed()
    good, bad = (os.path.join(os.fsencode(tmp_path), name) for name in (b"ds\xff.xlsx", b"\xfe\xff.xlsx"))
    for path, data in ((good, sample.GOOD), (bad, b"")):
        with open(path, "wb") as target:
            target.write(data)

    assert ended(started(environment, "import", os.fsdecode(good), "--as", by, *WORDS))[0] == 0
    code, document = ended(started(environment, "import", os.fsdecode(bad), "--as", by, *WORDS))

    assert (code, document["error"]["code"]) == (2, "E-FILE-EMPTY")


def test_the_same_file_twice_at_once_is_stored_once(environment: dict[str, str], tmp_path: pathlib.Path):
    by = doors.appointed()
    path = tmp_path / "ds.xlsx"
    path.write_bytes(sample.GOOD)

    both = [started(environment, "import", str(path), "--as", by, *WORDS) for _ in range(2)]
    told = [ended(process) for process in both]

    wanted = expected.read()["deeds"]["40-the-same-file-twice-at-once"]["accepted_as"]
    assert sorted(document["unchanged"] for _, document in told) == wanted["unchanged"]
    assert [code for code, _ in told] == [0, 0]
    counts = stored.row_counts()
    assert (counts["rosters_original"], counts["rosters_roster"], counts["rosters_row"]) == (1, 1, 15)


def test_a_person_on_the_lists_of_two_communes_is_found(
    lan: str, pool: readers.Readers, corpus: dict[str, sample.File]
):
    cases = ("31-in-one-commune", "31-in-another-commune")
    assert [doors.imported(corpus[case], pool, by=lan).counts["accepted"] for case in cases] == [3, 3]

    checked = rosters.check(
        organisation_code=doors.ORGANISATION,
        programme="btxh",
        month=doors.SEPTEMBER.first_day,
        by=lan,
        at=doors.AT,
    )

    assert checked.by_severity["block"] == 6
    wanted = expected.read()["deeds"]["31-in-two-communes"]
    assert set(checked.by_code) - {"E1", "E2"} == {*wanted["row_error"], *wanted["warning"]}
