"""A Trello board's turn."""

from datetime import datetime

from vinculo.exchange.connections.hooks import ensure_hook
from vinculo.exchange.connections.models import Link, Twin
from vinculo.exchange.connections.ours import ours_of
from vinculo.exchange.trello.live import comments, new_cards
from vinculo.exchange.trello.live.api import Trello
from vinculo.exchange.trello.live.first import begin
from vinculo.exchange.trello.live.sync import sync


def run_trello(link: Link, at: datetime) -> bool:
    """The first import, or what changed since. True when something here became another. Trouble."""
    trello = Trello.of(link.connection)
    owner = link.connection.owner
    if link.began_at is None and owner is not None:
        begin(link, trello, by=owner, at=at)
        ensure_hook(link, trello, at=at)
        return True
    ensure_hook(link, trello, at=at)
    return sync(link, trello, at=at, ours_changed=_ours_changed(link))


def _ours_changed(link: Link) -> bool:
    twins = Twin.objects.filter(link=link, gone_at=None).select_related("task")
    if any(ours_of(twin.task) != twin.ours for twin in twins.iterator(chunk_size=500)):
        return True
    return comments.waiting(link).exists() or new_cards.waiting(link).exists()
