"""Django's settings, made from the options; nobody edits this to run a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from fledge.web.database import database
from fledge.web.mail import mail
from fledge.web.options import options
from fledge.web.secret import secret
from fledge.web.single_sign_on import providers, saml_is_on

OPTIONS = options()
HERE = Path(__file__).parent
HTTPS = OPTIONS.is_on("FLEDGE_HTTPS")
DEMO = OPTIONS.is_on("FLEDGE_DEMO")

DEBUG = False
SECRET_KEY = secret(OPTIONS.text("FLEDGE_SECRET"), OPTIONS.home)
ALLOWED_HOSTS = OPTIONS.listed("FLEDGE_HOSTS")
DATABASES: dict[str, Any] = {"default": database(OPTIONS.text("DATABASE_URL"), OPTIONS.home)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "fledge.web.urls"
WSGI_APPLICATION = "fledge.web.wsgi.application"

INSTALLED_APPS = [
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    *(["allauth.socialaccount.providers.saml"] if saml_is_on(OPTIONS) else []),
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "simple_history",
    "fledge.web.store",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "fledge.web.pages.problems.ProblemMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates", HERE / "pages"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fledge.web.pages.surroundings.surroundings",
            ],
            "builtins": [
                "fledge.web.pages.tags",
                "django.templatetags.static",
                "django.contrib.humanize.templatetags.humanize",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
        },
    }
]

# What takes long to count is kept for an hour, where every process of this server finds it
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "counted": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": OPTIONS.home / "counted"},
}

# Who signs in, and how
AUTH_USER_MODEL = "store.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", **more}
    for name, more in (
        ("UserAttributeSimilarityValidator", {"OPTIONS": {"user_attributes": ("email", "name")}}),
        ("MinimumLengthValidator", {"OPTIONS": {"min_length": 12}}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/account/login/"
ACCOUNT_ADAPTER = "fledge.web.store.signing_in.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key"}  # wrong codes; wrong passwords are counted by axes alone
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {
    "login": "fledge.web.pages.account.forms.SignIn",
    "reauthenticate": "fledge.web.pages.account.forms.Confirm",
    "change_password": "fledge.web.pages.account.forms.ChangePassword",
    "set_password": "fledge.web.pages.account.forms.SetPassword",
    "reset_password": "fledge.web.pages.account.forms.AskForReset",
    "reset_password_from_key": "fledge.web.pages.account.forms.ResetPassword",
}
SOCIALACCOUNT_ADAPTER = "fledge.web.store.signing_in.SocialAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = providers(OPTIONS)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "fledge.web.store.second_factors.SecondFactors"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts begin with an invitation, so nobody holds another person's address
MFA_FORMS = {
    "authenticate": "fledge.web.pages.account.forms.SecondStep",
    "reauthenticate": "fledge.web.pages.account.forms.ConfirmByCode",
    "activate_totp": "fledge.web.pages.account.forms.BeginApp",
    "add_webauthn": "fledge.web.pages.account.forms.AddPasskey",
    "login_webauthn": "fledge.web.pages.account.forms.PasskeyAlone",
    "reauthenticate_webauthn": "fledge.web.pages.account.forms.ConfirmByPasskey",
    "edit_webauthn": "fledge.web.pages.account.forms.RenamePasskey",
}
MFA_TOTP_ISSUER = "Fledge"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
AXES_FAILURE_LIMIT = OPTIONS.number("FLEDGE_LOCK_AFTER")
AXES_COOLOFF_TIME = OPTIONS.number("FLEDGE_LOCK_MINUTES") / 60
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "fledge.web.pages.problems.locked"
AXES_USERNAME_CALLABLE = "fledge.web.store.signing_in.who_tries"
AXES_CLIENT_IP_CALLABLE = "fledge.web.store.signing_in.address_of"
PROXIES = OPTIONS.number("FLEDGE_PROXIES")
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

SESSION_COOKIE_AGE = OPTIONS.number("FLEDGE_SESSION_HOURS") * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "fledge"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "fledge_csrf"
CSRF_FAILURE_VIEW = "fledge.web.pages.problems.forged"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if OPTIONS.number("FLEDGE_PROXIES") else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
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
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Files and uploads
UPLOAD_BYTES = OPTIONS.number("FLEDGE_UPLOAD_MB") * 1_000_000
IMPORT_BYTES = OPTIONS.number("FLEDGE_IMPORT_MB") * 1_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_BYTES
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 2000
FILE_UPLOAD_HANDLERS = [
    "fledge.web.pages.uploads.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
STATIC_URL = "/static/"
STATIC_ROOT = OPTIONS.home / "static"
STATICFILES_DIRS = [HERE / "static", ("parts", HERE.parent / "publish" / "templates" / "css")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600

EMAIL_BACKEND, _mail = mail(OPTIONS.text("FLEDGE_SMTP_URL"))
globals().update(_mail)
DEFAULT_FROM_EMAIL = OPTIONS.text("FLEDGE_MAIL_FROM")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = False
API_PER_MINUTE = OPTIONS.number("FLEDGE_API_PER_MINUTE")
SHARE_DAYS = OPTIONS.number("FLEDGE_SHARE_DAYS")
INVITE_DAYS = OPTIONS.number("FLEDGE_INVITE_DAYS")
UNDO_MINUTES = OPTIONS.number("FLEDGE_UNDO_MINUTES")
UPLOAD_DAYS = OPTIONS.number("FLEDGE_UPLOAD_DAYS")
LINK_DAYS = OPTIONS.number("FLEDGE_LINK_DAYS")
KEEP_DAYS = OPTIONS.number("FLEDGE_KEEP_DAYS")
SILENCED_SYSTEM_CHECKS = ["axes.W003"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
