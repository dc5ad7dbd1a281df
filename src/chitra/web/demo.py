"""Whether this installation is a rehearsal: its people are invented, and its sign-in page says how to get in."""

import dataclasses
import datetime
import functools
import json
import secrets
import time

from allauth.mfa import models
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.contrib.auth import get_user_model, hashers

from chitra.access import operations as access
from chitra.access import queries as officers


@dataclasses.dataclass(frozen=True, slots=True)
class Keys:
    """What all officers of a rehearsal share."""

    password: str
    totp_secret: str
    begins: str


def let_in(*, begins: datetime.datetime, at: datetime.datetime) -> Keys:
    """Give every officer of a rehearsal the same new password and second factor, and write them down.

    `begins` is the moment at which the rehearsal's pages begin.
    """
    made = Keys(f"chitra-{secrets.token_hex(4)}", totp.generate_totp_secret(), begins.isoformat())
    hashed = hashers.make_password(made.password)
    for officer in officers.officers():
        access.set_password(username=officer.username, hashed=hashed, by="admin", at=at)
        user = get_user_model().objects.get_by_natural_key(officer.username)
        models.Authenticator.objects.filter(user=user).delete()
        totp.TOTP.activate(user, made.totp_secret)
    settings.DEMO_KEYS.write_text(json.dumps(dataclasses.asdict(made)), encoding="utf-8")
    is_on.cache_clear()
    keys.cache_clear()
    return made


@functools.cache
def is_on() -> bool:
    """Tell whether `chitra demo` has made this installation's months; it refuses to where a real list was taken in."""
    return bool(settings.DEMO_KEYS.exists())


@functools.cache
def keys() -> Keys:
    """Read the password and the secret that all officers of the rehearsal share."""
    return Keys(**json.loads(settings.DEMO_KEYS.read_text(encoding="utf-8")))


def code_now() -> str:
    """Work out the one-time code of this half minute, as an officer's telephone would."""
    counter = int(time.time()) // 30
    return str(totp.format_hotp_value(totp.hotp_value(keys().totp_secret, counter)))
