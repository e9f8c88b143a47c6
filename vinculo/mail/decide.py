"""What becomes of a letter: whose it is, which conversation it goes on, and whether it is one to keep."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from vinculo.conversations.models import Direction, MailMessage, Verdict
from vinculo.mail import loops, subjects
from vinculo.mail.known import Directory
from vinculo.mail.models import Received, State
from vinculo.mail.replies import Conversation, conversation_of
from vinculo.mail.rules import Rules
from vinculo.mail.seen import Seen, sign_of
from vinculo.mail.verdict import Judgement

OUT_OF_THE_WAY = {"bounce": State.BOUNCE, "list": State.LIST, "reply": State.AUTOMATIC}
BY_HAND = "by_hand"  # the reason of a letter that one of us takes in although it looks like none
STRANGERS = frozenset({"failed", "not_a_participant"})


@dataclass(slots=True)
class Decision:
    """`thread`: the bare id all mails of the conversation share. `copy_of`: the exchange this is a second copy of."""

    state: State
    reason: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    judgement: Judgement = field(default_factory=lambda: Judgement(Verdict.UNVERIFIED))
    client: int | None = None
    project: int | None = None
    direction: str = Direction.IN
    contacts: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    thread: str = ""
    message_id: str = ""
    counterpart: str = ""
    copy_of: int | None = None


def decide(seen: Seen, known: Directory, rules: Rules) -> Decision:
    """About one letter, after `known` has loaded it. Some statements, all reading."""
    row = seen.row
    if seen.problem or row is None or seen.message is None:
        return Decision(State.BROKEN, seen.problem, dict(seen.facts or {}), seen.judgement)
    made = Decision(State.NEW, judgement=seen.judgement, message_id=row.message_id[:300])
    made.counterpart = _counterpart(seen, known)
    if made.message_id in known.threads:
        if (earlier := _earlier(seen)) is not None:
            return _as(made, State.LOGGED, "copy", copy_of=earlier)
        made.message_id = f"{sign_of(row)[:40]}@made.invalid"  # another letter under an id that was used before
    return _out_of_the_way(seen, known, made) or _whose(seen, known, rules, made)


def _out_of_the_way(seen: Seen, known: Directory, made: Decision) -> Decision | None:
    """What is no letter from a person to us."""
    row, message = seen.row, seen.message
    assert row is not None and message is not None
    if not seen.received.is_sent and seen.received.reason != BY_HAND:
        is_to_us = row.automatic == "list" and loops.is_group_of_ours(message, seen.received.mailbox)
        if row.automatic in OUT_OF_THE_WAY and not is_to_us:
            return _as(made, OUT_OF_THE_WAY[row.automatic], row.automatic)
        if reason := loops.goes_round(message) or loops.storm(seen.received, row):
            return _as(made, State.LOOP, reason)
    if not row.sender.email:
        return _as(made, State.BROKEN, "mail_no_sender")
    if all(known.is_ours(address) for address in [row.sender.email, *seen.recipients]):
        return _as(made, State.NOT_OURS, "internal")
    return None


def _whose(seen: Seen, known: Directory, rules: Rules, made: Decision) -> Decision:
    row = seen.row
    assert row is not None
    made.direction = Direction.OUT if known.is_ours(row.sender.email) else Direction.IN
    made.people = _people(seen, known)
    if made.direction == Direction.OUT and not seen.judgement.is_verified:
        made.judgement = Judgement(Verdict.UNVERIFIED, "colleague")
        return _as(made, State.ASKING, "unknown")
    conversation = None if made.direction == Direction.OUT else conversation_of(seen.recipients)
    if conversation and row.sender.email not in conversation.participants:
        made.judgement, conversation = Judgement(Verdict.UNVERIFIED, "not_a_participant"), None
    if seen.judgement.doubt == "two_senders":
        return _as(made, State.ASKING, "unknown")
    made.client = conversation.client if conversation else _client(seen, known, made)
    rule = rules.of(made.counterpart, seen.received.mailbox.owner_id) if made.client is None else None
    if rule and rule.client_id is None:
        return _as(made, State.NOT_OURS, "rule", pattern=rule.pattern)
    made.client = made.client or (rule.client_id if rule else None)
    if made.client is None:
        return _unmatched(seen, known, made)
    return _known_client(seen, known, made, conversation)


def _known_client(seen: Seen, known: Directory, made: Decision, conversation: Conversation | None) -> Decision:
    row, client = seen.row, made.client
    assert row is not None and client is not None
    everyone = [row.sender.email, *seen.recipients]
    contacts = [known.contacts[one] for one in everyone if one in known.contacts]
    made.contacts = tuple(dict.fromkeys(one for one in contacts if client in known.clients[one]))
    made.project = conversation.project if conversation else None
    made.thread = (conversation.thread if conversation else "") or _thread(seen, known, made)
    mailbox = seen.received.mailbox
    made.state = State.PRIVATE if mailbox.is_private and seen.received.shared_at is None else State.LOGGED
    return made


def _client(seen: Seen, known: Directory, made: Decision) -> int | None:
    """
    That of who wrote to us, or of those we wrote to; somebody else's in copy prove nothing. Where they belong to
    several, the conversation the letter goes on decides.
    """
    row = seen.row
    assert row is not None
    addresses = [row.sender.email] if made.direction == Direction.IN else seen.recipients
    votes = Counter(
        client for one in addresses if one in known.contacts for client in known.clients[known.contacts[one]]
    )
    if not votes:
        return None
    best = [client for client, count in votes.items() if count == max(votes.values())]
    before = [known.threads[one][0] for one in reversed(row.references) if one in known.threads]
    chosen = next((client for client in before if client in votes), best[0] if len(best) == 1 else None)
    if chosen is None:
        made.facts = {"clients": ", ".join(sorted(known.names[client] for client in best)[:3])}
    return chosen


def _unmatched(seen: Seen, known: Directory, made: Decision) -> Decision:
    if made.direction == Direction.OUT:
        return _as(made, State.NOT_OURS, "nobody")
    return _as(made, State.ASKING, "several" if "clients" in made.facts else "unknown", **made.facts)


def _thread(seen: Seen, known: Directory, made: Decision) -> str:
    """
    That of a letter it refers to, of the same client only; else of one with the same subject among the same people;
    else its own. A letter that is not from whom it says, or that has no part in what it answers, begins anew.
    """
    row = seen.row
    assert row is not None and made.client is not None
    if made.judgement.doubt in STRANGERS:
        return made.message_id
    for one in (*reversed(row.references), row.in_reply_to):
        if one in known.threads and known.threads[one][0] == made.client:
            return known.threads[one][1] or one
    if found := subjects.thread_of(row.subject, client=made.client, contacts=made.contacts, at=seen.at):
        return found
    first = row.references[0] if row.references else row.in_reply_to
    return (first if first and first not in known.threads else made.message_id)[:300]


def _earlier(seen: Seen) -> int | None:
    """The exchange that holds this very letter already: from another mailbox, an import, or as we sent it."""
    row, received = seen.row, seen.received
    assert row is not None
    mail = MailMessage.objects.filter(message_id=row.message_id[:300]).select_related("interaction").first()
    if mail is None or mail.from_address.lower() != row.sender.email:
        return None
    signs = set(Received.objects.filter(interaction=mail.interaction_id).values_list("sign", flat=True)) - {""}
    if signs and mail.interaction.direction != Direction.OUT:
        return mail.interaction_id if sign_of(row) in signs else None
    if mail.interaction.direction == Direction.OUT:
        return mail.interaction_id if received.is_sent or seen.judgement.is_verified else None
    return mail.interaction_id if row.at == mail.interaction.at else None


def _counterpart(seen: Seen, known: Directory) -> str:
    row = seen.row
    assert row is not None
    if not known.is_ours(row.sender.email):
        return row.sender.email
    return next((one for one in seen.recipients if not known.is_ours(one)), "")


def _people(seen: Seen, known: Directory) -> tuple[int, ...]:
    row = seen.row
    assert row is not None
    found = [known.people[one] for one in (row.sender.email, *seen.recipients) if one in known.people]
    owner = seen.received.mailbox.owner_id
    return tuple(dict.fromkeys([*found, *([owner] if owner else [])]))


def _as(made: Decision, state: State, reason: str, *, copy_of: int | None = None, **facts: Any) -> Decision:
    made.state, made.reason, made.facts, made.copy_of = state, reason, facts, copy_of
    return made
