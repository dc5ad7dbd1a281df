"""The embedded PostgreSQL: made on first use, shared by every process of the installation, stopped with the last.

Each process holds a shared lock on `db.users` while it lives; whoever gets that lock exclusively on leaving was the
last and stops the server. The kernel drops the lock of a killed process, so nothing is ever left to clean up by hand.
"""

import contextlib
import dataclasses
import fcntl
import hashlib
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from typing import IO

from chitra.config import binaries, server_settings
from chitra.kernel import errors

# Recovery after a kill in the middle of a national load took 104 s; a slow disk is given nine times that.
START_SECONDS = 900
SOCKET_PATH_BYTES = 107  # sun_path of a unix socket on Linux, less its closing zero
LOG_BYTES = 10_000_000

OWNER = "chitra_owner"
APPLICATION = "chitra_app"
NAME = "chitra"


class ServerDidNotStart(errors.StateForbids):
    """PostgreSQL gave up, or took longer than START_SECONDS."""


class DataOfAnother(errors.StateForbids):
    """The database's folder belongs to another account."""


@dataclasses.dataclass(frozen=True, slots=True)
class Cluster:
    """The places of one embedded server, all below its home."""

    home: pathlib.Path

    @property
    def data(self) -> pathlib.Path:
        return self.home / "postgresql"

    @property
    def users(self) -> pathlib.Path:
        return self.home / "db.users"

    @property
    def lock(self) -> pathlib.Path:
        return self.home / "db.lock"

    @property
    def stays(self) -> pathlib.Path:
        """The marker of `db start`: the server outlives the last process."""
        return self.home / "db.stays"

    @property
    def log(self) -> pathlib.Path:
        return self.home / "log" / "postgresql.log"

    @property
    def socket_folder(self) -> pathlib.Path:
        """The data folder; a short one under the temporary folder if the path would not fit into a socket's."""
        if len(os.fsencode(self.data / ".s.PGSQL.5432.lock")) <= SOCKET_PATH_BYTES:
            return self.data
        key = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:16]
        return pathlib.Path(tempfile.gettempdir()) / f"chitra-{key}"


@contextlib.contextmanager
def in_use(cluster: Cluster) -> Iterator[None]:
    """Have the server running within the block; the last process to leave stops it."""
    with _open(cluster.users) as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        try:
            start(cluster)
            yield
        finally:
            _stop_if_last(cluster, users)


def start(cluster: Cluster) -> None:
    """Start the server unless it answers already; make the database first if there is none.

    :raises ServerDidNotStart: with the last words of its log
    """
    if is_ready(cluster):
        return
    with _locked(cluster):
        if not is_ready(cluster):
            _start(cluster)


def stop(cluster: Cluster) -> None:
    """Stop the server, whoever uses it; a server that does not run is as stopped as can be."""
    with _locked(cluster):
        if _inhabitants(cluster) or is_ready(cluster):
            _run(cluster, "pg_ctl", "stop", "-D", str(cluster.data), "-m", "fast", "-w", "-t", str(START_SECONDS))


def stop_if_unused(cluster: Cluster) -> bool:
    """Stop a server whose every process was killed; say whether nobody uses it."""
    with _open(cluster.users) as users:
        return _stop_if_last(cluster, users)


def is_ready(cluster: Cluster) -> bool:
    """Ask whether the server takes connections."""
    return cluster.data.exists() and _answer(cluster) == 0


