"""
A made house that the tests of one module share: made once in a transaction, which each test goes on in and rolls back.

Each test gets its own copy of the records, so that what one test does to them in memory is not seen by the next.
"""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone


def kept(make: Callable[[], Any]) -> Any:
    """A fixture of module scope; its value gives a fresh copy of what `make` made."""

    @pytest.fixture(scope="module")
    def copies(django_db_setup: None, django_db_blocker: Any) -> Iterator[Callable[[], Any]]:
        with django_db_blocker.unblock(), timezone.override("Europe/Madrid"):
            whole = transaction.atomic()
            whole._from_testcase = True  # type: ignore[attr-defined]  # as around any test: not the product's own
            with whole:
                made = make()
                yield lambda: copy.deepcopy(made)
                transaction.set_rollback(True)

    return copies
