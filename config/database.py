"""The only choice of database engine: SQLite by default, PostgreSQL when DATABASE_URL says so."""

from pathlib import Path
from typing import Any

import environ

# WAL lets readers go on while one writes; FULL keeps every acknowledged write through a power cut;
# IMMEDIATE takes the write lock at BEGIN, so that a read-then-write transaction cannot fail half way.
# Each thread has a connection and each connection a page cache of its own, so the cache is small: reads go through the
# mapping, which all processes share: up to 1 GB of the file (10,000 clients are 0.8). That is addresses, not memory.
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=1073741824;"
        "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-2000;"
    ),
}

# A page asks for a few rows. Where the server takes an estimate for a large question, it would compile it or start
# helpers first, which takes longer than the answer. `?options=` in the address replaces this.
POSTGRES_OPTIONS: dict[str, Any] = {"options": "-c jit=off -c max_parallel_workers_per_gather=0"}


def databases(env: environ.Env, data_dir: Path) -> dict[str, dict[str, Any]]:
    default: dict[str, Any] = env.db_url("DATABASE_URL", default=f"sqlite:///{data_dir / 'vinculo.sqlite3'}")
    if default["ENGINE"].endswith("sqlite3"):
        default["OPTIONS"] = {**SQLITE_OPTIONS, **default.get("OPTIONS", {})}
        default["CONN_MAX_AGE"] = None  # a file does not go away, and opening it costs more than a query
    else:
        default["OPTIONS"] = {**POSTGRES_OPTIONS, **default.get("OPTIONS", {})}
        default["CONN_MAX_AGE"] = 600
        default["CONN_HEALTH_CHECKS"] = True
    return {"default": default}
