"""How the sign-in library fits this office: officers are added by their administrator, never by themselves."""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest


class OfficeAccounts(DefaultAccountAdapter):  # type: ignore[misc] # the library is untyped
    """Nobody signs up, and no letter is sent."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the library calls it so
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: officers have no address here."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: officers have no address here."""


def login_tried(request: HttpRequest | None, credentials: Mapping[str, Any] | None) -> str:
    """Say whose password was tried: for counting wrong ones."""
    named = (credentials or {}).get("username") or (request.POST.get("login", "") if request else "")
    return str(named)


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc] # the library is untyped
    """How a second factor is named in an officer's application."""

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return {**entity, "name": "Chitra"}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        return {
            "id": str(user.pk).encode(),
            "display_name": getattr(user, "full_name", ""),
            "name": user.get_username(),
        }

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: officers have no address here."""
