"""Settings, read once from the environment. What may be set: docs/reference/settings.md."""

import contextlib
import os
import secrets
import sys
import tempfile
from datetime import time
from pathlib import Path

from csp.constants import NONE, SELF
from environs import Env, validate

from thidua.core.addresses import BadAddressError, BadMailAddressError, mail_server, postgres
from thidua.core.disk import reason_of

env = Env()

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent.parent
IN_CHECKOUT = (CHECKOUT / "pyproject.toml").exists()


def _home() -> Path:
    """Where all data lies: THIDUA_HOME, else `var/` of a checkout, else the user's data folder."""
    named = os.environ.get("THIDUA_HOME")
    if named:
        home = Path(named).resolve()
    elif IN_CHECKOUT:
        home = CHECKOUT / "var"
    else:
        home = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "thidua"
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SystemExit(
            f"Không dùng được thư mục dữ liệu {home}. {reason_of(error)} Xem THIDUA_HOME."
        ) from None
    return home


THIDUA_HOME = _home()


def _secret_key() -> str:
    """Made at the first start, kept in THIDUA_HOME, readable by its owner only."""
    path = THIDUA_HOME / "secret-key"
    if not path.exists():
        # Written whole beside it, then linked: of two first starts at once both read the same, finished key.
        with tempfile.NamedTemporaryFile(dir=THIDUA_HOME, prefix=".key-") as new:
            new.write(secrets.token_urlsafe(50).encode("ascii"))
            new.flush()
            with contextlib.suppress(FileExistsError):
                os.link(new.name, path)
    return path.read_text(encoding="ascii")


def _time_of_day(name: str, default: str) -> time | None:
    """hh:mm in Hà Nội; None where it was set to nothing."""
    given = env.str(name, default=default)
    try:
        return time.fromisoformat(given) if given else None
    except ValueError:
        raise SystemExit(f"{name} phải là giờ dạng 01:30, hoặc để trống; không phải «{given}».") from None


# Made just now, so nothing is sealed with it yet: a refused restore takes it away again.
THIDUA_KEY_IS_NEW = not (THIDUA_HOME / "secret-key").exists()
SECRET_KEY = _secret_key()
DEBUG = env.bool("THIDUA_DEBUG", default=False)
# What QR codes point at. Without it certificates carry a code and no QR.
# Every page then says that the school is a demo; `wsgi` sets it for the server that `thidua demo` starts.
THIDUA_DEMO_SCHOOL = False
THIDUA_PUBLIC_URL = env.str("THIDUA_PUBLIC_URL", default="").rstrip("/")
# Back-ups: where (empty: `backups/` of the home), at what time each night (empty: never), how many of the nightly ones stay.
THIDUA_BACKUP_FOLDER = env.str("THIDUA_BACKUP_FOLDER", default="")
THIDUA_BACKUP_AT = _time_of_day("THIDUA_BACKUP_AT", "01:30")
THIDUA_BACKUP_DAYS = env.int("THIDUA_BACKUP_DAYS", default=7, validate=validate.Range(min=1))
THIDUA_BACKUP_WEEKS = env.int("THIDUA_BACKUP_WEEKS", default=4, validate=validate.Range(min=0))
# The school's mail server; empty: nothing is sent, and the pages say so.
THIDUA_EMAIL_URL = env.str("THIDUA_EMAIL_URL", default="")
EMAIL_TIMEOUT = 15  # a server that hangs keeps nobody waiting for longer
if THIDUA_EMAIL_URL:
    try:
        globals().update(mail_server(THIDUA_EMAIL_URL))
    except BadMailAddressError as error:
        raise SystemExit(f"Không dùng được THIDUA_EMAIL_URL: {error}") from None
# The sender; the name by which one signs in to the server usually is one.
THIDUA_EMAIL_FROM = env.str("THIDUA_EMAIL_FROM", default=globals().get("EMAIL_HOST_USER", ""))
if THIDUA_EMAIL_URL and "@" not in THIDUA_EMAIL_FROM:
    raise SystemExit("THIDUA_EMAIL_FROM phải là địa chỉ thư của người gửi, ví dụ thidua@truong.example.")
ALLOWED_HOSTS = env.list("THIDUA_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = [THIDUA_PUBLIC_URL] if THIDUA_PUBLIC_URL else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_cotton",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "rules",
    "django_tasks",
    "django_tasks_db",
    "thidua.core",
    "thidua.ledger",
    "thidua.accounts",
    "thidua.files",
    "thidua.jobs",
    "thidua.notices",
    "thidua.units",
    "thidua.web",
    "thidua.guidance",
    "thidua.backups",
    "thidua.people",
    "thidua.collectives",
    "thidua.documents",
    "thidua.intake",
    "thidua.plans",
    "thidua.targets",
    "thidua.movements",
    "thidua.registrations",
    "thidua.criteria",
    "thidua.reviews",
    "thidua.initiatives",
    "thidua.scoring",
    "thidua.nominations",
    "thidua.councils",
    "thidua.decisions",
    "thidua.funds",
    "thidua.standards",
    "thidua.lawdesk",
    "thidua.summaries",
    "thidua.duties",
    "thidua.reports",
    "thidua.portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "thidua.web.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

CSRF_FAILURE_VIEW = "thidua.web.errors.form_too_old"
ROOT_URLCONF = "thidua.urls"
WSGI_APPLICATION = "thidua.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "thidua.web.templatetags.vietnamese"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thidua.web.context.frame",
            ],
        },
    }
]

DATABASE_URL = env.str("DATABASE_URL", default="")
if DATABASE_URL:
    try:
        DATABASES = {"default": postgres(DATABASE_URL)}
    except BadAddressError as error:
        raise SystemExit(f"Không dùng được DATABASE_URL: {error}") from None
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": THIDUA_HOME / "thidua.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
                    "PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000;"
                ),
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_ADAPTER = "thidua.web.accounts.ClosedSignup"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_FORMS = {
    "login": "thidua.web.forms.SignIn",
    "change_password": "thidua.web.forms.ChangePassword",
    "reauthenticate": "thidua.web.forms.ConfirmPassword",
}
# A whole school sits behind one address; who guesses at one account is stopped by axes below.
ACCOUNT_RATE_LIMITS = {"login": "600/m/ip", "login_failed": "120/m/ip"}
MFA_ADAPTER = "thidua.web.accounts.SecondFactor"
MFA_FORMS = {
    "authenticate": "thidua.web.forms.EnterCode",
    "reauthenticate": "thidua.web.forms.ConfirmCode",
    "activate_totp": "thidua.web.forms.ActivateApp",
}
MFA_TOTP_ISSUER = "Thi Đua"
MFA_TOTP_TOLERANCE = 1  # phones whose clock is half a minute off
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "web/locked_out.html"
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
SILENCED_SYSTEM_CHECKS: list[str] = []

LANGUAGE_CODE = "vi"
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE / "web" / "collected"
STATICFILES_DIRS: list[Path] = []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 31_536_000

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Set by `serve --lan`, which speaks https only, when it starts itself anew.
SERVED_IN_LAN = env.bool("THIDUA_LAN", default=False)
_HTTPS = SERVED_IN_LAN or THIDUA_PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
# A staff file may be 20 MB; the import says so itself, in Vietnamese, before Django would.
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "stream": sys.stderr}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # A refusal or a mistyped address is no fault of the program; what is, is logged as ERROR.
    "loggers": {"django.request": {"level": "ERROR"}, "django.security": {"level": "ERROR"}},
}
