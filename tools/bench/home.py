"""Where a benchmark lives: a folder and a database of its own for every size, so that no real data is ever touched."""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[2]


def prepare_home(clients: int) -> str:
    """Point the settings at the database of this size and start Django. Returns the engine's name."""
    folder = Path(os.environ.get("VINCULO_BENCH", ROOT / "var" / "bench")) / str(clients)
    folder.mkdir(parents=True, exist_ok=True)
    engine = "SQLite"
    if url := os.environ.get("VINCULO_BENCH_DATABASE_URL"):
        engine = "PostgreSQL"
        os.environ["DATABASE_URL"] = database_of(url, f"vinculo_bench_{clients}")
    else:
        os.environ.pop("DATABASE_URL", None)
    os.environ.update(
        VINCULO_DATA=str(folder),
        VINCULO_SECRET_KEY=_key(folder),
        VINCULO_DEBUG="0",
        VINCULO_LOG_LEVEL="ERROR",
        DJANGO_SETTINGS_MODULE="config.settings",
    )
    os.environ.pop("VINCULO_HOSTS", None)
    import django

    django.setup()
    return engine


def database_of(url: str, name: str) -> str:
    """The same server, another database; it is made if it is not there."""
    import psycopg

    parts = urlsplit(url)
    with psycopg.connect(url, autocommit=True) as connection:
        there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if there is None:
            connection.execute(f'CREATE DATABASE "{name}"')  # the name is ours
    return urlunsplit(parts._replace(path=f"/{name}"))


def _key(folder: Path) -> str:
    path = folder / "secret-key"
    if not path.exists():
        path.write_text(secrets.token_urlsafe(64))
    return path.read_text()
