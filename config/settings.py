"""Django's settings. Secrets and addresses come from the environment (config/environment.py)."""

import sys
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from config.database import choose_database
from config.embedded.places import CHECKOUT_HASH, broker_url
from config.embedded.ports import read_port
from config.environment import (
    env,
    is_development,
    own_secret_key,
    read_email_url,
    read_leaked_passwords_url,
    read_monitoring_token,
    read_provider,
    require,
    show_errors,
)

BASE_DIR = Path(__file__).resolve().parent.parent
STATE_DIR = BASE_DIR / "var"

_is_development = is_development()

# DEBUG is off by default, even on a developer's machine, so that the site's own error pages are shown.
DEBUG = show_errors()
SECRET_KEY = require("SECRET_KEY", development=own_secret_key(STATE_DIR / "secret_key") if _is_development else "")
SITE_URL = require("SITE_URL", development=f"http://localhost:{read_port()}").rstrip("/")
# The container's own health check asks for localhost.
ALLOWED_HOSTS = [*require("ALLOWED_HOSTS", development="127.0.0.1,[::1]").split(","), "localhost"]

# Our own packages. A package may import only from packages above it in this list (docs/architecture.md).
PACKAGES = [
    "parliament",
    "letters",
    "toezeggingen",
    "matching",
    "opendata",
    "search",
    "website",
    "api",
    "alerts",
    "accounts",
    "monitoring",
    "desk",
    "demo",
]

INSTALLED_APPS = [
    "desk.apps.DeskSiteConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django_filters",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    *PACKAGES,
    "config",
]

