"""What the tests of trust share."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from tests.trust.everything import Everything, make_everything


@pytest.fixture
def silence(settings: Any) -> Iterator[None]:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "zeal" not in name]
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def all_(db: None, silence: None) -> Iterator[Everything]:
    """
    One of everything, and silence: these tests ask for thousands of pages that say no. How many statements a page
    needs is watched elsewhere; here the watch would only cost time.
    """
    yield make_everything()
