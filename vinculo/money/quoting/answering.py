"""
What they say to a quote: yes, no, or not like this. A yes counts for exactly what was on the screen; of two at once one
stands; it is undone only when both sides want that.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from vinculo import jobs
from vinculo.clients.models import Contact
from vinculo.money.models import Quote, QuoteAnswer, QuoteVersion
from vinculo.money.quoting import figures, recorded
from vinculo.money.quoting.freezing import digest
from vinculo.people.models import Person
from vinculo.record.chain import Actor

Kind, State = QuoteAnswer.Kind, Quote.State
SEAL = "vinculo.money.quoting.sealing.seal"
TELL = "vinculo.money.quoting.letters.tell_answer"


class NotAcceptable(ValueError):
    """`why`: answered, run_out, unspoken, newer, changed, withdrawn or waiting."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Yes:
    """`seen`: the digest of what stood there; `total`: the sum they saw, tax included; `chosen`: ids of lines."""

    name: str
    seen: str
    total: int
    chosen: tuple[int, ...] = ()
    contact: Contact | None = None
    evidence: dict[str, Any] = field(default_factory=dict)


def why_not(quote: Quote, version: QuoteVersion | None, *, at: datetime) -> str:
    """Why nobody can say yes to this version now; empty when they can."""
    if quote.state == State.ACCEPTED:
        return "answered"
    if quote.state in (State.WITHDRAWN, State.DRAFT):
        return "withdrawn"
    if version is None or version.pk != quote.current_id or version.sent_at is None:
        return "newer"
    if quote.spoken_at is None:
        return "unspoken"
    if quote.state == State.DECLINED:
        return "answered"
    if quote.state == State.CHANGES:
        return "changed"
    return "run_out" if version.has_run_out(timezone.localdate(at)) else ""


def chosen_of(frozen: dict[str, Any], chosen: Collection[int]) -> tuple[int, ...]:
    """Only what is optional there, each once, in the order of the lines."""
    return tuple(line["id"] for line in figures.options(frozen) if line["id"] in set(chosen))


@transaction.atomic
def accept(version: QuoteVersion, yes: Yes, *, actor: Actor, at: datetime) -> QuoteAnswer:
    """They say yes. NotAcceptable, and nothing is written, when it is not what they saw or somebody was faster."""
    quote = Quote.objects.select_related("current").get(pk=version.quote_id)
    version = QuoteVersion.objects.get(pk=version.pk)
    if why := why_not(quote, version, at=at):
        raise NotAcceptable(why)
    chosen = chosen_of(version.frozen, yes.chosen)
    total = figures.of_frozen(version.frozen, chosen).gross
    if digest(version.frozen) != yes.seen or total != yes.total:
        raise NotAcceptable("newer")
    open_ = Quote.objects.filter(pk=quote.pk, state=State.SENT, current=version, spoken_at__isnull=False)
    if open_.update(state=State.ACCEPTED) != 1:
        raise NotAcceptable("answered")
    evidence = {**yes.evidence, "seen": yes.seen, "paper": version.sha256}
    try:
        with transaction.atomic():
            answer = QuoteAnswer.objects.create(
                version=version, kind=Kind.ACCEPTED, at=at, contact=yes.contact, name=yes.name, chosen=list(chosen),
                total=total, evidence=evidence, stands=True,
            )  # fmt: skip
    except IntegrityError as faster:
        raise NotAcceptable("answered") from faster
    facts = {
        "version": version.number, "paper": version.sha256, "total": total, "currency": quote.currency,
        "chosen": list(chosen), "answer": answer.pk,
    }  # fmt: skip
    recorded.did("accepted", quote, actor=actor, at=at, facts=facts, words=yes.name)
    jobs.enqueue(SEAL, answer.pk)
    return answer