def _stop_if_last(cluster: Cluster, users: IO[bytes]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    if not cluster.stays.exists():
        stop(cluster)
    return True


def _start(cluster: Cluster) -> None:
    if not cluster.data.exists():
        _create(cluster)
    owner_id = cluster.data.stat().st_uid
    if os.geteuid() not in (0, owner_id):
        raise DataOfAnother("E-DB-OWNER", folder=cluster.data, owner_id=owner_id)
    _prepare_socket_folder(cluster, owner_id)
    settings = server_settings.configuration(cluster.data, cluster.socket_folder)
    _write(cluster.data / "postgresql.conf", settings, owner_id)
    _write(cluster.data / "pg_hba.conf", server_settings.HOST_BASED_ACCESS, owner_id)
    deadline = time.monotonic() + START_SECONDS
    while _answer(cluster) != 0:
        if time.monotonic() > deadline:
            raise ServerDidNotStart("E-DB-START", log=cluster.log, reason=_last_words(cluster))
        if _postmaster_lives(cluster):
            time.sleep(0.1)  # it is recovering, or still shutting down
            continue
        _clear_remains(cluster)
        _rotate_log(cluster)
        words = ("start", "-D", str(cluster.data), "-l", str(cluster.log), "-w", "-t", str(START_SECONDS))
        if _run(cluster, "pg_ctl", *words).returncode != 0 and not _postmaster_lives(cluster):
            raise ServerDidNotStart("E-DB-START", log=cluster.log, reason=_last_words(cluster))


def _create(cluster: Cluster) -> None:
    """Make the cluster, its database and its two roles aside, and move it into place whole."""
    for remains in cluster.home.glob("postgresql.new-*"):
        shutil.rmtree(remains, ignore_errors=True)
    tools = binaries.chosen()
    account = binaries.account(cluster.data)
    aside = pathlib.Path(tempfile.mkdtemp(prefix="postgresql.new-", dir=cluster.home))
    os.chown(aside, account.owner_id, -1)
    locale = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
    words = ["-D", str(aside), "-U", OWNER, "-E", "UTF8", "--auth=trust", "--data-checksums"]
    words += locale if tools.major >= 17 else ("--locale=C.UTF-8",)
    roles = f"CREATE ROLE {APPLICATION} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;\n"
    for program, arguments, words_in in (
        ("initdb", words, ""),
        ("postgres", ["--single", "-D", str(aside), "postgres"], f"CREATE DATABASE {NAME};\n{roles}"),
    ):
        done = subprocess.run(
            [*account.prefix, tools.program(program), *arguments],
            input=words_in,
            capture_output=True,
            text=True,
            check=False,
            env=binaries.clean_environment(),
            cwd=aside,
        )
        if done.returncode != 0 or "ERROR:" in done.stderr:
            shutil.rmtree(aside, ignore_errors=True)
            raise ServerDidNotStart("E-DB-INIT", folder=cluster.data, reason=done.stderr.strip()[-500:])
    aside.rename(cluster.data)


def _run(cluster: Cluster, program: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run one of PostgreSQL's programs over the data folder, as its account, apart from the terminal's Ctrl-C."""
    tools = binaries.chosen(int((cluster.data / "PG_VERSION").read_text()))
    prefix = binaries.account(cluster.data).prefix
    return subprocess.run(
        [*prefix, tools.program(program), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        env=binaries.clean_environment(),
        cwd=cluster.data,
        start_new_session=True,
    )


def _answer(cluster: Cluster) -> int:
    """Ask pg_isready: 0 takes connections, 1 not yet, 2 nobody there."""
    words = ["-q", "-h", str(cluster.socket_folder), "-p", "5432", "-d", NAME, "-U", APPLICATION]
    asked = [binaries.chosen().program("pg_isready"), *words]
    return subprocess.run(asked, check=False, env=binaries.clean_environment()).returncode


def _postmaster_lives(cluster: Cluster) -> bool:
    try:
        first_line = (cluster.data / "postmaster.pid").read_text().split("\n", 1)[0]
    except FileNotFoundError:
        return False
    return first_line.isdigit() and int(first_line) in _inhabitants(cluster)


def _inhabitants(cluster: Cluster) -> frozenset[int]:
    """Find PostgreSQL's processes at work in the data folder, postmaster or orphan, by what the kernel says of them."""
    data = str(cluster.data.resolve())
    found = set()
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            program = os.path.basename(os.readlink(process / "exe"))
            if program.startswith("postgres") and os.readlink(process / "cwd") == data:
                found.add(int(process.name))
    return frozenset(found)


def _clear_remains(cluster: Cluster) -> None:
    """Clear what a killed postmaster left: first its orphans, then the files that name a process that is gone.

    A restarted container gives the old number to somebody else, and PostgreSQL would wait for that process for ever.
    The files may go only when no orphan is left, since they are what keeps two servers from one data folder.
    """
    if not pathlib.Path("/proc/self").exists():
        return
    while orphans := _inhabitants(cluster):
        for process_id in orphans:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process_id, signal.SIGQUIT)
        time.sleep(0.05)
    (cluster.data / "postmaster.pid").unlink(missing_ok=True)
    (cluster.socket_folder / ".s.PGSQL.5432.lock").unlink(missing_ok=True)


def _prepare_socket_folder(cluster: Cluster, owner_id: int) -> None:
    folder = cluster.socket_folder
    if folder == cluster.data:
        return
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if folder.is_symlink() or found.st_uid not in (os.geteuid(), owner_id) or found.st_mode & 0o077:
        raise DataOfAnother("E-DB-OWNER", folder=folder, owner_id=found.st_uid)
    os.chown(folder, owner_id, -1)


def _rotate_log(cluster: Cluster) -> None:
    cluster.log.parent.mkdir(mode=0o700, exist_ok=True)
    if cluster.log.exists() and cluster.log.stat().st_size > LOG_BYTES:
        cluster.log.rename(cluster.log.with_suffix(".log.1"))
    cluster.log.touch(mode=0o600)
    os.chown(cluster.log, cluster.data.stat().st_uid, -1)


def _last_words(cluster: Cluster) -> str:
    if not cluster.log.exists():
        return ""
    lines = cluster.log.read_text(errors="replace").splitlines()[-40:]
    fatal = [line for line in lines if "FATAL" in line or "PANIC" in line]
    return (fatal or lines or [""])[-1]


def _write(path: pathlib.Path, text: str, owner_id: int) -> None:
    """Replace a file whole, so that a kill leaves the old one or the new one."""
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    os.chmod(new, 0o600)
    os.chown(new, owner_id, -1)
    new.rename(path)


def _open(path: pathlib.Path) -> IO[bytes]:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return open(path, "ab")


@contextlib.contextmanager
def _locked(cluster: Cluster) -> Iterator[None]:
    with _open(cluster.lock) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
