"""`chitra answer`: take in what providers and banks answer, whatever the format."""

import argparse
import pathlib

from chitra.cli import failures, output
from chitra.config import clock
from chitra.kernel import errors
from chitra.reconciliation import operations

ATTENTION = 1
_BAD_OUTCOMES = ("conflict", "unknown", "malformed")


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    parser = subparsers.add_parser("answer")
    parser.add_argument("files", nargs="+", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--provider", required=True)
    parser.add_argument("--as", dest="by", required=True)


def run(args: argparse.Namespace) -> int:
    """Take in each file by itself: a bad one is told and does not keep back the others."""
    at = clock.now()
    documents: list[dict[str, object]] = []
    code = 0
    for path in args.files:
        try:
            answered = operations.answer(path=path, provider_code=args.provider, by=args.by, at=at)
        except errors.Refusal as refusal:
            if len(args.files) == 1:
                raise
            documents.append({"file": path, **failures.document(refusal, args.lang)})
            code = max(code, refusal.exit_code)
            continue
        documents.append(
            {
                "file": path,
                "sha256": answered.sha256,
                "kind": answered.kind,
                "unchanged": answered.is_known,
                "lines": answered.lines,
                "opening_vnd": answered.opening_vnd,
                "closing_vnd": answered.closing_vnd,
                "is_gap": answered.is_gap,
                "notes": answered.notes,
            }
        )
        if answered.is_gap or answered.notes or any(answered.lines[outcome] for outcome in _BAD_OUTCOMES):
            code = max(code, ATTENTION)
    document = documents[0] if len(documents) == 1 else {"files": documents}
    output.answer(args, document, "\n".join(_told(args, each) for each in documents))
    return code


def _told(args: argparse.Namespace, document: dict[str, object]) -> str:
    lines = document.get("lines")
    if not isinstance(lines, dict):
        return f"{document['file']}: {document['error']}"
    names = output.in_language(
        args,
        "khớp|đã biết|mâu thuẫn|không rõ tham chiếu|không đọc được",
        "applied|known|conflict|unknown|malformed",
    ).split("|")
    counts = ", ".join(f"{name} {count}" for name, count in zip(names, lines.values(), strict=True))
    known = output.in_language(args, " (tệp đã nhận trước đây)", " (taken in before)") if document["unchanged"] else ""
    gap = (
        output.in_language(args, "; sao kê không nối tiếp", "; the statement does not follow")
        if document["is_gap"]
        else ""
    )
    notes = "".join(f"; {code}" for code in _notes_of(document))
    return f"{document['file']}: {document['kind']}{known}: {counts}{gap}{notes}"


def _notes_of(document: dict[str, object]) -> tuple[str, ...]:
    notes = document["notes"]
    return notes if isinstance(notes, tuple) else ()
