"""What this room comes with: programmes, categories, 751 rates, how lists name groups, and funding sources."""

import csv
import decimal
import json
from collections.abc import Iterator
from importlib import resources

from django.db.backends.base.base import BaseDatabaseWrapper

from chitra.kernel import sql
from chitra.programmes import rules

_SENSITIVE_GROUPS = frozenset({"3", "8"})  # HIV: never on a public list
_COMPONENTS = {
    "monthly": "allowance",
    "monthly_per_child": "allowance",
    "monthly_topup": "allowance",
    "monthly_extra": "supplement",
    "supplement": "supplement",
    "caregiver": "caregiver",
    "annual": "annual",
    "education": "education",
    "lump_sum": "one_time",
    "funeral": "funeral",
}
_NEVER_FILLED_FROM = "2021-07-01"  # where the file leaves even the date open, the rate has no amount and checks nothing


def load(connection: BaseDatabaseWrapper) -> None:
    """Store the law as it comes with Chitra; what is stored already stays as it is."""
    rates = list(_rows("benefit_rates.csv"))
    with connection.cursor() as cursor:
        for name, rows in (
            ("seed_programmes", list(_rows("programmes.csv"))),
            ("seed_categories", _categories(rates)),
            ("seed_compatible_groups", list(_rows("compatible_groups.csv"))),
            ("seed_rates", [_rate(row) for row in rates]),
            ("seed_rules", list(_rules())),
            ("seed_aliases", list(_aliases(rates))),
            ("seed_funding_sources", list(_rows("funding_sources.csv"))),
            ("seed_economic_codes", list(_economic_codes())),
            ("seed_funding_rules", list(_rows("funding_rules.csv"))),
        ):
            cursor.execute(sql.statement("programmes", name), {"rows": json.dumps(rows)})


def load_settings(connection: BaseDatabaseWrapper) -> None:
    """Store the settings as they come with Chitra; what is stored already stays as it is."""
    with connection.cursor() as cursor:
        rows = json.dumps(list(_rows("settings.csv")))
        cursor.execute(sql.statement("programmes", "seed_settings"), {"rows": rows})


def _rows(file_name: str) -> Iterator[dict[str, str | None]]:
    """Read a file of this room; an empty cell is None."""
    with resources.files("chitra.programmes").joinpath("data", file_name).open(encoding="utf-8-sig") as lines:
        for row in csv.DictReader(lines):
            yield {name: value or None for name, value in row.items()}


def _categories(rates: list[dict[str, str | None]]) -> list[dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for row in rates:
        code = _text(row["category_code"])
        group = _group(code)
        found[code] = {
            "code": code,
            "programme_code": _text(row["programme"]).lower(),
            "name": row["category_name_vi"],
            "benefit_kind": row["benefit_kind"],
            "component": _COMPONENTS[_text(row["benefit_kind"])],
            "group_code": group,
            "is_sensitive": group in _SENSITIVE_GROUPS,
        }
    return list(found.values())


def _group(code: str) -> str:
    """Read the group of Article 5 from a category's code: BTXH.5A.60 → 5; what is no group of it → empty."""
    programme, _, rest = code.partition(".")
    return rest[0] if programme == "BTXH" and rest[0].isdigit() else ""


def _rate(row: dict[str, str | None]) -> dict[str, object]:
    legal_basis, applies_from = _text(row["legal_basis"]), row["valid_from"] or _NEVER_FILLED_FROM
    in_force = next(
        (decree for decree in _rows("decrees_in_force.csv") if _text(decree["legal_basis"]) in legal_basis), None
    )
    confidence = _text(row["confidence"])
    coefficient = row["coefficient"]
    return {
        "category_code": row["category_code"],
        "amount_vnd": row["amount"],
        "coefficient_milli": None if coefficient is None else round(decimal.Decimal(coefficient) * 1000),
        "standard_vnd": row["standard_amount"],
        "unit": row["unit"],
        "applies_from": applies_from,
        "last_day": row["valid_to"],
        "in_force_from": applies_from if in_force is None else in_force["in_force_from"],
        "in_force_is_assumed": in_force is None,
        "legal_basis": legal_basis,
        "confidence": confidence,
        "is_derived": confidence.startswith("derived"),
    }


def _rules() -> Iterator[dict[str, object]]:
    """Read the rules; one that names `{pct}` stands for as many as it spans percents."""
    for row in _rows("list_rules.csv"):
        category = _text(row["category"])
        if "{pct" not in category:
            yield _rule(row)
            continue
        for pct in range(int(_text(row["pct_from"])), int(_text(row["pct_until"]))):
            yield _rule(row | {"category": category.format(pct=pct), "pct_from": str(pct), "pct_until": str(pct + 1)})


def _rule(row: dict[str, str | None]) -> dict[str, object]:
    return {
        **row,
        "list_key": row["list_key"] or "",
        "sex": row["sex"] or "",
        "relation": rules.list_text_key(row["relation"] or ""),
    }


def _aliases(rates: list[dict[str, str | None]]) -> Iterator[dict[str, object]]:
    """Give every text its key; a category's own code and name lead to the first group whose rules pay it."""
    seen = set()
    for row in (*_rows("list_aliases.csv"), *_own_names(rates)):
        for words in _text(row["texts"]).split("|"):
            alias = (row["programme"], row["sheet"] == "1", rules.list_text_key(words))
            if alias not in seen:
                seen.add(alias)
                yield {"programme": alias[0], "is_sheet": alias[1], "key": alias[2], "list_key": row["list_key"]}


def _own_names(rates: list[dict[str, str | None]]) -> Iterator[dict[str, str | None]]:
    groups: dict[str, tuple[str, str]] = {}
    for rule in _rules():
        if rule["list_key"] and rule["component"] == "allowance":
            groups.setdefault(str(rule["category"]), (str(rule["programme"]), str(rule["list_key"])))
    names = {_text(row["category_code"]): _text(row["category_name_vi"]) for row in rates}
    for code, (programme, list_key) in groups.items():
        texts = f"{code}|{names[code].replace('|', ' ')}"
        yield {"programme": programme, "list_key": list_key, "sheet": "0", "texts": texts}


def _economic_codes() -> Iterator[dict[str, object]]:
    for row in _rows("economic_codes.csv"):
        for kind in _text(row["benefit_kinds"]).split("|"):
            yield {**row, "benefit_kind": kind}


def _text(value: str | None) -> str:
    assert value is not None, "the file must fill this cell"
    return value
