"""How a failure is told: a sentence, its cause and what to do next; never a traceback."""

import errno
import functools
import importlib
import pathlib
import sys

import chitra
from chitra.cli import output
from chitra.config import incidents
from chitra.kernel import errors, messages
from chitra.kernel.messages import Language

PLACE_FIELDS = ("file", "sheet", "row", "column")
LABELS: dict[Language, tuple[str, str]] = {"vi": ("Nguyên nhân", "Cách xử lý"), "en": ("Cause", "Fix")}


def told(refusal: errors.Refusal, *, as_json: bool, lang: Language) -> int:
    """Tell a refusal on stderr, and on stdout as well with --json; return its exit code."""
    print(sentences(refusal, lang), file=sys.stderr)
    if as_json:
        print(output.as_json(document(refusal, lang)))
    return refusal.exit_code


def document(refusal: errors.Refusal, lang: Language) -> dict[str, dict[str, object]]:
    """Shape a refusal as --json prints it; a command over several files or runs puts one beside its answers."""
    said = _rendered(refusal, lang)
    place = {name: refusal.fields.get(name) for name in PLACE_FIELDS}
    return {"error": {"code": refusal.code, "message": said.message, **place, "cause": said.cause, "fix": said.fix}}


def sentences(refusal: errors.Refusal, lang: Language) -> str:
    """Write a refusal as text: what happened and where, why, and what to do next."""
    said = _rendered(refusal, lang)
    place = ", ".join(str(refusal.fields[name]) for name in PLACE_FIELDS if refusal.fields.get(name) is not None)
    cause, fix = LABELS[lang]
    lines = [f"{refusal.code}: {said.message}" + (f" [{place}]" if place else "")]
    lines += [f"  {label}: {sentence}" for label, sentence in ((cause, said.cause), (fix, said.fix)) if sentence]
    return "\n".join(lines)


@functools.cache
def load_messages() -> None:
    """Have every room declare what it says; only a failure needs them all."""
    package = pathlib.Path(chitra.__path__[0])
    for path in sorted(package.rglob("messages.py")):
        importlib.import_module(".".join(path.relative_to(package.parent).with_suffix("").parts))


def understood(surprise: Exception) -> errors.Refusal:
    """Make a refusal of what no command caught: a full disk, a file that cannot be used, or something unforeseen."""
    if isinstance(surprise, OSError) and surprise.errno == errno.ENOSPC:
        return errors.StateForbids("E-DISK-FULL", file=surprise.filename)
    if isinstance(surprise, OSError) and surprise.filename is not None:
        return errors.BadInput("E-FILE-ACCESS", file=surprise.filename, reason=surprise.strerror)
    return incidents.recorded(surprise)


def _rendered(refusal: errors.Refusal, lang: Language) -> messages.Rendered:
    load_messages()
    return messages.rendered(refusal.code, refusal.fields, lang)
