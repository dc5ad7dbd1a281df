"""`chitra authorisation import` and `chitra rows exclude`: the words, the answers, the refusals."""

import json
import signal

import pytest
from django.db import connection, transaction

from chitra.access import operations as access
from chitra.cli import main
from chitra.rosters.tests import builders

HEAD = "kind,principal_name,principal_cccd,agent_name,certificate_no,valid_from,valid_until\n"


@pytest.fixture
def chitra(month_db, monkeypatch, capsys):
    for name, value in (month_db.environment | {"CHITRA_NOW": "2023-09-05T08:30"}).items():
        monkeypatch.setenv(name, value)
    before = signal.getsignal(signal.SIGTERM)
    access.protect()
    builders.cast()
    bad = builders.Invalid("Ngô Văn Khác", "QN/TB 9", "0490")
    builders.taken_in(builders.workbook_of([builders.HAI, bad]))

    def said(*words):
        code = main.main(["--json", *words])
        return code, json.loads(capsys.readouterr().out)

    yield said
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def papers(tmp_path):
    def written(*lines):
        path = tmp_path / "giay.csv"
        path.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        return str(path)

    return written


def row_of(name):
    with transaction.atomic(), access.system_scope(), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM rosters_row WHERE full_name = %s", [name])
        return str(cursor.fetchone()[0])


def test_papers_are_recorded_and_whom_nobody_knows_is_named(chitra, papers):
    known = f"agent,{builders.HAI.name},{builders.HAI.card},Trương Viết Nam,12/CT,01/09/2023,2024-09-01"
    stranger = "guardian,Bà Ba,049142000009,Con Lan,13/CT,2023-09-01,"
    words = ("authorisation", "import", papers(known, stranger), "--org", "PL-506", "--as", "lan")
    for recorded, again in ((1, 0), (0, 1)):
        code, done = chitra(*words)
        assert (code, done["recorded"], done["known"], done["unknown_rows"]) == (1, recorded, again, [3])
    code, refused = chitra(*words[:-1], "hoi")
    assert (code, refused["error"]["code"]) == (3, "E-ACCESS-PLACE")


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("agent,Bà Hai,049142000001,Con Nam,12/CT,ngày mai,2024-09-01", "E-PAPER-COLUMNS", "valid_from"),
        ("agent,Bà Hai,049142000001,Con Nam,12/CT,2023-09-01,", "E-PAPER-UNLAWFUL", "valid_until"),
    ],
)
def test_a_paper_that_cannot_stand_is_refused_by_row_and_column(chitra, papers, line, code, column):
    returned, document = chitra("authorisation", "import", papers(line), "--org", "PL-506", "--as", "lan")
    assert (returned, document["error"]["code"]) == (2, code)
    assert (document["error"]["row"], document["error"]["column"]) == (2, column)


def test_a_row_is_taken_out_once(chitra):
    words = ("rows", "exclude", row_of("Ngô Văn Khác"), "--reason", "sai thẻ", "--as", "lan")
    code, refused = chitra(*words[:-1], "hoi")
    assert (code, refused["error"]["code"]) == (3, "E-ACCESS-PLACE")
    assert chitra(*words)[0] == 0
    code, refused = chitra(*words)
    assert (code, refused["error"]["code"]) == (4, "E-ROW-STATE")
