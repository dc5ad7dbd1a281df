"""How the sheets of one file get into the tables: a fixed number of statements, whatever the number of rows."""

import dataclasses
import datetime
import functools
import json
import weakref
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

import psycopg
from django.db import connection, transaction

from chitra.access import operations as access
from chitra.formats.lists import columns, workbook
from chitra.kernel import sql
from chitra.programmes import rules as programmes
from chitra.providers import queries as providers
from chitra.rosters import placement, queries, rules
from chitra.territory import queries as territory

Parameters = Mapping[str, Any]
Place = TypeVar("Place")

PREPARED_AFTER = 5  # psycopg's own default, which Django turns off for the sake of poolers between it and the server


class OvertakenByAnother(Exception):
    """Another deed has made one of the same people at this moment; the whole deed is to be done again."""


@dataclasses.dataclass(frozen=True, slots=True)
class HandedIn:
    """The lists of one file that are to be stored, and the lists that they replace."""

    placed: placement.Placement
    lists: tuple[placement.PlacedList, ...]
    replaced_ids: tuple[int, ...]
    period_id: int
    sha256: str
    file_name: str
    by: str
    at: datetime.datetime


@dataclasses.dataclass(frozen=True, slots=True)
class StoredLists:
    """The ids of lists that were stored, and what became of their rows."""

    ids: tuple[int, ...]
    counts: queries.ListCounts


def stored(file: HandedIn) -> StoredLists:
    """Store the lists of a file: rows, people, what the reader found and what the rules say.

    :raises OvertakenByAnother: nothing may be kept
    """
    prepare()
    learn_law(programme=file.placed.programme, month=file.placed.month.first_day, judged_on=file.placed.judged_on)
    _copy("rosters_staged", columns.COLUMNS, (each.sheet.rows_copy for each in file.lists))
    _copy("rosters_staged_finding", columns.FINDING_COLUMNS, (each.sheet.findings_copy for each in file.lists))
    # People and their cards are known across offices; what is written belongs to the office that was entered.
    with access.widened():
        _execute("plan_for_thousands", {})
        return _stored(_parameters(file))


def _stored(parameters: dict[str, Any]) -> StoredLists:
    wanted, made = _execute("link_people", parameters)[0]
    if wanted != made:
        raise OvertakenByAnother
    parameters["submission_id"] = _execute("submit_file", parameters)[0][0]
    ids = dict(_execute("store_lists", parameters))
    parameters["roster_ids"] = [ids[number] for number in parameters["sheet_nos"]]
    _execute("store_rows", parameters)
    _execute("plan_by_index", {})
    if parameters["has_findings"]:
        _execute("store_readers_findings", parameters)
    judge(rules.IMPORT, parameters)
    counts = _execute("count_lists", parameters)[0]
    return StoredLists(tuple(ids.values()), queries.ListCounts(*counts))


def prepare() -> None:
    """Make the session's own tables, or empty them: what a transaction has made stays when it is committed."""
    connection.ensure_connection()
    session = connection.connection
    if session not in _STAGED:
        with connection.cursor() as cursor:
            cursor.execute(sql.statement("rosters", "stage"))
        transaction.on_commit(lambda: _STAGED.add(session))
    _execute("empty_stage", {})


# Sessions that have their tables; one that ends is forgotten.
_STAGED: weakref.WeakSet[psycopg.Connection[Any]] = weakref.WeakSet()


def learn_law(*, programme: str, month: datetime.date, judged_on: datetime.date) -> None:
    """Have the law of a month at hand in the session; it is worked out once, and again when a rate was entered."""
    parameters = {"programme": programme, "month": month, "judged_on": judged_on}
    if not _execute("law_is_known", parameters)[0][0]:
        _execute("forget_law", parameters)
        _execute("learn_law", parameters)
        _execute("measure_law", {})


def judge(moment: rules.Moment, parameters: Parameters) -> None:
    """Let the rules of a moment speak of the lists in `roster_ids`, and store what they say."""
    known = {"carry_people": [], "carry_amounts": [], "peer_ids": parameters["roster_ids"], **parameters}
    _execute("copy_judged", known)
    # A file's rules are planned once for thousands of files, a period's anew for what its lists have become.
    is_planned_anew = moment == rules.CHECK
    if is_planned_anew:
        _execute("measure_listed", {})
    _run(_spoken(moment), known, prepare=not is_planned_anew)
    _execute("store_judgements", known)


@functools.cache
def _spoken(moment: rules.Moment) -> str:
    """Put the statements of all rules of a moment together."""
    lead = "INSERT INTO rosters_spoken (code, holds, roster_id, row_id, severity, field, value, expected)\n"
    said = (
        _SPEAKING.format(
            code=rule.code,
            holds=rule.holds,
            statement=sql.statement("rosters", f"checks/{rule.code}").rstrip().rstrip(";"),
        )
        for rule in rules.CATALOGUE
        if moment in rule.moments
    )
    return lead + "\nUNION ALL\n".join(said)


# Codes and holds come from the catalogue, never from outside.
_SPEAKING = "SELECT '{code}', '{holds}', said.* FROM (\n{statement}\n) AS said"


