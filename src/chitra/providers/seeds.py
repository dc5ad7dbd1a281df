"""What this room comes with: banks and their names, providers, and the fees and limits that law or default gives."""

import csv
import json
from collections.abc import Iterator
from importlib import resources

from django.db.backends.base.base import BaseDatabaseWrapper

from chitra.kernel import sql
from chitra.providers import rules


def load(connection: BaseDatabaseWrapper) -> None:
    """Store banks, providers, fees and limits; what is stored already stays as it is."""
    banks = list(_rows("banks_napas_bin.csv"))
    with connection.cursor() as cursor:
        for name, rows in (
            ("seed_banks", [*_banks(banks), *_rows("further_banks.csv")]),
            ("seed_bank_aliases", list(_aliases(banks))),
            ("seed_providers", list(_rows("providers.csv"))),
            ("seed_fee_rates", list(_fee_rates())),
            ("seed_limits", list(_rows("limits.csv"))),
        ):
            cursor.execute(sql.statement("providers", name), {"rows": json.dumps(rows)})


def _rows(file_name: str) -> Iterator[dict[str, str | None]]:
    """Read a file of this room; an empty cell is None."""
    with resources.files("chitra.providers").joinpath("data", file_name).open(encoding="utf-8-sig") as lines:
        for row in csv.DictReader(lines):
            yield {name: value or None for name, value in row.items()}


def _banks(rows: list[dict[str, str | None]]) -> Iterator[dict[str, str | None]]:
    """Take one bank for each BIN; the brands it has left behind become aliases."""
    for row in rows:
        if row["deprecated"] == "0":
            yield row | {"takes_transfers": row["vietqr_status"], "source_document": "banks_napas_bin.csv"}


def _aliases(banks: list[dict[str, str | None]]) -> Iterator[dict[str, str | None]]:
    """Give every name its key. The bank's own names go last, so that a name listed as ambiguous stays ambiguous."""
    seen = set()
    own = (
        {
            "bin": row["bin"],
            "texts": "|".join(filter(None, (row["short_name"], row["name_vi"], row["code"]))),
            "note": "",
        }
        for row in (*banks, *_rows("further_banks.csv"))
    )
    for row in (*_rows("bank_aliases.csv"), *own):
        for words in (row["texts"] or "").split("|"):
            key = rules.bank_key(words)
            if key not in seen:
                seen.add(key)
                yield {"key": key, "bin": row["bin"], "note": row["note"] or ""}


def _fee_rates() -> Iterator[dict[str, str | None]]:
    for row in _rows("fee_rates.csv"):
        for channel in (row["channels"] or "").split("|"):
            yield row | {"channel": channel}
