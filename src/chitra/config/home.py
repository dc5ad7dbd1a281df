"""The folder that holds everything one installation knows: CHITRA_HOME."""

import contextlib
import os
import pathlib
import pwd
import secrets
import tempfile

from chitra.kernel import errors


class HomeNotWritable(errors.StateForbids):
    """The folder of the installation cannot be made or written to."""


class HomeUnknown(errors.StateForbids):
    """Neither CHITRA_HOME nor HOME is set, and the user has no name."""


def folder() -> pathlib.Path:
    """Name the installation's folder: CHITRA_HOME, or the user's data folder.

    :raises HomeUnknown: nothing says where the user's files belong
    """
    chosen = os.environ.get("CHITRA_HOME")
    if chosen:
        return pathlib.Path(chosen).expanduser().absolute()
    data = os.environ.get("XDG_DATA_HOME")
    return (pathlib.Path(data) if data else _user_folder() / ".local" / "share").absolute() / "chitra"


def made() -> pathlib.Path:
    """Make the folder, for its user only, and name it.

    :raises HomeNotWritable: the path is a file, or belongs to somebody else
    """
    home = folder()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as refused:
        raise HomeNotWritable("E-HOME-WRITE", folder=home, reason=refused.strerror) from refused
    if not os.access(home, os.W_OK | os.X_OK):
        raise HomeNotWritable("E-HOME-WRITE", folder=home, reason="permission denied")
    return home


def log_folder() -> pathlib.Path:
    """Make the folder of logs and name it."""
    logs = made() / "log"
    logs.mkdir(mode=0o700, exist_ok=True)
    return logs


def secret_key() -> str:
    """Read the key that signs cookies and sessions, or make one at first use; it never leaves the folder."""
    path = made() / "secret-key"
    if not path.exists():
        with tempfile.NamedTemporaryFile("w", encoding="ascii", dir=path.parent) as new:
            new.write(secrets.token_urlsafe(48))
            new.flush()
            # Whole or not at all, and the first of several processes wins.
            with contextlib.suppress(FileExistsError):
                os.link(new.name, path)
    return path.read_text(encoding="ascii")


def _user_folder() -> pathlib.Path:
    # An empty HOME is common under cron and in containers; the password database may still know.
    named = os.environ.get("HOME")
    if named:
        return pathlib.Path(named)
    try:
        return pathlib.Path(pwd.getpwuid(os.getuid()).pw_dir)
    except KeyError as nameless:
        raise HomeUnknown("E-HOME-UNKNOWN", user_id=os.getuid()) from nameless
