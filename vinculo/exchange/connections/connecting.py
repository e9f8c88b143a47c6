"""Setting a connection up: trying it, choosing what is joined with what, and parting again."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from vinculo.clients.models import Client
from vinculo.exchange.basecamp_live.api import Basecamp
from vinculo.exchange.connections.hooks import Hooking, drop_hook
from vinculo.exchange.connections.models import Connection, KeptPage, Link, System
from vinculo.exchange.connections.running import run_soon
from vinculo.exchange.connections.trouble import Trouble
from vinculo.exchange.reading.values import identity, line, number, yes
from vinculo.exchange.trello.live.api import Trello
from vinculo.projects.models import Project

TRIED = ("token", "client_secret", "account_id", "account_name", "member_id", "member_name")


@dataclass(frozen=True, slots=True)
class Offered:
    """A board or project there, or an account: its id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Joining:
    """What somebody chose: a project of ours, or a client who gets a new one. `goes_out`: our changes go there too."""

    there: Offered
    project: Project | None = None
    client: Client | None = None
    new_client: str = ""
    goes_out: bool = True


def try_out(connection: Connection, *, at: datetime) -> None:
    """Ask who we are there, and keep it; saves the connection as one that works. Trouble, and nothing is saved."""
    if connection.system == System.TRELLO:
        me = Trello.of(connection, patient=False).me()
        names = (line(me, "fullName", 160), line(me, "username", 160))
    else:
        me = Basecamp.of(connection, at=at, patient=False).me()
        names = (line(me, "name", 160), line(me, "email_address", 160))
    connection.member_id, connection.member_name = identity(me), names[0] or names[1]
    if not connection.member_id:
        raise Trouble("odd")
    connection.save(update_fields=TRIED if connection.pk else None)
    connection.is_ready(at=at)


def accounts(connection: Connection, *, at: datetime) -> list[Offered]:
    """Whoever signed in at Basecamp may have several accounts there."""
    found = Basecamp.of(connection, at=at, patient=False).accounts()
    return [Offered(identity(one), line(one, "name", 160)) for one in found if identity(one)]


def offered(connection: Connection, *, at: datetime) -> list[Offered]:
    """The boards or projects that nobody has joined yet, by name. Trouble."""
    if connection.system == System.TRELLO:
        found = Trello.of(connection, patient=False).boards()
    else:
        found = list(Basecamp.of(connection, at=at, patient=False).projects())
    joined = Link.objects.filter(connection__system=connection.system, connection__removed_at=None)
    here = set(joined.values_list("external_id", flat=True))
    all_ = [Offered(identity(one), line(one, "name", 160)) for one in found]
    return sorted((one for one in all_ if one.id and one.id not in here), key=lambda one: one.name.lower())


def join(connection: Connection, joining: Joining, *, at: datetime) -> Link:
    """From now on both are kept in step; the first import begins by itself. Twice is once."""
    link, _ = Link.objects.get_or_create(
        connection=connection,
        external_id=joining.there.id,
        defaults={
            "name": joining.there.name or joining.there.id, "project": joining.project, "client": joining.client,
            "new_client": joining.new_client, "out_since": at if joining.goes_out else None,
        },
    )  # fmt: skip
    run_soon(connection.pk)
    return link


def go_out(link: Link, *, at: datetime | None) -> None:
    """Our changes go there too from now on; without a moment, no more."""
    link.change(out_since=at)


def lists(link: Link) -> list[Offered]:
    """The open lists of a board, in their order. Trouble."""
    found = [one for one in Trello.of(link.connection, patient=False).lists(link.external_id) if not yes(one, "closed")]
    found.sort(key=lambda one: number(one, "pos"))
    return [Offered(identity(one), line(one, "name", 160)) for one in found if identity(one)]


def make_cards(link: Link, into: Offered | None, *, at: datetime) -> None:
    """Tasks that are new from now on become cards, in this list unless they stand in one; without a list, no more."""
    since = (link.cards_since or at) if into else None
    link.change(cards_since=since, cards_list=into.id if into else "", cards_list_name=into.name if into else "")


def part(link: Link, *, at: datetime) -> None:
    """Both go their own ways; what is on either side stays there."""
    _hear_no_more(link, at)
    link.delete()


def remove(connection: Connection, *, at: datetime) -> None:
    """Nothing is asked any more, and nobody tells us; what came in stays."""
    for link in connection.links.exclude(hook_id=""):
        _hear_no_more(link, at)
    KeptPage.objects.filter(link__connection=connection).delete()
    connection.remove(at=at)


def _hear_no_more(link: Link, at: datetime) -> None:
    with suppress(Trouble):
        drop_hook(link, _system(link.connection, at))


def _system(connection: Connection, at: datetime) -> Hooking:
    if connection.system == System.TRELLO:
        return Trello.of(connection, patient=False)
    return Basecamp.of(connection, at=at, patient=False)
