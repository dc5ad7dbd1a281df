"""Django's settings. Read by the shell only; rooms below it take what they need as arguments."""

from chitra.config import connection

ROOMS = (
    "audit",
    "access",
    "ledger",
    "territory",
    "programmes",
    "providers",
    "beneficiaries",
    "enrolment",
    "rosters",
    "payouts",
    "treasury",
    "delivery",
    "reconciliation",
    "settlement",
    "oversight",
)

INSTALLED_APPS = [
    "django.contrib.postgres",  # exclusion constraints
    *(f"chitra.{room}" for room in ROOMS),
]

DATABASES = connection.databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
