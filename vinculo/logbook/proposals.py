"""
Taking over what a letter was found to ask or to promise: now it is a question or a promise like any other, and what
they promised is owed by them.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from vinculo.agreements import recorded
from vinculo.agreements.models import Obligation, Promise
from vinculo.conversations import recorded as talks_recorded
from vinculo.conversations.models import Feeling, Interaction, Proposal, Question
from vinculo.conversations.threading import questions_changed
from vinculo.db import search
from vinculo.logbook.asked_in import take_out
from vinculo.logbook.searchable import index_obligations, index_promises
from vinculo.people.acting import acting
from vinculo.people.models import Organization, Person
from vinculo.projects.models import Area, Side
from vinculo.record.chain import append


@transaction.atomic
def accept(
    proposal: Proposal,
    *,
    by: Person,
    at: datetime,
    organization: Organization | None = None,
    text: str = "",
    due_on: date | None = None,
    owner: Person | None = None,
    area: Area | None = None,
) -> Question | Promise | Obligation | Interaction | None:
    """
    Make of a proposal what it is: a question with its clock, a promise of ours with its day, something they owe, or a
    letter that felt tense.

    text, due_on, owner, area: where whoever takes it over knows better than the rules. Returns what it became, None if
    somebody decided before. The caller has the client checked again (vinculo.practices.recheck.client_changed).
    """
    if not proposal.decide(Proposal.State.ACCEPTED, by=by, at=at):
        return None
    said = text or proposal.text
    if proposal.kind == Proposal.Kind.FEELING:
        return _feel(proposal.interaction, Feeling.TENSE)
    if proposal.kind == Proposal.Kind.PROMISE and not proposal.by_us:
        owed = _obligation(proposal, said, due_on or proposal.due_on, by)
        proposal.became(obligation_id=owed.pk)
        return owed
    if proposal.kind == Proposal.Kind.PROMISE:
        promise = _promise(proposal, said, due_on or proposal.due_on, owner, by)
        proposal.became(promise_id=promise.pk)
        return promise
    question = _question(proposal, said, owner, area, by, organization)
    proposal.became(question=question)
    return question


def _question(
    proposal: Proposal,
    text: str,
    owner: Person | None,
    area: Area | None,
    by: Person,
    organization: Organization | None,
) -> Question:
    interaction = proposal.interaction
    question = take_out(interaction, text, by=by, by_us=proposal.by_us, organization=organization)
    question.owner = owner or proposal.owner or question.owner
    question.area = area or proposal.area
    if proposal.by_us:
        question.asked_by = interaction.by or by
    question.save(update_fields=["owner", "area", "asked_by"])
    return question


def _promise(proposal: Proposal, text: str, on: date | None, owner: Person | None, by: Person) -> Promise:
    interaction = proposal.interaction
    promise = Promise.objects.create(
        client_id=proposal.client_id, project_id=proposal.project_id, text=text[:300], made_at=interaction.at,
        made_to=interaction.contacts.order_by("pk").first(), owner=owner or proposal.owner or by, promised_on=on,
        audience=interaction.audience, said_in=interaction.uid, by=by,
    )  # fmt: skip
    recorded.promises_made([promise], by=by)
    index_promises([promise])
    return promise


def _obligation(proposal: Proposal, text: str, on: date | None, by: Person) -> Obligation:
    interaction = proposal.interaction
    owed = Obligation.objects.create(
        client_id=proposal.client_id, project_id=proposal.project_id, side=Side.THEIRS, what=text[:200], due_on=on,
        contact=interaction.contacts.order_by("pk").first(), audience=interaction.audience, said_in=interaction.uid,
        by=by,
    )  # fmt: skip
    index_obligations([owed])
    return owed


def _feel(interaction: Interaction, felt: str) -> Interaction:
    interaction.felt = felt
    interaction.save(update_fields=["felt"])
    return interaction


@transaction.atomic
def undo(proposal: Proposal, *, by: Person) -> None:
    """As if nobody had decided: what was made of it goes, and it is proposed again."""
    if proposal.kind == Proposal.Kind.FEELING and proposal.state == Proposal.State.ACCEPTED:
        _feel(proposal.interaction, "")
    if proposal.question_id:
        search.drop("question", [proposal.question_id])
        Question.objects.filter(pk=proposal.question_id).delete()
        questions_changed([proposal.interaction_id])
    if proposal.promise_id:
        append(
            talks_recorded.taken_back(proposal.interaction, [proposal.promise_id], []),
            actor=acting(by),
            at=timezone.now(),
        )
        search.drop("promise", [proposal.promise_id])
        Promise.objects.filter(pk=proposal.promise_id).delete()
    if proposal.obligation_id:
        search.drop("obligation", [proposal.obligation_id])
        Obligation.objects.filter(pk=proposal.obligation_id).delete()
    proposal.reopen()
