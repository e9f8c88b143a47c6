"""Settings, all from the environment. Without a secret key nothing starts: `vinculo secret-key` makes one."""

from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config.database import databases
from config.file_store import file_store, in_bytes, limits
from vinculo.jobs.q_settings import cluster

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG = env.bool("VINCULO_DEBUG", default=False)
DATA_DIR = Path(env.str("VINCULO_DATA", default=str(BASE_DIR / "var"))).resolve()
SECRET_KEY = env.str("VINCULO_SECRET_KEY", default="")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 12 or SECRET_KEY.startswith("django-insecure-"):
    raise ImproperlyConfigured(
        "VINCULO_SECRET_KEY is missing or too weak. "
        "Make one with `bin/vinculo secret-key` and keep it out of the repository."
    )

ALLOWED_HOSTS = env.list("VINCULO_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
# Plain http is for trying it out on this machine; anything else is expected behind TLS.
SECURE = env.bool("VINCULO_HTTPS", default=not DEBUG and ALLOWED_HOSTS != ["localhost", "127.0.0.1", "[::1]"])
SITE_URL = env.str("VINCULO_URL", default="http://localhost:8000")
# Where the process for open pages answers; 0: there is none, and they ask now and then.
LIVE_PORT = env.int("VINCULO_LIVE_PORT", default=0)
# The clients' portal under a name of its own; empty: at the same address, under /portal/.
PORTAL_URL = env.str("VINCULO_PORTAL_URL", default="").rstrip("/")
if PORTAL_URL:
    ALLOWED_HOSTS.append(urlsplit(PORTAL_URL).hostname or "")
CSRF_TRUSTED_ORIGINS = [url for url in (SITE_URL, PORTAL_URL) if url] if SECURE else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_q",
    "vinculo.db",
    "vinculo.jobs",
    "vinculo.live",
    "vinculo.record",
    "vinculo.web",
    "allauth.usersessions",
    "vinculo.people",
    "vinculo.mailboxes",
    "vinculo.clients",
    "vinculo.projects",
    "vinculo.access",
    "vinculo.documents",
    "vinculo.pipeline",
    "vinculo.agreements",
    "vinculo.conversations",
    "vinculo.feedback",
    "vinculo.money",
    "vinculo.logbook",
    "vinculo.letters",
    "vinculo.meetings",
    "vinculo.practices",
    "vinculo.mail",
    "vinculo.notifications",
    "vinculo.exchange",
    "vinculo.exchange.connections",
    "vinculo.programs",
    "vinculo.reports",
    "vinculo.desk",
    "vinculo.portal",
    "vinculo.api",
    # Behind ours, so that our pages win over the library's.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "vinculo.documents.middleware.FilesHostMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "vinculo.portal.host.PortalHostMiddleware",
    "vinculo.api.middleware.NoCookiesMiddleware",
    "vinculo.web.nul.NoNulMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "vinculo.people.middleware.StaffDoorMiddleware",
    "vinculo.web.dialogs.DialogMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "vinculo.people.middleware.PreferencesMiddleware",
    "vinculo.people.middleware.FirstStartMiddleware",
    "vinculo.desk.middleware.DeskMiddleware",
    "vinculo.portal.middleware.PortalMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
FORM_RENDERER = "vinculo.web.forms.Renderer"

DATABASES = databases(env, DATA_DIR)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Shared between processes without another service, so that rate limits hold whichever process answers.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "vinculo_cache"}}
Q_CLUSTER = cluster(workers=env.int("VINCULO_JOB_WORKERS", default=2))

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["vinculo.people.sign_in.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today:page"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "vinculo.people.sign_in.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "vinculo.people.door.forms.SignInForm",
    "reset_password": "vinculo.people.door.forms.ForgottenPasswordForm",
    "reset_password_from_key": "vinculo.people.door.forms.NewPasswordForm",
    "change_password": "vinculo.people.door.forms.ChangePasswordForm",
    "reauthenticate": "vinculo.people.door.forms.ConfirmPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is proven by the invitation that was sent to it
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = None  # the box on the sign-in page; without it the session ends with the browser
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # this session goes on, all others of the person end
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/5m/ip,5/5m/key",
    "reset_password": "20/h/ip,3/15m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
# How many proxies of yours stand in front and write X-Forwarded-For: limits count visitors, not the proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("VINCULO_PROXIES", default=1 if SECURE else 0)
MFA_ADAPTER = "vinculo.people.sign_in.MFAAdapter"
MFA_FORMS = {
    "authenticate": "vinculo.people.door.second_step.CodeForm",
    "reauthenticate": "vinculo.people.door.second_step.ConfirmCodeForm",
    "activate_totp": "vinculo.people.door.second_step.FirstCodeForm",
    "add_webauthn": "vinculo.people.door.second_step.AddPasskeyForm",
    "edit_webauthn": "vinculo.people.door.second_step.NamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Vínculo"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
USERSESSIONS_TRACK_ACTIVITY = False

SESSION_ENGINE = "vinculo.people.session_store"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "vinculo.web.errors.csrf_failed"
LANGUAGE_COOKIE_NAME = "vinculo_language"
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = SECURE
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
if SECURE:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = env.bool("VINCULO_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31536000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
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
        "object-src": [NONE],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish")), ("pl", _("Polish"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("VINCULO_STATIC", default=str(DATA_DIR / "static")))
MEDIA_ROOT = DATA_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "vinculo.web.storage.HashedStaticFiles"
    },
    "documents": file_store(env.str("VINCULO_FILES", default=""), DATA_DIR / "documents"),
}
# Files on their way, in pieces. Where several web servers share the work they share this folder too.
INCOMING_DIR = Path(env.str("VINCULO_INCOMING", default=str(DATA_DIR / "incoming")))
FILE_LIMIT = in_bytes(env.str("VINCULO_FILE_LIMIT", default="2G"))
FILE_LIMITS = limits(env.str("VINCULO_FILE_LIMITS", default=""))
FILES_URL = env.str("VINCULO_FILES_URL", default="").rstrip("/")
if FILES_URL:
    ALLOWED_HOSTS.append(urlsplit(FILES_URL).hostname or "")
# Where time stamps of somebody else (RFC 3161) come from; without it sealed papers carry none.
TSA_URL = env.str("VINCULO_TSA_URL", default="")
TSA_ALLOW_HTTP = env.bool("VINCULO_TSA_ALLOW_HTTP", default=False)  # a stamp is signed, its way need not be secret
TSA_ALLOW_PRIVATE = env.bool("VINCULO_TSA_ALLOW_PRIVATE", default=False)
TSA_CERTIFICATES = env.str("VINCULO_TSA_CERTIFICATES", default="")  # a PEM file of those that are trusted
CLAMD = env.str("VINCULO_CLAMD", default="")
# Chats that are told what happens, where they run in the house; and push services, for trying them out.
CHAT_ALLOW_HTTP = env.bool("VINCULO_CHAT_ALLOW_HTTP", default=False)
CHAT_ALLOW_PRIVATE = env.bool("VINCULO_CHAT_ALLOW_PRIVATE", default=False)
PUSH_ALLOW_PRIVATE = env.bool("VINCULO_PUSH_ALLOW_PRIVATE", default=False)
# Programs that hear of events, where they run in the house.
HOOKS_ALLOW_HTTP = env.bool("VINCULO_HOOKS_ALLOW_HTTP", default=False)
HOOKS_ALLOW_PRIVATE = env.bool("VINCULO_HOOKS_ALLOW_PRIVATE", default=False)
# Other systems we are connected with; nothing else is asked with their tokens. Another place for them is for tests.
TRELLO_URL, TRELLO_DOOR_URL = "https://api.trello.com", "https://trello.com"
BASECAMP_URL, BASECAMP_DOOR_URL = "https://3.basecampapi.com", "https://launchpad.37signals.com"
CONNECTIONS_ALLOW_PRIVATE = False
WHITENOISE_USE_FINDERS = DEBUG

EMAIL_CONFIG = env.email_url("VINCULO_MAIL", default="consolemail://")
vars().update(EMAIL_CONFIG)
if EMAIL_CONFIG["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend":
    EMAIL_BACKEND = "vinculo.mailboxes.smtp.EmailBackend"
EMAIL_TIMEOUT = 20  # seconds for each answer of the mail server; nobody waits for it for ever
DEFAULT_FROM_EMAIL = env.str("VINCULO_MAIL_FROM", default="Vínculo <vinculo@localhost>")
# Where replies go that no mailbox of ours sent for; it has to be one whose server knows plus-addresses.
REPLY_ADDRESS = env.str("VINCULO_REPLY_ADDRESS", default=parseaddr(DEFAULT_FROM_EMAIL)[1])
# Mail servers in the house's own network: off, so that nobody can use a mailbox to look around in it.
MAIL_ALLOW_PRIVATE = env.bool("VINCULO_MAIL_ALLOW_PRIVATE", default=False)
# Calendar servers (CalDAV) in the house's own network, and those without encryption: off for the same reason.
CALENDAR_ALLOW_PRIVATE = env.bool("VINCULO_CALENDAR_ALLOW_PRIVATE", default=False)
CALENDAR_ALLOW_HTTP = env.bool("VINCULO_CALENDAR_ALLOW_HTTP", default=False)
MAIL_CHECK_SEALS = env.bool("VINCULO_MAIL_CHECK_SEALS", default=True)  # DKIM, whose keys lie in the DNS
MAIL_CERTIFICATES = env.str("VINCULO_MAIL_CERTIFICATES", default="")  # a PEM file, for servers with one of their own
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_PERMISSIONS = 0o600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("VINCULO_LOG_LEVEL", default="INFO")},
}
