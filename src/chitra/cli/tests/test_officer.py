"""`chitra officer`: adding, mandating, listing, refusing."""

import json
import signal

import pytest

from chitra.cli import main


@pytest.fixture
def chitra(month_db, monkeypatch, capsys):
    for name, value in (month_db.environment | {"CHITRA_NOW": "2023-09-05T08:30"}).items():
        monkeypatch.setenv(name, value)
    before = signal.getsignal(signal.SIGTERM)

    def said(*words):
        code = main.main(["--json", "officer", *words])
        return code, json.loads(capsys.readouterr().out)

    yield said
    signal.signal(signal.SIGTERM, before)


def test_an_officer_is_added_mandated_and_listed(chitra):
    code, lan = chitra(
        *("add", "lan", "--name", "Nguyễn Thị Lan", "--role", "district_officer", "--org", "PL-506", "--as", "admin")
    )
    assert (code, lan["name"], lan["active_from"]) == (0, "Nguyễn Thị Lan", "2023-09-05")
    code, lan = chitra(
        *("mandate", "lan", "--role", "viewer", "--org", "SO-49", "--programme", "ncc", "--until", "2024-01-01"),
        *("--as", "admin"),
    )
    assert (code, len(lan["mandates"])) == (0, 2)
    assert lan in chitra("list")[1]["officers"]


def test_a_role_ends_or_the_officer_leaves(chitra):
    chitra("add", "lan", "--name", "Lan", "--role", "district_officer", "--org", "PL-506", "--as", "admin")
    told = ("--until", "2023-10-01", "--document", "QĐ 9", "--as", "admin")
    code, lan = chitra("end", "lan", "--role", "district_officer", *told)
    assert (code, lan["active_until"], lan["mandates"][0]["valid_until"]) == (0, None, "2023-10-01")
    assert chitra("end", "lan", "--role", "district_officer", *told)[0] == 4
    code, lan = chitra("end", "lan", *told)
    assert (code, lan["active_until"]) == (0, "2023-10-01")


@pytest.mark.parametrize(
    ("words", "exit_code", "code"),
    [
        (["--role", "viewer", "--org", "PL-506", "--as", "lan"], 3, "E-ACCESS-UNKNOWN"),
        (["--role", "viewer", "--org", "PL-999", "--as", "admin"], 2, "E-ORG-UNKNOWN"),
        (["--role", "viewer", "--org", "PL-506", "--programme", "x", "--as", "admin"], 2, "E-PROGRAMME-UNKNOWN"),
        (["--role", "provider_operator", "--org", "*", "--as", "admin"], 2, "E-ACCESS-OF-PROVIDER"),
        (["--role", "king", "--org", "PL-506", "--as", "admin"], 2, "E-USAGE"),
        (["--role", "releaser", "--org", "PL-506", "--person-key", "ADMIN", "--as", "admin"], 3, "E-ACCESS-APART"),
    ],
)
def test_whatever_is_refused_leaves_no_officer(chitra, words, exit_code, code):
    returned, document = chitra("add", "lan", "--name", "Lan", *words)
    assert (returned, document["error"]["code"]) == (exit_code, code)
    assert [officer["username"] for officer in chitra("list")[1]["officers"]] == ["admin"]
