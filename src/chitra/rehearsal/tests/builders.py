"""Small orders of lists, and readers of what came of them."""

import json
import pathlib
from typing import Any

from chitra.kernel import period
from chitra.rehearsal import generator

SEPTEMBER = period.Period(2023, 9)


def generated(folder: pathlib.Path, **settings: Any) -> dict[str, Any]:
    """Generate lists of Đại Lộc in one process and give the truth about them."""
    order: dict[str, Any] = {
        "month": SEPTEMBER,
        "out": folder,
        "people": 600,
        "org": ("PL-506",),
        "processes": 1,
    } | settings
    if "previous" in settings:
        del order["people"], order["org"]
    generator.generate(generator.Order(**order))
    return truth(folder)


def truth(folder: pathlib.Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return told
