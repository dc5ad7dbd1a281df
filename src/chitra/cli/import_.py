"""`chitra import FILE…`: take in lists. A few processes read ahead while this one stores."""

import argparse
import pathlib
from collections.abc import Iterable, Sequence
from concurrent import futures

from chitra.access import messages as _access  # noqa: F401 - declares what a refusal says
from chitra.cli import output
from chitra.config import clock
from chitra.formats.lists import findings as cells
from chitra.formats.lists import readers, workbook
from chitra.kernel import errors, messages, period
from chitra.ledger import messages as _ledger  # noqa: F401 - as above
from chitra.rosters import messages as _rosters  # noqa: F401 - as above
from chitra.rosters import operations as rosters
from chitra.rosters import queries

KINDS = ("monthly", "increase", "decrease", "adjustment", "one_time", "opening")
READERS = 2


class NobodyNamed(errors.NotPermitted):
    """Only a dry run may be nobody's deed."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    parser = subparsers.add_parser("import")
    parser.add_argument("files", nargs="+", metavar="FILE", type=pathlib.Path)
    parser.add_argument("--period", type=_period)
    parser.add_argument("--as", dest="by", metavar="USER")
    parser.add_argument("--programme", choices=("ncc", "btxh", "qnam", "htxh"))
    parser.add_argument("--org", metavar="CODE")
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--replace", action="store_true")
    parser.add_argument("--dry-run", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Import each file as a deed of its own; several answer with a list and the worst exit code."""
    if not args.by and not args.dry_run:
        raise NobodyNamed("E-LIST-WHO")
    answers: list[dict[str, object]] = []
    worst = 0
    hint = args.kind if args.kind in workbook.KINDS else None
    with readers.Readers(READERS if len(args.files) > 1 else 1) as pool:
        read = pool.each(
            ((path, path.name) for path in args.files), workbook.Hints(kind=hint, programme=args.programme)
        )
        with output.Progress(output.in_language(args, "Nhận danh sách", "Importing"), len(args.files)) as progress:
            for path, (_, book) in zip(args.files, read, strict=True):
                answer, code = _imported(args, path, book)
                answers.append(answer)
                worst = max(worst, code)
                progress.advance()
    document = answers[0] if len(answers) == 1 else {"files": answers}
    output.answer(args, document, "\n\n".join(_text(args, answer) for answer in answers))
    return worst


def _period(text: str) -> period.Period:
    return period.Period.parse(text)


def _imported(
    args: argparse.Namespace, path: pathlib.Path, book: "futures.Future[workbook.Workbook]"
) -> tuple[dict[str, object], int]:
    """Store one file. Alone, its refusal is the command's; among others it is one of the answers."""
    try:
        done = rosters.import_file(
            data=path.read_bytes(),
            book=book.result(),
            wish=rosters.Wish(args.period, args.programme, args.org, args.kind),
            by=args.by,
            at=clock.now(),
            replace=args.replace,
            dry_run=args.dry_run,
        )
    except errors.Refusal as refusal:
        if len(args.files) == 1:
            raise
        return _refused(path, refusal, args.lang), refusal.exit_code
    answer = _document(done, args.lang)
    return answer, 1 if any(found.severity == "block" for found in done.findings) else 0


def _refused(path: pathlib.Path, refusal: errors.Refusal, lang: messages.Language) -> dict[str, object]:
    said = messages.rendered(refusal.code, refusal.fields, lang)
    place = {name: refusal.fields.get(name) for name in ("sheet", "row", "column")}
    error = {
        "code": refusal.code,
        "message": said.message,
        "file": path.name,
        **place,
        "cause": said.cause,
        "fix": said.fix,
    }
    return {"file": path.name, "error": error}


def _document(done: rosters.Imported, lang: messages.Language) -> dict[str, object]:
    return {
        "file": done.file_name,
        "sha256": done.sha256,
        "unchanged": done.unchanged,
        "period": done.month,
        "org": done.organisation_code,
        "programme": done.programme,
        "sheets": [{"name": sheet.name, "kind": sheet.kind, "header_row": sheet.header_row} for sheet in done.sheets],
        "rows": dict(done.counts),
        "amount_vnd": done.amount_vnd,
        "people": done.people,
        "findings": [finding_document(found, lang) for found in done.findings],
    }


def finding_document(found: queries.FoundOne, lang: messages.Language) -> dict[str, object]:
    """Put a finding into words."""
    said = said_of(found, lang)
    return {
        "code": found.code,
        "severity": found.severity,
        "sheet": found.sheet,
        "row": found.row_number,
        "column": found.cell_column or None,
        "value": found.value or None,
        "expected": found.expected or None,
        "holds": found.holds or None,
        "message": said.message,
        "cause": said.cause,
        "fix": said.fix,
    }


def said_of(found: queries.FoundOne, lang: messages.Language) -> messages.Rendered:
    """Render a finding: the reader's codes and those of the rules have texts of their own."""
    cell = f"{found.sheet}!{found.cell_column}{found.row_number or ''}".strip("!")
    fields = {"cell": cell, "value": found.value, "expected": found.expected}
    code = found.code if found.stage == "import" else f"check:{found.code}"
    assert found.stage != "import" or found.code in cells.CATALOGUE, found.code
    return messages.rendered(code, fields, lang)


def _text(args: argparse.Namespace, answer: dict[str, object]) -> str:
    if "error" in answer:
        error = answer["error"]
        assert isinstance(error, dict)
        return f"{answer['file']}: {error['code']} {error['message']}"
    rows, found = answer["rows"], answer["findings"]
    assert isinstance(rows, dict)
    assert isinstance(found, list)
    head = output.in_language(args, "không có gì mới", "unchanged") if answer["unchanged"] else ""
    counts = output.in_language(
        args,
        "nhận {accepted}, giữ {held}, từ chối {refused}, bỏ qua {ignored} dòng",
        "{accepted} accepted, {held} held, {refused} refused, {ignored} ignored rows",
    ).format(**rows)
    amount = f"{answer['amount_vnd']:,}".replace(",", ".")
    lines = [f"{answer['file']}: {', '.join(part for part in (head, counts, amount + ' đ') if part)}"]
    return "\n".join([*lines, *_finding_lines(found)])


def _finding_lines(found: Sequence[dict[str, object]], most: int = 40) -> Iterable[str]:
    for each in found[:most]:
        yield f"  {each['severity']:<5} {each['code']:<22} {each['message']}"
    if len(found) > most:
        yield f"  … +{len(found) - most}"
