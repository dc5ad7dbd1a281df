"""`chitra verify`: every invariant, and the journal of every organisation."""

import argparse

from chitra.cli import output
from chitra.oversight import queries

BROKEN = 1


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    subparsers.add_parser("verify")


def run(args: argparse.Namespace) -> int:
    """Look at everything and say what is broken."""
    found = queries.verified()
    document = {
        "ok": found.is_ok,
        "checks": [
            {
                "name": check.name,
                "claim": check.claim,
                "rows": check.rows,
                "examples": [list(map(str, row)) for row in check.examples],
            }
            for check in found.checks
        ],
        "audit": {"chains": found.chain_count, "entries": found.entry_count, "ok": not found.broken_entries},
    }
    rows = [(check.name, str(check.rows)) for check in found.checks]
    audit = output.in_language(
        args, "nhật ký: chuỗi, bản ghi, bản ghi hỏng", "journal: chains, entries, broken entries"
    )
    rows.append((audit, f"{found.chain_count}, {found.entry_count}, {found.broken_entries}"))
    verdict = output.in_language(
        args,
        "Mọi bất biến đều đúng, nhật ký nguyên vẹn."
        if found.is_ok
        else "CÓ BẤT BIẾN BỊ VI PHẠM: dừng chi và báo người quản trị.",
        "Every invariant holds and the journal is whole."
        if found.is_ok
        else "AN INVARIANT IS BROKEN: stop releases and tell the administrator.",
    )
    output.answer(args, document, output.table(rows) + "\n" + verdict)
    return 0 if found.is_ok else BROKEN
