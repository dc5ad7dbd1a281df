"""SQL statements in named files: `<room>/sql/<name>.sql`."""

import functools
from importlib import resources


@functools.cache
def statement(room: str, name: str) -> str:
    """Read the statement `name` of `room`.

    :raises FileNotFoundError: when the room has no such statement.
    """
    return resources.files(f"chitra.{room}").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")
