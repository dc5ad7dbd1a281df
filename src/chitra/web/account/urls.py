"""Addresses of signing in: the library's own views behind our gate; no sign-up, no letters."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as sessions
from django.urls import path

from chitra.web import gate
from chitra.web.account import views

urlpatterns = [
    path("", views.overview, name="account"),
    path("login/", gate.anyone(account.login), name="account_login"),
    path("logout/", gate.anyone(account.logout), name="account_logout"),
    path("inactive/", gate.anyone(account.account_inactive), name="account_inactive"),
    path("reauthenticate/", gate.anyone(account.reauthenticate), name="account_reauthenticate"),
    path("password/", gate.anyone(account.password_change), name="account_change_password"),
    path("sessions/", gate.anyone(sessions.list_usersessions), name="usersessions_list"),
    path("2fa/", gate.anyone(mfa.index), name="mfa_index"),
    path("2fa/authenticate/", gate.anyone(mfa.authenticate), name="mfa_authenticate"),
    path("2fa/reauthenticate/", gate.anyone(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("2fa/totp/activate/", gate.anyone(totp.activate_totp), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", gate.anyone(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("2fa/codes/", gate.anyone(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("2fa/codes/generate/", gate.anyone(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("2fa/codes/download/", gate.anyone(codes.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("2fa/webauthn/", gate.anyone(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("2fa/webauthn/add/", gate.anyone(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path(
        "2fa/webauthn/reauthenticate/",
        gate.anyone(webauthn.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("2fa/webauthn/<int:pk>/edit/", gate.anyone(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("2fa/webauthn/<int:pk>/remove/", gate.anyone(webauthn.remove_webauthn), name="mfa_remove_webauthn"),
]
