"""The command line keeps its promises: one answer, a code, both languages, never a traceback."""

import json
import os
import pathlib
import signal
import subprocess
import sys

import pytest

from chitra.cli import db, main, parser
from chitra.config import clock
from chitra.kernel import errors

ROOT = pathlib.Path(__file__).parents[4]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("CHITRA_HOME", str(tmp_path))
    monkeypatch.delenv("CHITRA_DATABASE_URL", raising=False)
    before = signal.getsignal(signal.SIGTERM)
    yield tmp_path
    signal.signal(signal.SIGTERM, before)


def said(capsys, *words):
    code = main.main(words)
    return code, *capsys.readouterr()


def raising(failure):
    def run(args):
        raise failure

    return run


def test_help_names_the_commands_in_both_languages(capsys):
    code, vietnamese, _ = said(capsys, "--help")
    assert (code, "máy chủ cơ sở dữ liệu" in vietnamese) == (0, True)
    assert "the embedded database server" in said(capsys, "--lang", "en")[1]


def test_a_command_answers_with_one_json_document_wherever_the_option_stands(capsys):
    for words in (("--json", "db", "status"), ("db", "--json", "status"), ("db", "status", "--json")):
        code, out, _ = said(capsys, *words)
        assert (code, json.loads(out)["running"]) == (1, False)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["nothing"], "E-COMMAND", "Không có lệnh «nothing»"),
        (["db"], "E-USAGE", "thiếu deed"),
        (["db", "fly"], "E-USAGE", "deed: không có lựa chọn 'fly'"),
        (["db", "status", "--fast"], "E-USAGE", "không có tham số --fast"),
        (["--lang", "fr", "db", "status"], "E-USAGE", "--lang: không có lựa chọn 'fr'"),
    ],
)
def test_a_wrong_command_line_is_bad_input(capsys, words, code, sentence):
    exit_code, out, err = said(capsys, *words)
    assert (exit_code, out) == (2, "")
    assert err.startswith(f"{code}: ")
    assert sentence in err


def test_a_refusal_is_told_in_the_language_asked_for_and_as_json(capsys, monkeypatch):
    refusal = errors.NotPermitted("E-CLOCK", value="hôm qua", file="danh-sach.xlsx", row=7)
    monkeypatch.setattr(db, "run", raising(refusal))
    code, out, err = said(capsys, "db", "status", "--json", "--lang=en")
    assert code == 3
    assert err.startswith("E-CLOCK: CHITRA_NOW = `hôm qua` is no date and time. [danh-sach.xlsx, 7]\n  Fix: ")
    error = json.loads(out)["error"]
    assert (error["code"], error["file"], error["row"], error["sheet"]) == ("E-CLOCK", "danh-sach.xlsx", 7, None)
    assert set(error) == {"code", "message", "file", "sheet", "row", "column", "cause", "fix"}


def test_what_nobody_foresaw_is_logged_and_shows_no_traceback(capsys, monkeypatch, home):
    monkeypatch.setattr(db, "run", raising(ZeroDivisionError("by nobody")))
    code, out, err = said(capsys, "db", "status")
    assert (code, out) == (4, "")
    assert err.startswith("E-INTERNAL: ")
    assert "Traceback" not in err
    (log,) = (home / "log").glob("*.txt")
    assert "ZeroDivisionError: by nobody" in log.read_text()
    assert str(log) in err


@pytest.mark.parametrize(
    ("failure", "exit_code", "code"),
    [
        (PermissionError(13, "Permission denied", "/out/a.xlsx"), 2, "E-FILE-ACCESS"),
        (OSError(28, "No space left on device"), 4, "E-DISK-FULL"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(capsys, monkeypatch, failure, exit_code, code):
    monkeypatch.setattr(db, "run", raising(failure))
    exit_code_seen, _, err = said(capsys, "db", "status")
    assert (exit_code_seen, err.split(":")[0]) == (exit_code, code)


def test_ctrl_c_leaves_quietly(capsys, monkeypatch):
    monkeypatch.setattr(db, "run", raising(KeyboardInterrupt()))
    assert said(capsys, "db", "status") == (130, "", "")


def test_a_reader_that_leaves_early_is_no_error():
    words = [sys.executable, "-P", "-m", "chitra", "db", "status", "--json"]
    read, write = os.pipe()
    os.close(read)
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    with os.fdopen(write, "wb") as broken:
        done = subprocess.run(words, stdout=broken, stderr=subprocess.PIPE, check=False, env=environment)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_server_that_cannot_be_reached_is_a_state(capsys, monkeypatch, home):
    monkeypatch.setenv("CHITRA_DATABASE_URL", f"postgresql://lan@/chitra?host={home}")
    words = [sys.executable, "-P", "-m", "chitra", "migrate"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith("E-DB-LOST: ")


def test_the_script_works_from_anywhere_and_through_a_link(tmp_path):
    link = tmp_path / "chi-tra"
    link.symlink_to(ROOT / "chitra")
    environment = os.environ | {"HOME": ""}
    done = subprocess.run([link, "db", "status", "--json"], capture_output=True, cwd="/", check=False, env=environment)
    assert (done.returncode, json.loads(done.stdout)["running"], done.stderr) == (1, False, b"")


def test_the_clock_can_be_set_for_rehearsals(monkeypatch):
    monkeypatch.setenv("CHITRA_NOW", "2023-09-15T08:00")
    assert clock.now().isoformat() == "2023-09-15T08:00:00+07:00"
    monkeypatch.setenv("CHITRA_NOW", "2023-09-14T20:00:00+00:00")
    assert clock.today().isoformat() == "2023-09-15"
    monkeypatch.setenv("CHITRA_NOW", "yesterday")
    with pytest.raises(errors.BadInput):
        clock.now()


def test_an_option_is_never_guessed_from_its_beginning():
    grammar, subparsers = parser.command_parser("en")
    db.add_parser(subparsers)  # type: ignore[arg-type]
    with pytest.raises(parser.UsageWrong):
        grammar.parse_args(["db", "status", "--he"])
