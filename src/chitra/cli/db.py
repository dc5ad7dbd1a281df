"""`chitra db start|stop|status|shell`: the embedded server by hand."""

import argparse
import os
import signal
import subprocess

from chitra.cli import output
from chitra.config import binaries, connection, database
from chitra.kernel import errors

NOT_RUNNING = 1


class NotEmbedded(errors.StateForbids):
    """The installation uses a server of its own; Chitra neither starts nor stops it."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    parser = subparsers.add_parser("db")
    parser.add_argument("deed", choices=("start", "stop", "status", "shell"))


def run(args: argparse.Namespace) -> int:
    """Do the one deed asked for."""
    if args.deed == "shell":
        return _shell()
    cluster = connection.embedded()
    if cluster is None:
        raise NotEmbedded("E-DB-NOT-EMBEDDED", deed=args.deed)
    if args.deed == "start":
        cluster.stays.touch()
        database.start(cluster)
    elif args.deed == "stop":
        cluster.stays.unlink(missing_ok=True)
        database.stop(cluster)
    return _tell(args, cluster)


def _tell(args: argparse.Namespace, cluster: database.Cluster) -> int:
    running = database.is_ready(cluster)
    document = {
        "running": running,
        "stays": cluster.stays.exists(),
        "data": cluster.data,
        "socket": cluster.socket_folder,
        "log": cluster.log,
    }
    vi, en = ("đang chạy", "running") if running else ("đã tắt", "stopped")
    rows = [("PostgreSQL", output.in_language(args, vi, en)), ("data", str(cluster.data)), ("log", str(cluster.log))]
    output.answer(args, document, output.table(rows))
    return NOT_RUNNING if args.deed == "status" and not running else 0


def _shell() -> int:
    """Open psql as the application's role."""
    cluster = connection.embedded()
    program = binaries.chosen().program("psql")
    if cluster is None:
        environment = dict(os.environ) | {"PGOPTIONS": f"-c role={database.APPLICATION}"}
        return subprocess.run([program, os.environ["CHITRA_DATABASE_URL"]], check=False, env=environment).returncode
    words = ["-h", str(cluster.socket_folder), "-U", database.APPLICATION, database.NAME]
    with database.in_use(cluster):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for psql
        return subprocess.run([program, *words], check=False).returncode
