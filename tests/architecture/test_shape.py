"""The shape of the code, held for every file; and each rule shown to catch what it is there to catch."""

import pathlib

import pytest

from tests.architecture import inspection

FILES = inspection.python_files()
CODE = [path for path in FILES if inspection.PACKAGE in path.parents and "tests" not in path.parts]
OUTERMOST_SHELLS = {inspection.PACKAGE / "cli" / "main.py", inspection.PACKAGE / "web" / "tasks.py"}
NOT_WRITTEN_BY_HAND = {".venv", ".git", "__pycache__", "data", "fonts"}
TEXTS = {".py", ".sql", ".md", ".toml", ".in", ".txt", ".yaml", ".yml", ".sh", ".html", ".css", ""}


def wrong(paths, find):
    """Apply a rule to files, and name the file with what is wrong."""
    found = {path.relative_to(inspection.ROOT): find(path.read_text(encoding="utf-8")) for path in paths}
    return {str(path): problems for path, problems in found.items() if problems}


def test_no_file_is_longer_than_400_lines():
    assert wrong(FILES + inspection.sql_files(), inspection.too_long) == {}


def test_no_function_is_longer_than_70_lines():
    assert wrong(FILES, inspection.long_functions) == {}


def test_no_import_hides_in_a_function():
    assert wrong(FILES, inspection.hidden_imports) == {}


def test_only_the_outermost_shells_catch_everything():
    assert wrong([path for path in FILES if path not in OUTERMOST_SHELLS], inspection.broad_excepts) == {}


def test_only_the_shells_read_the_clock():
    below = [path for path in CODE if inspection.room_of(path) not in ("cli", "config", "web")]
    assert wrong(below, inspection.clock_readings) == {}
    assert wrong(inspection.sql_files(), inspection.sql_clock_readings) == {}


def test_no_statement_is_put_together_where_it_is_executed():
    assert wrong(CODE, inspection.built_statements) == {}


def test_no_room_speaks_through_signals():
    assert wrong(CODE, inspection.signals) == {}


def test_no_file_names_a_place_on_somebodys_machine_or_promises_work():
    def is_text(path):
        parts = set(path.relative_to(inspection.ROOT).parts)
        hidden = any(part.startswith(".") and part != ".ci" for part in parts)
        return path.is_file() and path.suffix in TEXTS and not hidden and not parts & NOT_WRITTEN_BY_HAND

    this_rule = {pathlib.Path(__file__), pathlib.Path(inspection.__file__)}
    paths = [path for path in sorted(inspection.ROOT.rglob("*")) if is_text(path) and path not in this_rule]
    assert wrong(paths, inspection.private_places) == {}


def test_the_pinned_requirements_name_no_address():
    assert "://" not in (inspection.ROOT / "requirements.txt").read_text()


LONG = "def deed():\n" + "    pass\n" * 70


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        (inspection.too_long, "pass\n" * 401, "pass\n" * 400),
        (inspection.long_functions, LONG, LONG.replace("    pass\n", "", 1)),
        (inspection.hidden_imports, "def deed():\n    import os", "import os\ndef deed(): ..."),
        (inspection.broad_excepts, "try: ...\nexcept: ...", "try: ...\nexcept ValueError: ..."),
        (
            inspection.broad_excepts,
            "try: ...\nexcept (OSError, Exception): ...",
            "try: ...\nexcept (OSError, KeyError): ...",
        ),
        (inspection.broad_excepts, "with contextlib.suppress(Exception): ...", "with suppress(OSError): ..."),
        (inspection.clock_readings, "datetime.datetime.now(zone)", "clock.now()"),
        (inspection.clock_readings, "date.today()", "period.today"),
        (inspection.built_statements, "cursor.execute(f'SELECT {x}')", "cursor.execute(sql.statement('a', 'b'))"),
        (inspection.built_statements, "cursor.execute('SELECT ' + x)", "cursor.execute('SELECT 1')"),
        (inspection.signals, "from django.db.models.signals import post_save", "from django.db import models"),
        (inspection.private_places, "open('/home" + "/lan/list.xlsx')", "open('list.xlsx')"),
        (inspection.private_places, "# TO" + "DO later", "# done"),
        (inspection.sql_clock_readings, "SELECT now()", "SELECT known_on"),
    ],
)
def test_each_rule_catches_what_it_is_there_for(rule, bad, good):
    assert rule(bad)
    assert not rule(good)