@transaction.atomic
def decline(
    version: QuoteVersion, *, because: str, contact: Contact | None, name: str, actor: Actor, at: datetime
) -> QuoteAnswer:
    """They say no, and why. NotAcceptable."""
    return _other_answer(version, Kind.DECLINED, State.DECLINED, because, contact, name, actor=actor, at=at)


@transaction.atomic
def ask_for_changes(
    version: QuoteVersion, *, because: str, contact: Contact | None, name: str, actor: Actor, at: datetime
) -> QuoteAnswer:
    """Not like this: we write another version. NotAcceptable."""
    return _other_answer(version, Kind.CHANGES, State.CHANGES, because, contact, name, actor=actor, at=at)


def _other_answer(
    version: QuoteVersion, kind: QuoteAnswer.Kind, state: Quote.State, because: str, contact: Contact | None,
    name: str, *, actor: Actor, at: datetime,
) -> QuoteAnswer:  # fmt: skip
    quote = Quote.objects.get(pk=version.quote_id)
    why = why_not(quote, version, at=at)
    if why and why != "run_out":
        raise NotAcceptable(why)
    if Quote.objects.filter(pk=quote.pk, state=State.SENT, current=version).update(state=state) != 1:
        raise NotAcceptable("answered")
    answer = QuoteAnswer.objects.create(version=version, kind=kind, at=at, contact=contact, name=name, because=because)
    recorded.did(kind.value, quote, actor=actor, at=at, facts={"version": version.number}, words=because)
    jobs.enqueue(TELL, answer.pk)
    return answer


def standing_yes(quote: Quote) -> QuoteAnswer | None:
    found = QuoteAnswer.objects.filter(version__quote=quote, stands=True).select_related("version", "contact")
    return found.first()


def undo_asked(quote: Quote) -> QuoteAnswer | None:
    """The open wish to take the yes back; `person` says that it is ours, else it is theirs."""
    yes = standing_yes(quote)
    if yes is None:
        return None
    later = QuoteAnswer.objects.filter(version=yes.version_id, kind=Kind.UNDO_ASKED, at__gte=yes.at)
    return later.select_related("person", "contact").order_by("-at", "-pk").first()


@transaction.atomic
def ask_to_undo(
    quote: Quote, *, because: str, person: Person | None = None, contact: Contact | None = None, actor: Actor,
    at: datetime,
) -> QuoteAnswer:  # fmt: skip
    """One side says that the yes was a mistake. It stands until the other side agrees. NotAcceptable."""
    yes = standing_yes(quote)
    if yes is None:
        raise NotAcceptable("answered")
    if undo_asked(quote):
        raise NotAcceptable("waiting")
    answer = QuoteAnswer.objects.create(
        version=yes.version, kind=Kind.UNDO_ASKED, at=at, person=person, contact=contact, because=because,
        name=actor.name,
    )  # fmt: skip
    recorded.did("undo_asked", quote, actor=actor, at=at, facts={"answer": yes.pk}, words=because)
    jobs.enqueue(TELL, answer.pk)
    return answer


@transaction.atomic
def agree_to_undo(
    quote: Quote, *, person: Person | None = None, contact: Contact | None = None, actor: Actor, at: datetime
) -> QuoteAnswer:
    """The other side agrees: the quote waits for an answer again. NotAcceptable for whoever asked for it themselves."""
    asked, yes = undo_asked(quote), standing_yes(quote)
    if asked is None or yes is None or (asked.person_id is None) == (person is None):
        raise NotAcceptable("waiting")
    if QuoteAnswer.objects.filter(pk=yes.pk, stands=True).update(stands=None) != 1:
        raise NotAcceptable("answered")
    Quote.objects.filter(pk=quote.pk, state=State.ACCEPTED).update(state=State.SENT)
    answer = QuoteAnswer.objects.create(
        version=yes.version, kind=Kind.UNDONE, at=at, person=person, contact=contact, name=actor.name
    )
    recorded.did("undone", quote, actor=actor, at=at, facts={"answer": yes.pk})
    jobs.enqueue(TELL, answer.pk)
    return answer
