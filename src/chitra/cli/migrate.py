"""`chitra migrate`: make the database, or bring it up to date."""

import argparse

from chitra.cli import django_shell, output
from chitra.config import clock, schema


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    subparsers.add_parser("migrate")


def run(args: argparse.Namespace) -> int:
    """Migrate as the owner and say whether anything was pending."""
    with django_shell.ready(migrated=False):
        was_current = schema.is_current()
        if not was_current:
            schema.migrate(at=clock.now())
    text = output.in_language(args, "Cơ sở dữ liệu đã ở phiên bản mới nhất.", "The database is up to date.")
    output.answer(args, {"changed": not was_current, "fingerprint": schema.fingerprint()}, text)
    return 0
