"""What a stranger would check by eye, as functions: each takes a text or a tree and returns what is wrong with it."""

import ast
import pathlib
import re
from collections.abc import Iterator

ROOT = pathlib.Path(__file__).parent.parent.parent
PACKAGE = ROOT / "src" / "chitra"

FILE_LINES = 400
FUNCTION_LINES = 70

DOORS = frozenset({"operations", "queries", "rules", "messages"})
# Not rooms with deeds of their own: what is pure, what rehearses the month, the pages, and how it is all set up.
OPEN_TO_ALL = frozenset({"kernel", "formats", "rehearsal", "config", "web"})

BROAD = frozenset({"Exception", "BaseException"})
CLOCKS = frozenset({"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "timezone.now"})
SQL_CLOCKS = re.compile(
    r"\b(now\s*\(|current_date|current_timestamp|localtimestamp|clock_timestamp|statement_timestamp)", re.I
)
SIGNALS = frozenset({"django.dispatch", "django.db.models.signals"})

# Places that exist on one machine only, and words that promise work instead of doing it.
PRIVATE_PLACES = re.compile(r"(?<![\w.])/(?:home|root|Users|work|mnt|studio)/\w|\b(?:TODO|FIXME|XXX)\b")


def python_files() -> list[pathlib.Path]:
    written = [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), ROOT / "conftest.py"]
    return sorted(path for path in written if "migrations" not in path.parts)


def sql_files() -> list[pathlib.Path]:
    return sorted([*PACKAGE.glob("*/sql/**/*.sql"), *PACKAGE.glob("*/checks/*.sql")])


def room_of(path: pathlib.Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def too_long(text: str) -> list[str]:
    lines = len(text.splitlines())
    return [f"{lines} lines"] if lines > FILE_LINES else []


def long_functions(source: str) -> list[str]:
    return [
        f"{node.name} has {lines} lines"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and (lines := node.end_lineno - node.lineno + 1) > FUNCTION_LINES
    ]


def hidden_imports(source: str) -> list[str]:
    return [
        f"line {inner.lineno} imports within {node.name}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]


def broad_excepts(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler) and (node.type is None or BROAD & set(_names(node.type))):
            found.append(f"line {node.lineno} catches everything")
        if isinstance(node, ast.Call) and _dotted(node.func).endswith("suppress"):
            found += [f"line {node.lineno} suppresses everything" for each in node.args if BROAD & set(_names(each))]
    return found


def clock_readings(source: str) -> list[str]:
    return [
        f"line {node.lineno} asks the clock"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and ".".join(_dotted(node.func).split(".")[-2:]) in CLOCKS
    ]


def sql_clock_readings(statement: str) -> list[str]:
    return SQL_CLOCKS.findall(statement)


def signals(source: str) -> list[str]:
    return [f"{module} is imported" for module, _ in imported(source) if module in SIGNALS]


def built_statements(source: str) -> list[str]:
    """Find SQL that is put together from pieces where it is executed."""
    return [
        f"line {node.lineno} executes a built string"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"execute", "executemany", "copy"}
        and node.args
        and _is_built(node.args[0])
    ]


def side_entrances(source: str, room: str) -> list[str]:
    """Find imports of another room's inside: anything of it but its doors."""
    found = []
    for module, names in imported(source):
        parts = module.split(".")
        if parts[0] != "chitra" or len(parts) < 2 or parts[1] in OPEN_TO_ALL | {room}:
            continue
        entered = {parts[2]} if len(parts) > 2 else set(names)
        found += [f"{parts[1]}.{inside} is no door" for inside in sorted(entered - DOORS)]
    return found


def raised_codes(source: str) -> set[str]:
    """Collect the codes of the refusals that are raised."""
    return {
        node.exc.args[0].value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Raise)
        and isinstance(node.exc, ast.Call)
        and node.exc.args
        and isinstance(node.exc.args[0], ast.Constant)
        and str(node.exc.args[0].value).startswith("E-")
    }


def imported(source: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, tuple(alias.name for alias in node.names)


def private_places(text: str) -> list[str]:
    return [
        f"line {number}: {line.strip()[:80]}"
        for number, line in enumerate(text.splitlines(), 1)
        if PRIVATE_PLACES.search(line)
    ]


def upward_relations(ranks: dict[str, int], relations: list[tuple[str, str]]) -> list[str]:
    """Find foreign keys (from room, to room) that point to a room above or beside their own."""
    return [
        f"{room} points at {target}" for room, target in relations if room != target and ranks[target] >= ranks[room]
    ]


def _is_built(node: ast.expr) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr == "format" and isinstance(node.func.value, ast.Constant)
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod | ast.Add))


def _names(node: ast.expr) -> list[str]:
    return [name.id for name in ast.walk(node) if isinstance(name, ast.Name)]


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""
