"""`chitra worker`: does the long work that pages ask for; several may run, wherever the database can be reached."""

import argparse
import asyncio
import importlib

from django.conf import settings
from procrastinate.contrib.django import app, django_connector

CONCURRENCY = 1  # a deed keeps the database busy; more workers serve more offices at once


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    parser = subparsers.add_parser("worker")
    parser.add_argument("--once", action="store_true", help="leave when nothing waits")


def run(args: argparse.Namespace) -> int:
    """Work until told to stop; what is under way at that moment is ended first."""
    # Each kind of work is registered beside the page that asks for it.
    importlib.import_module(settings.ROOT_URLCONF)
    asyncio.run(_work(wait=not args.once))
    return 0


async def _work(*, wait: bool) -> None:
    assert isinstance(app.connector, django_connector.DjangoConnector)
    with app.replace_connector(app.connector.get_worker_connector()):
        async with app.open_async():
            await app.run_worker_async(concurrency=CONCURRENCY, wait=wait, delete_jobs="successful")
