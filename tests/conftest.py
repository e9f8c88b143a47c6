"""
What every test can ask for. The database is SQLite, or the one that DATABASE_URL names; bin/test runs both.

`world` is the small named world of tests/world.py. A test that needs more rows makes them itself.
"""

import gc
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests import prepared_database

# The same examples each time and no stop-watch, so that a red test means a broken product, not a busy machine.
# VINCULO_EXPLORE=1 looks for new examples.
hypothesis_settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.register_profile("explore", deadline=None, print_blob=True)
hypothesis_settings.load_profile("explore" if os.environ.get("VINCULO_EXPLORE") == "1" else "steady")


def pytest_report_header() -> str:
    return f"database: {os.environ.get('DATABASE_URL', 'sqlite').split(':')[0]}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what asks a database anything: the rest has run already, and would run just the same."""
    if not os.environ.get("DATABASE_URL"):
        return
    apart = [item for item in items if not _asks_a_database(item)]
    items[:] = [item for item in items if _asks_a_database(item)]
    config.hook.pytest_deselected(items=apart)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through it for garbage again and again would cost a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def _asks_a_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("once"):
        return False
    if {"db", "jobs", "test_kill_web.py"} & set(item.path.parts):
        return True  # of the engine itself, or of a server that has one
    databases = {"db", "transactional_db", "django_db_setup", "live_server"}
    return bool(databases & set(getattr(item, "fixturenames", ()))) or item.get_closest_marker("django_db") is not None


@pytest.fixture(autouse=True)
def in_madrid() -> Iterator[None]:
    """Where the people of the world live: around midnight, "today" is another day there than in UTC."""
    with timezone.override("Europe/Madrid"):
        yield


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None) -> bool:
    """Whether the test database is there already: a copy of one that went through these very migrations before."""
    default = connections["default"].settings_dict
    return default["ENGINE"].endswith("sqlite3") and prepared_database.take_or_make(default["TEST"]["NAME"])


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_keepdb: bool, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        if connections["default"].vendor == "postgresql":
            _let_ids_differ(connections["default"])
        elif not django_db_keepdb:
            prepared_database.keep(connections["default"].settings_dict["NAME"])


def _let_ids_differ(connection: Any) -> None:
    """On PostgreSQL the ids of each table begin elsewhere: a test that takes one for another's falls over."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(schemaname) || '.' || quote_ident(sequencename) FROM pg_sequences ORDER BY 1"
        )
        for number, (name,) in enumerate(cursor.fetchall(), start=1):
            cursor.execute("SELECT setval(%s, %s)", [name, number * 1_000])


@pytest.fixture
def world(db: None) -> Any:
    from tests.world import make_world

    return make_world()


@pytest.fixture
def visiting() -> Callable[..., Client]:
    """visiting(contact, client) is a test client with that contact's visit to the portal of that client."""
    from tests.portal.visiting import visit

    return visit


@pytest.fixture
def signed_in() -> Callable[[Any], Client]:
    """signed_in(person) is a test client with that person's session."""

    def sign_in(person: Any) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in


@pytest.fixture(autouse=True, scope="session")
def emptied_between_tests() -> None:
    """
    Tests that commit empty all tables behind them; for that the record is opened and closed again. The framework would
    then write down every table and every permission anew, half a second each time; nothing here asks for them.
    """
    from django.core.management import call_command
    from django.db import connection
    from django.test import TransactionTestCase

    from vinculo.record import keeping

    def emptied(case: Any) -> None:
        keeping.open_(connection)
        try:
            call_command("flush", verbosity=0, interactive=False, reset_sequences=False, inhibit_post_migrate=True)
        finally:
            keeping.close(connection)

    TransactionTestCase._fixture_teardown = emptied  # type: ignore[attr-defined]