MIDDLEWARE = [
    "monitoring.requests.measure",
    "config.incoming.read_address",
    "config.web.drop_head_body",
    "config.security.add_security_headers",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "api.headers.add_api_headers",
    "website.caching.freshness.require_revalidation",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.sessions.limit_session",
    "django_otp.middleware.OTPMiddleware",
    "config.incoming.limit_body",
    "config.incoming.drop_invisible_characters",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"

# The public site uses Jinja templates (docs/decisions/0015); the admin and the mails use Django's templates.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "website"],
        "OPTIONS": {
            "environment": "website.templating.environment",
            "context_processors": ["website.context.register_state"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# The commands that act as the owner of the tables.
AS_OWNER = (["migrate"], ["run"], ["backup"], ["restore"], ["createsuperuser"])
DATABASES = {"default": choose_database(is_migrating=sys.argv[1:2] in AS_OWNER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Django's list has the 20,000 most common passwords. A service knows all leaked ones, if its address is set; without an
# answer of it Django's list counts.
LEAKED_PASSWORDS_URL = read_leaked_passwords_url()
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": "accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {
        "NAME": "accounts.leaked_passwords.NotLeaked"
        if LEAKED_PASSWORDS_URL
        else f"{_VALIDATORS}.CommonPasswordValidator"
    },
    {"NAME": f"{_VALIDATORS}.NumericPasswordValidator"},
    {"NAME": "accounts.passwords.MoreThanOurWords"},
]
PWNED_PASSWORDS = {"API_TIMEOUT": 1}  # seconds for the connection, and for each part of the answer
PASSWORD_RESET_TIMEOUT = int(timedelta(hours=1).total_seconds())
LOGIN_URL = "admin:login"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
SECOND_FACTOR_REQUIRED = not _is_development  # of griffiers and administrators
OTP_TOTP_ISSUER = "Toezeggingenregister"
# The House's own identity provider, if it has one (docs/decisions/0033). Without an issuer there is no such log-in.
_provider = read_provider()
OIDC_ISSUER = _provider["OIDC_ISSUER"]
OIDC_CLIENT_ID = _provider["OIDC_CLIENT_ID"]
OIDC_CLIENT_SECRET = _provider["OIDC_CLIENT_SECRET"]
# The values of `amr` or `acr` with which the provider says that it asked for a second factor.
OIDC_MFA: list[str] = env.list("OIDC_MFA", [])
# A pause after failed log-ins with the same name from the same address (docs/decisions/0027).
AXES_FAILURE_LIMIT = 5
ADDRESS_FAILURE_LIMIT = 50  # of all names from one address; an office of many clerks may share it
AXES_HANDLER = "accounts.lock.CountByAddressToo"
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "accounts.lock.show_pause"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ADMIN = False  # accounts/admin.py has it in Dutch
AXES_DISABLE_ACCESS_LOG = True  # the security log has it
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "csrfmiddlewaretoken", "code"]
LOGIN_REDIRECT_URL = "admin:index"  # after a log-in that came from no page of ours

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "/static/"
STATIC_ROOT = STATE_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# In development a changed file is served at once. In a deployment the names of static files contain a hash.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = _is_development
WHITENOISE_MAX_AGE = 0 if _is_development else 60
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if _is_development
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# The form of a letter; all others are smaller (config/incoming.py). The text of a Kamerbrief is some 200 kB.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000  # the decisions of a meeting are one form, with eight fields per item

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    },
}

# The API is public and responds in JSON only, so it needs no sessions and no browsable pages.
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_SCHEMA_CLASS": "api.openapi.ViewSchema",
    "EXCEPTION_HANDLER": "api.problems.handle",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS: dict[str, object] = {
    "POSTPROCESSING_HOOKS": ["api.openapi.complete_description"],
    "SORT_OPERATION_PARAMETERS": False,
}
SECURE_SSL_REDIRECT = not _is_development
SECURE_REDIRECT_EXEMPT = [r"^gezond/"]
SECURE_HSTS_SECONDS = 0 if _is_development else int(timedelta(days=365).total_seconds())
SECURE_HSTS_INCLUDE_SUBDOMAINS = not _is_development
SECURE_HSTS_PRELOAD = not _is_development
SESSION_COOKIE_SECURE = not _is_development
CSRF_COOKIE_SECURE = not _is_development
CSRF_COOKIE_HTTPONLY = True  # no script of ours reads it
# __Host-: browsers take such a cookie from this host only, and only with TLS. In development the name has the checkout,
# because cookies ignore the port, so that two checkouts on localhost would log each other's users out.
_cookie_name = f"{{}}_{CHECKOUT_HASH}" if _is_development else "__Host-{}"
SESSION_COOKIE_NAME = _cookie_name.format("sessionid")
CSRF_COOKIE_NAME = _cookie_name.format("csrftoken")
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie of its own
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "desk.error_pages.unsigned_form"

# Without EMAIL_URL a developer's mail becomes files in var/mail.
_email_url = require("EMAIL_URL", development=f"file:///{STATE_DIR}/mail")
_email = read_email_url(_email_url, database=DATABASES["default"]["HOST"])
EMAIL_BACKEND = _email["EMAIL_BACKEND"]
EMAIL_FILE_PATH = _email["EMAIL_FILE_PATH"]
EMAIL_HOST = _email["EMAIL_HOST"]
EMAIL_PORT = _email["EMAIL_PORT"]
EMAIL_HOST_USER = _email["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = _email["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = _email["EMAIL_USE_TLS"]
EMAIL_USE_SSL = _email["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 20  # seconds to wait for each response of the mail server; alerts/outbox.py relies on this limit
DEFAULT_FROM_EMAIL = require("DEFAULT_FROM_EMAIL", development="toezeggingen@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# The address to which readers report a mistake.
CONTACT_EMAIL = env.str("CONTACT_EMAIL", "") or DEFAULT_FROM_EMAIL

# Whose register this is; the header of the site says so.
REGISTER_OWNER = env.str("REGISTER_OWNER", "Tweede Kamer der Staten-Generaal")

# After the visibility timeout, the task of a killed worker runs again. Every task is safe to run twice.
CELERY_BROKER_URL = require("BROKER_URL", development=broker_url("run"))
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {
    "visibility_timeout": 300,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 120
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(STATE_DIR / "beat-schedule")

# Counts how often a reader's network asks for mail (alerts/following/pages.py). Nothing else is kept in it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": CELERY_BROKER_URL.replace("redis+socket://", "unix://"),
        "KEY_PREFIX": "limits",
    }
}

# What the monitoring shows to read the state of the register (monitoring/views.py).
MONITORING_TOKEN = read_monitoring_token()
# A register in development is not backed up.
BACKUP_MAX_AGE = None if _is_development else timedelta(hours=26)

SENTRY_DSN = env.str("SENTRY_DSN", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "monitoring.log_lines.JsonLine"},
        "line": {"format": "{asctime} {levelname} {name}: {message}", "datefmt": "%Y-%m-%dT%H:%M:%S%z", "style": "{"},
    },
    "filters": {"no_traceback": {"()": "config.web.RefusalWithoutTraceback"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line" if _is_development else "json",
            "filters": ["no_traceback"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Without Django's own handlers, which mail administrators, each line is written once, to standard error.
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "httpx": {"level": "WARNING"},  # it writes each address, with the first signs of a password's hash
        "access": {"level": "WARNING" if _is_development else "INFO"},  # a line for each request
        "celery": {"level": "WARNING" if _is_development else "INFO"},
        "axes": {"level": "ERROR"},  # accounts/security_log.py writes what it does
        "waitress.queue": {"level": "ERROR"},  # it warns whenever a request waits for a thread
    },
}
