"""The only reader of the environment: every setting with its type, default and help.

`docs/settings.md` describes each option; a test compares the two.
"""

import base64
import secrets
from dataclasses import dataclass
from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Option:
    """One setting: how it is read, what holds without it, what it is for."""

    name: str
    kind: str
    default: object
    help: str


OPTIONS = {
    option.name: option
    for option in (
        Option("DATABASE_URL", "str", "", "Database address; empty means SQLite in DATA_DIR."),
        Option("REDIS_URL", "str", "", "Redis as doorbell and cache; needed for more than one serving process."),
        Option("SECRET_KEY", "str", "", "Signs cookies and query codes; at least 50 characters."),
        Option("FIELD_KEYS", "list", [], "Fernet keys of personal data, newest first, separated by commas."),
        Option("ALLOWED_HOSTS", "list", [], "Host names this site answers to."),
        Option("ORIGINS", "list", [], "Further origins (scheme://host:port) that may open sockets and post forms."),
        Option("DATA_DIR", "str", "var", "Folder of the SQLite file, uploads, demo mail and the serving lock."),
        Option("PORT", "int", 8000, "Port that `manage.py serve` listens on."),
        Option("BIND", "str", "127.0.0.1", "Address that `manage.py serve` listens on."),
        Option("DEMO", "bool", False, "Demo district with demo accounts; set only by `make run`."),
        Option("CAPTCHA", "bool", True, "Ask anonymous posters for a captcha; off only together with DEMO."),
        Option("DEMO_PASSWORD", "str", "xinqiao-demo", "Password of the demo accounts."),
        Option("SITE_URL", "str", "", "Address of this site as citizens type it, for links in mail."),
        Option("EMAIL_URL", "str", "", "Mail server, for example smtp://user:password@host:25."),
        Option("MAIL_FROM", "str", "xinqiao@localhost", "Sender of the mail this site sends."),
        Option("SMS_URL", "str", "", "HTTP gateway that sends text messages; empty means none."),
        Option("MEDIA_ORIGINS", "list", [], "Origins a video or its captions may come from."),
        Option("TRUSTED_PROXIES", "int", 0, "How many proxies in front set X-Forwarded-For."),
        Option("HTTPS", "bool", False, "The site is reached by https: secure cookies and HSTS."),
        Option("LIVE_PER_ADDRESS", "int", 200, "Most sockets one network address may hold open."),
        Option("LIVE_TOTAL", "int", 20000, "Most sockets one process holds open."),
        Option("DB_POOL", "int", 20, "PostgreSQL connections per process."),
        Option("MAX_BODY", "int", 60 * 1024 * 1024, "Largest request body in bytes, uploads included."),
        Option("LOG_LEVEL", "str", "INFO", "Least severe message that is logged."),
        Option("METRICS_TOKEN", "str", "", "Bearer token that opens /metrics; empty means only this machine."),
        Option("SITE_FOOTER", "json", {}, "Official framing: organiser, operator, filing numbers, contact."),
    )
}

_read = environ.Env()


def option(name: str):
    """The value of one declared setting; raises KeyError for an undeclared name."""
    declared = OPTIONS[name]
    return getattr(_read, declared.kind)(name, default=declared.default)


def data_dir() -> Path:
    """The data folder, made if it is missing."""
    path = Path(option("DATA_DIR"))
    path = path if path.is_absolute() else BASE_DIR / path
    path.mkdir(parents=True, exist_ok=True)
    return path


def kept_key(name: str, make) -> str:
    """A key of the environment, or in the demo one generated once into DATA_DIR."""
    given = option(name)
    given = given[0] if isinstance(given, list) and given else given
    if given or not option("DEMO"):
        return given or ""
    file = data_dir() / f"{name.lower()}.txt"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(make())
    return file.read_text().strip()


def secret_key() -> str:
    """The signing key; empty when missing outside the demo (the check refuses to start)."""
    return kept_key("SECRET_KEY", lambda: secrets.token_urlsafe(60))


def field_keys() -> list[str]:
    """Fernet keys of personal data, newest first."""
    given = option("FIELD_KEYS")
    if given:
        return given
    from_demo = kept_key("FIELD_KEYS", _fernet_key)
    return [from_demo] if from_demo else []


def _fernet_key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def database() -> dict:
    """Django's database entry: SQLite in WAL with IMMEDIATE transactions, or PostgreSQL with a pool."""
    url = option("DATABASE_URL") or f"sqlite:///{data_dir() / 'xinqiao.sqlite3'}"
    entry = environ.Env.db_url_config(url)
    entry["CONN_MAX_AGE"] = 0
    if "sqlite" in entry["ENGINE"]:
        entry["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000",
        }
    else:
        # A page that gets no connection in 4 s answers 503 while the reader is still there, and so does /readyz.
        pool = {"min_size": 1, "max_size": option("DB_POOL"), "timeout": 4}
        entry.setdefault("OPTIONS", {})["pool"] = pool
    return entry


def mail() -> dict:
    """Django's mail settings: the given server, else files the demo shows, else standard error."""
    url = option("EMAIL_URL")
    if url:
        return environ.Env.email_url_config(url)
    if option("DEMO"):
        folder = data_dir() / "mail"
        folder.mkdir(exist_ok=True)
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": str(folder)}
    return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
