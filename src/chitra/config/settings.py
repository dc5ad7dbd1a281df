"""Django's settings. Read by the shells only; rooms below them take what they need as arguments."""

import datetime
import os
import pathlib

from csp import constants as csp
from django.utils import functional

from chitra.config import clock, connection, home, incidents

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
    "reports",
    "web",
)

INSTALLED_APPS = [
    "django.forms",  # the templates of its widgets
    "django.contrib.postgres",  # exclusion constraints
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_htmx",
    *(f"chitra.{room}" for room in ROOMS),
]

DATABASES = connection.databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LOCALE_PATHS = [pathlib.Path(__file__).parent.parent / "web" / "locale"]
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# --- the pages ---

CLOCK = clock.now
# Read when it is first used: a command that signs nothing leaves no file behind.
SECRET_KEY = functional.lazy(home.secret_key, str)()
DEBUG = False
# Names under which this installation may be reached; a proxy in front of it checks them as well.
ALLOWED_HOSTS = [name for name in os.environ.get("CHITRA_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if name]
# Set where pages are reached by https, as everywhere but on the machine itself.
IS_HTTPS = os.environ.get("CHITRA_HTTPS", "") == "1"
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS] if IS_HTTPS else []

ROOT_URLCONF = "chitra.config.urls"
WSGI_APPLICATION = "chitra.config.wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "chitra.web.middleware.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "chitra.web.middleware.idle",
    "chitra.web.middleware.refusals",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Before those of the libraries, some of whose pages are ours.
        "DIRS": [pathlib.Path(__file__).parent.parent / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "chitra.web.context.frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "chitra.web.templatetags.office"],
        },
    },
]
FORM_RENDERER = "chitra.web.forms.Renderer"
STATIC_URL = "static/"
STATIC_ROOT = home.folder() / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "chitra.web.static_files.Named"},
}
WHITENOISE_USE_FINDERS = True
# Flash messages travel in a cookie, so that reading them writes nothing.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "web_cache"}}
# Lists, bank statements, signed cash lists: what one officer uploads at once.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# --- who signs in ---

AUTH_USER_MODEL = "access.Officer"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
CSRF_FAILURE_VIEW = "chitra.web.pages.csrf_failed"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "work"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "chitra.web.account.adapter.OfficeAccounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# Wrong passwords are axes' affair: it keeps a record that survives a restart.
ACCOUNT_RATE_LIMITS = {"login_failed": None}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Chitra"
MFA_ADAPTER = "chitra.web.account.adapter.SecondFactors"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = datetime.timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_CALLABLE = "chitra.web.account.adapter.login_tried"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "chitra.web.account.views.locked_out"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IS_HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [csp.SELF],
        "img-src": [csp.SELF, "data:"],
        "object-src": [csp.NONE],
        "base-uri": [csp.NONE],
        "form-action": [csp.SELF],
        "frame-ancestors": [csp.NONE],
    }
}
# An officer who has not touched a page for so long gives the password again; what they typed is kept.
IDLE_SECONDS = 20 * 60
# How long a given second factor counts as fresh for a signature.
SECOND_FACTOR_SECONDS = 5 * 60

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"null": {"class": "logging.NullHandler"}},
    # Failures get a log file of their own (web.middleware), as on the command line.
    "loggers": {"django.request": {"handlers": ["null"], "propagate": False}},
}
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
NOTE_FAILURE = incidents.recorded
DEMO_KEYS = home.folder() / "demo-keys.json"
