"""Every SQL file is one explained statement with cast parameters, and fits the migrated schema."""

import pytest
from django.db import Error, connection, transaction

from tests.architecture import inspection, statements

FILES = inspection.sql_files()
# Scripts for migrations (views, triggers, rights, seeds) are run whole, and tried, by every migration.
CHECKS = [path for path in FILES if inspection.room_of(path) == "oversight" and path.parent.name == "checks"]
STATEMENTS = [path for path in FILES if not path.stem.startswith("schema_") and inspection.room_of(path) != "config"]


def named(path):
    return f"{inspection.room_of(path)}/{path.stem}"


def misfit(statement):
    """Try a statement on the schema and return what PostgreSQL says against it."""
    question = statements.tried(statement)
    if question is None:
        return None
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(question)
            if question.startswith("PREPARE"):
                cursor.execute("DEALLOCATE inspected")
    except Error as against:
        return str(against)
    return None


def staged(texts):
    """Make the temporary tables, those first that the others are made of; return what cannot be made, and why."""
    while texts:
        against = {name: told for name, text in texts.items() if (told := misfit(text))}
        if len(against) == len(texts):
            return against
        texts = {name: texts[name] for name in against}
    return {}


@pytest.mark.django_db
def test_every_statement_fits_the_schema():
    texts = {named(path): path.read_text(encoding="utf-8") for path in STATEMENTS}
    tables = {name: text for name, text in texts.items() if statements.makes_temporary_table(text)}
    assert staged(tables) == {}
    others = {name: text for name, text in texts.items() if name not in tables}
    assert {name: against for name, text in others.items() if (against := misfit(text))} == {}


@pytest.mark.parametrize("path", STATEMENTS, ids=named)
def test_a_statement_is_one_explained_and_every_parameter_is_cast(path):
    statement = path.read_text(encoding="utf-8")
    assert statements.uncast_parameters(statement) == []
    assert statements.unexplained(statement) == []
    if statements.verb(statement) in statements.PREPARABLE:
        assert statements.joined(statement) == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", CHECKS, ids=named)
def test_a_check_is_empty_where_nothing_has_happened(path):
    with connection.cursor() as cursor:
        cursor.execute(statements.run_on_nothing(path.read_text(encoding="utf-8")))
        assert cursor.fetchall() == []


@pytest.mark.django_db
def test_a_statement_that_does_not_fit_is_noticed():
    like = "SELECT fingerprint FROM chitra_schema WHERE fingerprint LIKE '%%x' AND migrated_at > %(at)s::date"
    insert = "INSERT INTO later SELECT a + %(a)s::int FROM first"
    first, later = "CREATE TEMP TABLE first (a int)", "CREATE TEMP TABLE later AS SELECT a, %(b)s::date AS b FROM first"
    assert misfit(like) is None
    assert "does not exist" in misfit("SELECT missing FROM chitra_schema")
    assert "does not exist" in misfit("COPY chitra_schema (missing) FROM STDIN")
    assert "does not exist" in misfit(insert)
    assert "does not exist" in staged({"later": later})["later"]
    assert staged({"later": later, "first": first}) == {}
    assert "INSERT has" in misfit(insert.replace("a +", "a, a, a +"))


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        (statements.uncast_parameters, "SELECT %(a)s", "SELECT %(a)s::bigint, '%(b)s'"),
        (statements.uncast_parameters, "SELECT %s", "SELECT %s::date"),
        (statements.unexplained, "SELECT 1", "-- Ask for one.\n-- Returns one row.\nSELECT 1"),
        (statements.joined, "SELECT 1; SELECT 2", "SELECT ';' -- a; b\n;"),
    ],
)
def test_each_rule_about_statements_catches_what_it_is_there_for(rule, bad, good):
    assert rule(bad)
    assert not rule(good)
