"""The command line as an officer uses it: words and a clock in, one JSON document and a code out."""

import contextlib
import datetime
import json
import os
import signal
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.db import connection, transaction

from chitra.access import operations as access
from chitra.cli import main
from chitra.ledger import queries as ledger

PLACE_OF_ERROR = {"code", "message", "file", "sheet", "row", "column", "cause", "fix"}


class Desk:
    """Runs commands in this process, as `./chitra --json` would in another."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def on(self, day: str, hour: int = 9) -> "Desk":
        """Set the office's clock."""
        os.environ["CHITRA_NOW"] = f"{day}T{hour:02d}:00"
        return self

    def __call__(self, *words: object, code: int = 0) -> dict[str, Any]:
        """Run a command that must end with this code; give what it printed."""
        self._capsys.readouterr()
        seen = main.main([*map(str, words), "--json"])
        out, err = self._capsys.readouterr()
        assert seen == code, (words, seen, out, err)
        assert "Traceback" not in err
        answer: dict[str, Any] = json.loads(out)
        return answer

    def refused(self, error: str, *words: object, code: int = 4) -> dict[str, Any]:
        """Run a command that must be refused with this error and exit code; give the error."""
        told = self(*words, code=code)["error"]
        assert (told["code"], set(told)) == (error, PLACE_OF_ERROR), told
        assert told["message"]
        return dict(told)

    def month(self, verb: str, period: str, org: str, programme: str, by: str, *more: object, code: int = 0) -> Any:
        place = ("--period", period, "--org", org, "--programme", programme, "--as", by)
        return self("month", verb, *place, *more, code=code)


@contextlib.contextmanager
def opened(capsys: pytest.CaptureFixture[str], url: str) -> Iterator[Desk]:
    """Open the desk over a database; put back what the command line changes in a process."""
    kept = {name: os.environ.get(name) for name in ("CHITRA_NOW", "CHITRA_DATABASE_URL")}
    before = signal.getsignal(signal.SIGTERM)
    os.environ["CHITRA_DATABASE_URL"] = url
    try:
        yield Desk(capsys)
    finally:
        signal.signal(signal.SIGTERM, before)
        for name, value in kept.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})


def rows(statement: str, told: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
    """Ask the database as the system, which sees every organisation."""
    with transaction.atomic(), access.system_scope(), connection.cursor() as cursor:
        cursor.execute(statement, told)
        return cursor.fetchall()


def balances(office: str, programme: str, month: datetime.date) -> dict[str, int]:
    """Give the balances of a month's books that are not zero."""
    with transaction.atomic(), access.system_scope():
        facts = ledger.period(organisation_code=office, programme_code=programme, month=month)
        return {kind: vnd for kind, vnd in ledger.balances(facts.id).items() if vnd} if facts else {}
