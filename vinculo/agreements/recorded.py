"""
What the record says of promises, changes, obligations and agreements.

An entry is dated when it is written; days and moments of the act itself are among its facts.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.record.chain import Act, Actor, append, append_all
from vinculo.record.models import Entry

if TYPE_CHECKING:
    from vinculo.agreements.models import Agreement, ChangeRequest, Obligation, Promise


def promises_made(promises: Iterable["Promise"], *, by: Person | None) -> None:
    acts = [made(promise) for promise in promises]
    append_all(acts, actor=acting(by), at=timezone.now())


def made(promise: "Promise") -> Act:
    """The act of giving our word, for whoever adds it together with others."""
    return _promise(
        "promise.made",
        promise,
        promised_on=day(promise.promised_on),
        made_at=promise.made_at.isoformat(),
        made_to=promise.made_to_id,
    )


def promise_did(kind: str, promise: "Promise", *, by: Person | None, **facts: Any) -> Entry:
    """`kind`: what became of it ("kept"); days among the facts as texts."""
    return append(promise_act(kind, promise, **facts), actor=acting(by), at=timezone.now())


def promise_act(kind: str, promise: "Promise", **facts: Any) -> Act:
    return _promise(f"promise.{kind}", promise, **facts)


def promise_altered(
    promise: "Promise", *, from_on: date | None, to_on: date | None, reason: str, by: Person | None
) -> None:
    act = _promise("promise.altered", promise, reason=reason, from_on=day(from_on), to_on=day(to_on))
    append(act, actor=acting(by), at=timezone.now())


def change_did(
    kind: str, change: "ChangeRequest", *, by: Person | None, actor: Actor | None = None, **facts: Any
) -> Entry:
    """`kind`: asked, decided, reopened, sent, signed. `actor`: where somebody else than a person of ours did it."""
    return append(change_act(kind, change, **facts), actor=actor or acting(by), at=timezone.now())


def change_act(kind: str, change: "ChangeRequest", **facts: Any) -> Act:
    return Act(
        f"change.{kind}",
        f"change:{change.pk}",
        client_id=change.client_id,
        project_id=change.project_id,
        facts={"number": change.number, **facts},
        private={"what": change.title, "because": change.because},
        private_of=f"client:{change.client_id}",
    )


def obligation_did(
    kind: str, obligation: "Obligation", *, by: Person | None, actor: Actor | None = None, **facts: Any
) -> None:
    """`kind`: settled, withdrawn, reopened. `actor`: where somebody else than a person of ours did it."""
    append(obligation_act(kind, obligation, **facts), actor=actor or acting(by), at=timezone.now())


def obligation_act(kind: str, obligation: "Obligation", **facts: Any) -> Act:
    facts = {"side": obligation.side, **facts}
    return _about(f"obligation.{kind}", "obligation", obligation, obligation.what, facts)


def agreement_did(kind: str, agreement: "Agreement", *, by: Person | None, **facts: Any) -> None:
    """
    `kind`: drafted, sent, noted, altered, renewed, ended, goes_on, dropped, taken_up, unmade. Days among the facts as
    texts.
    """
    append(agreement_act(kind, agreement, **facts), actor=acting(by), at=timezone.now())


def agreement_act(kind: str, agreement: "Agreement", **facts: Any) -> Act:
    facts = {"signed_on": day(agreement.signed_on), **facts}
    if agreement.amends_id:
        facts["amends"] = agreement.amends_id
    return _about(f"agreement.{kind}", "agreement", agreement, agreement.name, facts)


def day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _promise(kind: str, promise: "Promise", *, reason: str = "", **facts: Any) -> Act:
    return Act(
        kind,
        f"promise:{promise.pk}",
        client_id=promise.client_id,
        project_id=promise.project_id,
        facts=facts,
        private={"what": promise.text, "reason": reason},
        private_of=f"client:{promise.client_id}",
    )


def _about(kind: str, subject: str, record: Any, what: str, facts: dict[str, Any]) -> Act:
    return Act(
        kind,
        f"{subject}:{record.pk}",
        client_id=record.client_id,
        project_id=record.project_id,
        facts=facts,
        private={"what": what},
        private_of=f"client:{record.client_id}",
    )
