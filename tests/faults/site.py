"""An installation under test: a database, a folder for its files, and ways to run commands there and to kill them."""

import contextlib
import dataclasses
import json
import os
import pathlib
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import psycopg

ROOT = pathlib.Path(__file__).parents[2]
PATIENCE_SECONDS = 60.0
# Sequences keep the numbers that a rolled-back deed has drawn; set back, two months are comparable to the last id.
FORGET_DRAWN_NUMBERS = """
DO $$
DECLARE found record;
BEGIN
    FOR found IN
        SELECT c.oid::regclass AS owner, a.attname AS name,
               pg_get_serial_sequence(c.oid::regclass::text, a.attname) AS numbers
          FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attidentity <> ''
    LOOP
        EXECUTE format('SELECT setval(%L, coalesce(max(%I), 0) + 1, false) FROM %s',
                       found.numbers, found.name, found.owner);
    END LOOP;
END $$
"""
AT_WORK = (
    "SELECT count(*) FILTER (WHERE xact_start IS NOT NULL), count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


@dataclasses.dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its code, its answer, how long it took, and when its first transaction began."""

    code: int
    answer: dict[str, Any]
    seconds: float
    began_after: float = 0.0

    @property
    def error(self) -> str:
        return str(self.answer.get("error", {}).get("code", ""))


@dataclasses.dataclass(frozen=True, slots=True)
class Site:
    """Where commands run: `folder` is their working directory, `url` how the owner of the database logs in."""

    url: str
    folder: pathlib.Path
    environment: dict[str, str]

    @contextlib.contextmanager
    def clerk(self) -> Iterator["Clerk"]:
        """Have one process that runs commands by turns."""
        words = [sys.executable, "-P", "-m", "tests.faults.clerk"]
        paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        environment = self.environment | {"PYTHONPATH": paths, "PYTHONUTF8": "1"}
        with subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment
        ) as process:
            yield Clerk(process, self.folder)
            assert process.stdin is not None
            process.stdin.close()

    def run(self, words: Sequence[str], now: str, *, is_watched: bool = True) -> Ended:
        """Run a command in a process of its own, and watch when it begins to work in the database."""
        with self._started(words, now) as process:
            began = time.monotonic()
            began_after = 0.0
            if is_watched:
                with self.connected() as watching:
                    began_after = self._first_transaction(process, watching, began)
            out, err = process.communicate(timeout=PATIENCE_SECONDS)
            assert "Traceback" not in err, err
            return Ended(process.returncode, json.loads(out), time.monotonic() - began, began_after)

    def killed(self, words: Sequence[str], now: str, *, after: float, from_first_transaction: bool) -> bool:
        """Start a command and kill it after so many seconds; say whether it was still running then."""
        with self._started(words, now) as process, self.connected() as watching:
            began = time.monotonic()
            if from_first_transaction:
                self._first_transaction(process, watching, began)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=after)
            was_running = process.poll() is None
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=PATIENCE_SECONDS)
            self._forgotten(watching)
        return was_running

    def interrupted(self, words: Sequence[str], now: str, after: float, deed: Callable[[], None]) -> None:
        """Start a command and do something to its server meanwhile; the command must say what happened, and end."""
        with self._started(words, now) as process:
            with self.connected() as watching:
                self._first_transaction(process, watching, time.monotonic())
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=after)
                deed()
            _, err = process.communicate(timeout=PATIENCE_SECONDS)
            assert "Traceback" not in err, err

    def forget_drawn_numbers(self) -> None:
        """Wait until the database has rolled back what was killed, and set its sequences back."""
        with self.connected() as watching:
            self._forgotten(watching)

    def connected(self) -> psycopg.Connection:
        return psycopg.connect(self.url, autocommit=True)

    def _forgotten(self, watching: psycopg.Connection) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while _at_work(watching)[1]:
            assert time.monotonic() < deadline, "somebody is still at work in the database"
            time.sleep(0.005)
        watching.execute(FORGET_DRAWN_NUMBERS)

    def _started(self, words: Sequence[str], now: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [ROOT / "chitra", *words, "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=self.folder,
            env=self.environment | {"CHITRA_NOW": now},
        )

    def _first_transaction(self, process: "subprocess.Popen[str]", watching: psycopg.Connection, began: float) -> float:
        """Wait until somebody works in the database, or the command has ended; tell when that was."""
        while process.poll() is None and not _at_work(watching)[0]:
            time.sleep(0.002)
        return time.monotonic() - began


@dataclasses.dataclass(frozen=True, slots=True)
class Clerk:
    """The near end of the process of `clerk.py`."""

    process: "subprocess.Popen[str]"
    folder: pathlib.Path

    def __call__(self, words: Sequence[str], now: str) -> Ended:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        began = time.monotonic()
        asked = {"words": list(words), "now": now, "folder": str(self.folder)}
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline())
        assert "Traceback" not in told["err"], told["err"]
        return Ended(told["code"], json.loads(told["out"]), time.monotonic() - began)


def _at_work(watching: psycopg.Connection) -> tuple[int, int]:
    """Count who is in a transaction, and who is connected."""
    found = watching.execute(AT_WORK).fetchone()
    assert found is not None
    return int(found[0]), int(found[1])
