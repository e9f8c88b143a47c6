"""What the tests of trust share."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from tests.portal.visiting import take_part, visit
from tests.trust.everything import Everything, make_everything
from tests.trust.kept import kept
from tests.trust.portal_world import Visitors, make_portal
from tests.world import World

kept_everything = kept(make_everything)
kept_visitors = kept(lambda: Visitors(make_portal()))


@pytest.fixture
def silence(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # The test client keeps a copy of every context of every piece of a page; these tests read pages.
    monkeypatch.setattr("django.test.client.store_rendered_templates", lambda *args, **kwargs: None)
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "zeal" not in name]
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def all_(kept_everything: Callable[[], Everything], db: None, silence: None) -> Everything:
    """
    One of everything, and silence: these tests ask for thousands of pages that say no. How many statements a page
    needs is watched elsewhere; here the watch would only cost time.
    """
    return kept_everything()


@pytest.fixture
def visitors(kept_visitors: Callable[[], Visitors], db: None, silence: None) -> Visitors:
    """Everybody who might stand before the portal of Café Luna."""
    return kept_visitors()


@pytest.fixture
def ana(world: World) -> Client:
    """Ana's visit to the portal, with a part in the shop."""
    take_part(world.ana, world.shop)
    return visit(world.ana, world.luna)
