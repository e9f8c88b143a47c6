"""
Who sent whom: recommendations as trees, each with what came of it.

Two clients whose pages say that one came through the other count as well, once. Whoever was sent hangs under the first
who sent them; under everybody else who did, and where somebody is met again further down, they stand once more without
what hangs on them (`is_again`), so that no line is lost and no circle ends the drawing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, QuerySet, Sum

from vinculo.clients.models import Client, ClientRelation
from vinculo.db.folding import fold
from vinculo.people.models import Person
from vinculo.pipeline.models import Opportunity, Referral

MOST = 20_000  # recommendations that are looked at: the newest

Key = tuple[str, int | str]  # ("client", 7), ("lead", 3), ("name", "pau serra")
Money = Counter[str]  # minor units by currency


@dataclass(frozen=True, slots=True)
class Somebody:
    """A client, a lead, or a name that nobody has written down as more than that."""

    key: Key
    name: str

    @property
    def address(self) -> str:
        kind, pk = self.key
        return "" if kind == "name" else f"/{kind}s/{pk}/"


@dataclass(slots=True)
class Link:
    """One line of the drawing: who it is about, how deep, under which line; `brought`: by those further down."""

    who: Somebody
    depth: int
    under: int | None
    is_again: bool = False
    won: Money = field(default_factory=Counter)
    brought: Money = field(default_factory=Counter)
    sent: int = 0  # by themselves
    followed: int = 0  # by them and all those they sent


Pair = tuple[Somebody, Somebody]


def who_sent_whom(person: Person) -> list[Link]:
    """The trees, those with most people first. Three queries."""
    return trees(_pairs(person), _won(person))


def trees(pairs: Iterable[Pair], won: dict[int, Money]) -> list[Link]:
    """`pairs`: sender and sent, the first first; `won`: what clients brought, by id."""
    known, sent, first = _sorted_out(pairs)
    roots = [key for key in sent if key not in first]
    lines: list[list[Link]] = []
    placed: set[Key] = set()
    for key in (*roots, *sent):  # then those in circles, where nobody was first
        if key not in placed:
            lines.append(list(_walk(key, known, sent, first, placed)))
    lines.sort(key=lambda tree: (-len(tree), fold(tree[0].who.name)))
    return _counted(lines, won)


def _sorted_out(pairs: Iterable[Pair]) -> tuple[dict[Key, Somebody], dict[Key, list[Key]], dict[Key, Key]]:
    known: dict[Key, Somebody] = {}
    sent: dict[Key, list[Key]] = defaultdict(list)
    first: dict[Key, Key] = {}
    for sender, other in pairs:
        if sender.key == other.key or other.key in sent[sender.key]:
            continue
        known.setdefault(sender.key, sender)
        known.setdefault(other.key, other)
        sent[sender.key].append(other.key)
        first.setdefault(other.key, sender.key)
    return known, {key: others for key, others in sent.items() if others}, first


def _walk(
    root: Key, known: dict[Key, Somebody], sent: dict[Key, list[Key]], first: dict[Key, Key], placed: set[Key]
) -> Iterator[Link]:
    """Depth first, without recursion: a chain may be long. `under` counts within this tree."""
    waiting: list[tuple[Key, int, int | None]] = [(root, 0, None)]
    path: list[Key] = []
    while waiting:
        key, depth, under = waiting.pop()
        is_again = key in placed or (under is not None and first[key] != path[under])
        others = [] if is_again else sent.get(key, [])
        yield Link(known[key], depth, under, is_again, sent=len(others))
        if not is_again:
            placed.add(key)
        waiting += [(other, depth + 1, len(path)) for other in reversed(others)]
        path.append(key)


def _counted(lines: list[list[Link]], won: dict[int, Money]) -> list[Link]:
    """One list, with places in it instead of places in a tree; from the last line upwards what each brought."""
    found: list[Link] = []
    for tree in lines:
        start = len(found)
        for link in tree:
            link.under = None if link.under is None else start + link.under
            kind, pk = link.who.key
            link.won = won.get(pk, Counter()) if kind == "client" and isinstance(pk, int) else Counter()
        found += tree
    for link in reversed(found):
        if link.under is not None:
            above = found[link.under]
            above.followed += link.followed + 1
            above.brought += link.brought if link.is_again else link.brought + link.won
    return found


def _pairs(person: Person) -> Iterator[Pair]:
    columns = (
        "client_id", "client__name", "referrer", "sent_client_id", "sent_client__name", "lead__client_id",
        "lead__client__name", "lead_id", "lead__company", "lead__name", "sent_name",
    )  # fmt: skip
    kept = Referral.objects.visible_to(person).kept()
    kept = kept.exclude(sent_client__deleted_at__isnull=False).exclude(lead__client__deleted_at__isnull=False)
    for row in reversed(kept.order_by("-at", "-pk").values_list(*columns)[:MOST]):
        client_id, client, referrer, sent_id, sent, became_id, became, lead_id, company, name, sent_name = row
        sender = _somebody((("client", client_id, client),), referrer)
        people = (("client", sent_id, sent), ("client", became_id, became), ("lead", lead_id, company or name))
        yield sender, _somebody(people, sent_name or "")
    for client_id, client, other_id, other in _relations(person)[:MOST]:
        yield Somebody(("client", client_id), client), Somebody(("client", other_id), other)


def _somebody(records: Iterable[tuple[str, int | None, str | None]], name: str) -> Somebody:
    for kind, pk, called in records:
        if pk is not None:
            return Somebody((kind, pk), called or "")
    return Somebody(("name", fold(name)), name)


def _relations(person: Person) -> QuerySet[ClientRelation, tuple[int, str, int, str]]:
    kept = ClientRelation.objects.filter(
        kind=ClientRelation.Kind.REFERRED, client__deleted_at=None, other__deleted_at=None
    )
    if not person.sees_everyone:
        seen = Client.objects.visible_to(person)
        both = (Exists(seen.filter(pk=OuterRef("client_id"))), Exists(seen.filter(pk=OuterRef("other_id"))))
        kept = kept.filter(*both)
    return kept.order_by("pk").values_list("client_id", "client__name", "other_id", "other__name")


def _won(person: Person) -> dict[int, Money]:
    won = Opportunity.objects.visible_to(person).kept().filter(state=Opportunity.State.WON, client__isnull=False)
    rows = won.filter(value__gt=0).order_by().values_list("client_id", "currency").annotate(total=Sum("value"))
    found: dict[int, Money] = defaultdict(Counter)
    for client_id, currency, total in rows:
        found[client_id][currency] = total
    return found