def _copy(table: str, names: Sequence[str], sheets: Iterable[bytes]) -> None:
    """Bring the reader's lines in, each led by the number of its sheet."""
    target = psycopg.sql.SQL("COPY {} ({}) FROM STDIN").format(
        psycopg.sql.Identifier(table), psycopg.sql.SQL(", ").join(map(psycopg.sql.Identifier, ("sheet_no", *names)))
    )
    with connection.cursor() as cursor, cursor.cursor.copy(target) as copy:
        for number, lines in enumerate(sheets):
            if lines:
                lead = f"{number}\t".encode()
                copy.write(lead + lines[:-1].replace(b"\n", b"\n" + lead) + b"\n")


def _parameters(file: HandedIn) -> dict[str, Any]:
    placed = file.placed
    sheets = [each.sheet for each in file.lists]
    return {
        "period_id": file.period_id,
        "organisation_id": placed.organisation.id,
        "programme": placed.programme,
        "month": placed.month.first_day,
        "judged_on": placed.judged_on,
        "issuer": issuer_of(placed.programme, placed.organisation),
        "sha256": file.sha256,
        "file_name": file.file_name,
        "at": file.at,
        "by": file.by,
        "replaced_ids": list(file.replaced_ids),
        "sheet_nos": list(range(len(sheets))),
        "sheet_names": [sheet.name for sheet in sheets],
        "sheet_units": [each.unit_code for each in file.lists],
        "kinds": [each.kind for each in file.lists],
        "list_keys": [each.list_key for each in file.lists],
        "layouts": [sheet.layout or "" for sheet in sheets],
        "header_rows": [sheet.header_row or 0 for sheet in sheets],
        "content_hashes": [sheet.content_hash for sheet in sheets],
        "has_findings": any(sheet.findings_copy for sheet in sheets),
        "ignored_counts": [sheet.counts.ignored for sheet in sheets],
        "stated_totals": [sheet.stated_total_vnd for sheet in sheets],
        "cell_columns": json.dumps([_letters(sheet) for sheet in sheets]),
        **_looked_up(placed, file.lists),
    }


def _letters(sheet: workbook.Sheet) -> dict[str, str]:
    """Name the column of each field that rules speak of; a birth stands under Nam or Nữ."""
    letters = dict(sheet.letters)
    letters.setdefault("birth", letters.get("birth_male", ""))
    return letters


def issuer_of(programme: str, organisation: territory.OrganisationFacts) -> str:
    """Name whose codes a list uses: merit files are numbered by the province, the others by the payer."""
    return f"ncc:{organisation.province_code}" if programme == "ncc" else f"btxh:{organisation.code}"


def _looked_up(placed: placement.Placement, lists: Sequence[placement.PlacedList]) -> dict[str, list[Any]]:
    """Turn the spellings of some lists into what tables know: keys, codes of communes, BINs."""
    spelt = {
        field: sorted({words for each in lists for words in each.sheet.spellings.get(field, ())})
        for field in columns.SPELT
    }
    place = (placed.organisation.unit_code, placed.month.first_day)
    titles = {each.sheet.title.commune for each in lists}
    # What a title names has been looked for already.
    titled = {title: unit.code for title in titles if title and (unit := placement.commune_named(title, *place))}
    untitled = [words for words in spelt["commune_text"] if words not in titled]
    communes = titled | _COMMUNES.meant(untitled, place)
    banks = _BANKS.meant(spelt["bank_text"], None)
    return {
        "commune_texts": spelt["commune_text"],
        "commune_codes": [communes.get(words) for words in spelt["commune_text"]],
        "category_texts": spelt["category_text"],
        "category_keys": [programmes.list_text_key(words) for words in spelt["category_text"]],
        "relations": spelt["relation"],
        "relation_keys": [programmes.list_text_key(words) for words in spelt["relation"]],
        "bank_texts": spelt["bank_text"],
        "bank_bins": [banks.get(words) for words in spelt["bank_text"]],
    }


class _Meanings(Generic[Place]):
    """What spellings mean: thousands of files use the same, so it is remembered; what is unknown is asked again."""

    def __init__(self, find: Callable[[Sequence[str], Place], Mapping[str, str]]) -> None:
        self._find = find
        self._known: dict[tuple[str, Place], str] = {}

    def meant(self, spellings: Sequence[str], place: Place) -> dict[str, str]:
        new = [words for words in spellings if (words, place) not in self._known]
        if new:
            self._known.update({(words, place): code for words, code in self._find(new, place).items()})
        return {words: self._known[words, place] for words in spellings if (words, place) in self._known}


def _communes(spellings: Sequence[str], place: tuple[str, datetime.date]) -> dict[str, str]:
    unit_code, on = place
    found = {words: territory.commune_named(name=words, district_code=unit_code, on=on) for words in spellings}
    return {words: unit.code for words, unit in found.items() if unit}


def _banks(spellings: Sequence[str], _: None) -> dict[str, str]:
    return {
        words: match.bin for words, match in providers.banks_by_text(spellings).items() if match.standing == "known"
    }


_COMMUNES = _Meanings(_communes)
_BANKS = _Meanings(_banks)


def _execute(name: str, parameters: Parameters) -> list[tuple[Any, ...]]:
    return _run(sql.statement("rosters", name), parameters)


def _run(statement: str, parameters: Parameters, *, prepare: bool = True) -> list[tuple[Any, ...]]:
    """Run one statement, which the session prepares once: planning the rules takes longer than a commune's rows."""
    connection.ensure_connection()
    link = connection.connection
    if link.prepare_threshold is None:
        link.prepare_threshold = PREPARED_AFTER
    with connection.wrap_database_errors, psycopg.Cursor(link) as cursor:
        cursor.execute(statement, parameters, prepare=prepare)
        return cursor.fetchall() if cursor.description else []
