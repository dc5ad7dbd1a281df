"""Which database Django talks to: the embedded one, or the server that CHITRA_DATABASE_URL names.

`default` is the application's role, which owns nothing; `owner` is for migrations alone.
"""

import os

from psycopg import ProgrammingError, conninfo

from chitra.config import database, home
from chitra.kernel import errors

Settings = dict[str, object]


class AddressUnreadable(errors.BadInput):
    """CHITRA_DATABASE_URL is no address of a PostgreSQL server."""


def embedded() -> database.Cluster | None:
    """Name the embedded cluster, or nothing where the installation has a server of its own."""
    return None if os.environ.get("CHITRA_DATABASE_URL") else database.Cluster(home.made())


def databases() -> dict[str, Settings]:
    """Describe both connections to Django; nothing is started or opened.

    :raises AddressUnreadable: CHITRA_DATABASE_URL cannot be parsed
    """
    address = os.environ.get("CHITRA_DATABASE_URL")
    if address:
        return of_address(address)
    socket_folder = str(database.Cluster(home.folder()).socket_folder)
    place: Settings = {"NAME": database.NAME, "HOST": socket_folder, "PORT": "5432"}
    return {
        "default": _settings(place | {"USER": database.APPLICATION}, {}),
        "owner": _settings(place | {"USER": database.OWNER}, {}),
    }


def of_address(address: str) -> dict[str, Settings]:
    """Describe both connections to a server of one's own: the login owns the tables, the application takes its role."""
    try:
        parts = conninfo.conninfo_to_dict(address)
    except ProgrammingError as unreadable:
        raise AddressUnreadable("E-DB-URL", reason=str(unreadable).strip()) from unreadable
    place: Settings = {
        "NAME": parts.pop("dbname", None) or database.NAME,
        "HOST": parts.pop("host", None) or "",
        "PORT": str(parts.pop("port", None) or ""),
        "USER": parts.pop("user", None) or "",
        "PASSWORD": parts.pop("password", None) or "",
    }
    given = str(parts.pop("options", None) or "")
    as_application = f"{given} -c role={database.APPLICATION}".strip()
    return {
        "default": _settings(place, {**parts, "options": as_application}),
        "owner": _settings(place, {**parts, "options": given}),
    }


def _settings(place: Settings, options: dict[str, object]) -> Settings:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "TIME_ZONE": "Asia/Ho_Chi_Minh",
        "OPTIONS": {"application_name": "chitra", **options},
        **place,
    }
