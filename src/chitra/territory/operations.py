"""Deeds about territory. Units and offices of the law come with migrations; here are only those of a rehearsal."""

import dataclasses
import datetime
from typing import Any

from django.db import connection, transaction

from chitra.audit import operations as audit
from chitra.audit import rules as audit_rules
from chitra.kernel import sql
from chitra.territory import rules


@dataclasses.dataclass(frozen=True, slots=True)
class SyntheticTerritory:
    units: int
    labour_offices: int


def load_synthetic_provinces(*, count: int, by: str, at: datetime.datetime) -> SyntheticTerritory:
    """Make invented provinces 1 … `count` in the likeness of Quảng Nam 2023.

    Province S01 has the districts S01502 …, whose labour offices PL-01502 … pay every programme, and the communes
    0120335 …; no code is a real one. A province that exists already stays as it is.
    """
    assert 1 <= count <= rules.SYNTHETIC_LIMIT, count
    with transaction.atomic(), connection.cursor() as cursor:
        parameters: dict[str, Any] = {"count": count, "first_day": rules.FIRST_DAY}
        cursor.execute(sql.statement("territory", "load_synthetic_units"), parameters)
        units = int(cursor.fetchone()[0])
        cursor.execute(sql.statement("territory", "load_synthetic_offices"))
        made = SyntheticTerritory(units=units, labour_offices=int(cursor.fetchone()[0]))
        audit.record(
            chain=audit_rules.SYSTEM_CHAIN,
            at=at,
            by=by,
            deed="territory_invent",
            object_kind="territory",
            object_id=count,
            facts=dataclasses.asdict(made),
        )
    return made
