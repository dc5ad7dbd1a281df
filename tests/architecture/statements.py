"""What SQL files must be: one statement, every parameter cast, two lines on top that say what it does and returns."""

import re
from collections.abc import Callable

PARAMETER = re.compile(r"%\((\w+)\)s(\s*::)?")
PREPARABLE = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES", "WITH"})
_TEMPORARY = re.compile(r"CREATE\s+(LOCAL\s+)?TEMP(ORARY)?\s+TABLE", re.IGNORECASE)
_TEXT_OR_COMMENT = re.compile(r"'(?:[^']|'')*'|\$(\w*)\$.*?\$\1\$|--[^\n]*|/\*.*?\*/", re.DOTALL)


def bare(statement: str) -> str:
    """Leave out comments and the insides of strings."""
    return _TEXT_OR_COMMENT.sub(lambda found: "''" if found[0][0] in "'$" else "", statement).strip()


def verb(statement: str) -> str:
    return bare(statement).split(None, 1)[0].upper().strip("(")


def makes_temporary_table(statement: str) -> bool:
    return _TEMPORARY.match(bare(statement)) is not None


def uncast_parameters(statement: str) -> list[str]:
    found = [name for name, cast in PARAMETER.findall(bare(statement)) if not cast]
    return found + ["%s"] * len(re.findall(r"(?<!%)%s(?!\s*::)", bare(statement)))


def unexplained(statement: str) -> list[str]:
    top = statement.lstrip().splitlines()[:2]
    return (
        []
        if len(top) == 2 and all(line.startswith("-- ") for line in top)
        else ["two lines of comment are missing on top"]
    )


def joined(statement: str) -> list[str]:
    return ["more than one statement"] if ";" in bare(statement).rstrip("; \n") else []


def prepared(statement: str) -> str:
    """Turn psycopg's placeholders into those of PREPARE."""
    numbers: dict[str, int] = {}
    return f"PREPARE inspected AS {_filled(statement, lambda name: f'${numbers.setdefault(name, len(numbers) + 1)}')}"


def run_on_nothing(statement: str) -> str:
    """Give every parameter the value NULL."""
    return _filled(statement, lambda _: "NULL")


def tried(statement: str) -> str | None:
    """Turn a statement into one that only asks whether it fits; None where PostgreSQL has no way to ask."""
    if verb(statement) in PREPARABLE:
        return prepared(statement)
    if makes_temporary_table(statement):
        return run_on_nothing(statement)
    return copied_columns(statement)


def copied_columns(statement: str) -> str | None:
    """Turn a COPY into a SELECT of the same columns."""
    found = re.match(r"COPY\s+(\w+)\s*\(([^)]*)\)\s+(?:FROM|TO)\b", bare(statement), re.IGNORECASE)
    return f"SELECT {found[2]} FROM {found[1]}" if found else None


def _filled(statement: str, value: Callable[[str], str]) -> str:
    filled = PARAMETER.sub(lambda found: value(found[1]) + (found[2] or ""), statement)
    return filled.replace("%%", "%") if filled != statement else statement
