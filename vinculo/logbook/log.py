"""Log an exchange: one verb that writes it and everything that came out of it, or nothing."""

from django.db import transaction
from django.utils import timezone

from vinculo.agreements import recorded
from vinculo.agreements.models import Expectation, Promise
from vinculo.conversations import recorded as talks_recorded
from vinculo.conversations import threading
from vinculo.conversations.checkins import hold_nearest
from vinculo.conversations.clock import answer_due_at
from vinculo.conversations.models import BadNews, Decision, Interaction, NextWord, Question
from vinculo.conversations.waiting import Asked
from vinculo.db import search
from vinculo.logbook.entry import Entry, NewPromise, NewQuestion
from vinculo.logbook.searchable import index_soon
from vinculo.people.acting import acting
from vinculo.people.models import Organization, Person
from vinculo.record.chain import Act, append, append_all
from vinculo.record.models import Entry as RecordEntry


@transaction.atomic(savepoint=False)
def log(entry: Entry, *, by: Person, organization: Organization | None = None) -> Interaction:
    """
    Write an exchange into the record, with its decisions, promises, questions, expectations, bad news and next word.

    Parameters: the entry, who writes it, and the organization whose clock the questions run against (the current one
    if not given). Returns the interaction. Everything is written, or nothing. The caller tells the engine that the
    client changed (vinculo.practices.recheck.client_changed).
    """
    interaction = Interaction(
        client=entry.client,
        project=entry.project,
        at=entry.at,
        minutes=entry.minutes,
        channel=entry.channel,
        direction=entry.direction,
        summary=entry.summary,
        felt=entry.felt,
        is_check_in=entry.is_check_in,
        shares_status=entry.shares_status,
        asks_status=entry.asks_status,
        audience=entry.audience,
        by=by,
    )
    contact = entry.contacts[0].pk if entry.contacts else None
    asked = [Asked(entry.at, new.asked_by_us) for new in entry.questions]
    threading.begin(interaction, contact=contact, asked=asked)
    interaction.save(force_insert=True)
    _who_was_there(interaction, entry, by)
    acts = _what_came_out_of_it(interaction, entry, by, organization)
    if entry.shares_status:
        acts += talks_recorded.told_status(interaction, entry.client, entry.contacts)
    append_all(acts, actor=acting(by), at=timezone.now())
    if entry.check_in:
        entry.check_in.hold(interaction)
    elif entry.is_check_in and entry.project:
        hold_nearest(interaction)
    if entry.contacts and entry.is_awaited:
        threading.called_back(interaction)
    index_soon(interaction)
    return interaction


def _who_was_there(interaction: Interaction, entry: Entry, by: Person) -> None:
    if entry.contacts:
        through = Interaction.contacts.through
        through.objects.bulk_create(
            through(interaction_id=interaction.pk, contact_id=contact.pk) for contact in entry.contacts
        )
    people = Interaction.people.through
    people.objects.bulk_create(
        people(interaction_id=interaction.pk, person_id=person.pk) for person in (entry.people or (by,))
    )


def _what_came_out_of_it(
    interaction: Interaction, entry: Entry, by: Person, organization: Organization | None
) -> list[Act]:
    """Writes it. Returns what of it the record keeps."""
    acts: list[Act] = []
    if entry.decisions:
        decisions = Decision.objects.bulk_create(
            Decision(
                client=entry.client,
                project=entry.project,
                interaction=interaction,
                text=text,
                at=entry.at,
                audience=entry.audience,
                by=by,
            )
            for text in entry.decisions
        )
        acts += map(talks_recorded.decided, decisions)
    if entry.promises:
        promises = Promise.objects.bulk_create(_promise(new, interaction, entry, by) for new in entry.promises)
        acts += map(recorded.made, promises)
    if entry.questions:
        organization = organization or Organization.current()
        Question.objects.bulk_create(_question(new, interaction, entry, by, organization) for new in entry.questions)
    if entry.expectations:
        Expectation.objects.bulk_create(_expectation(text, interaction, entry, by) for text in entry.expectations)
    if entry.bad_news:
        contact = entry.contacts[0] if entry.contacts else None
        BadNews.objects.create(
            client=entry.client,
            project=entry.project,
            contact=contact,
            what=entry.bad_news,
            known_at=entry.at,
            said_in=interaction.uid,
            by=by,
        )
    if word := entry.next_word:
        NextWord.objects.create(
            client=entry.client,
            project=entry.project,
            on=word.on,
            at_time=word.at_time,
            channel=word.channel,
            about=word.about,
            told_at=entry.at,
            said_in=interaction.uid,
            by=by,
        )
    if entry.answers:
        open_ones = Question.objects.open().filter(client=entry.client, pk__in=entry.answers)
        asked_in = list(open_ones.values_list("interaction", flat=True))
        open_ones.update(answered_at=entry.at, answered_in=interaction, answer=entry.summary)
        threading.note(interaction, about=next(filter(None, asked_in), None))
        threading.questions_changed(asked_in)
    return acts


def _promise(new: NewPromise, interaction: Interaction, entry: Entry, by: Person) -> Promise:
    return Promise(
        client=entry.client,
        project=entry.project,
        text=new.text,
        made_to=entry.contacts[0] if entry.contacts else None,
        owner=new.owner or by,
        made_at=entry.at,
        promised_on=new.promised_on,
        internal_on=new.internal_on,
        audience=entry.audience,
        said_in=interaction.uid,
        by=by,
    )


def _question(
    new: NewQuestion, interaction: Interaction, entry: Entry, by: Person, organization: Organization | None
) -> Question:
    return Question(
        client=entry.client,
        project=entry.project,
        contact=entry.contacts[0] if entry.contacts else None,
        interaction=interaction,
        asked_by_us=new.asked_by_us,
        asked_by=by if new.asked_by_us else None,
        area=new.area,
        text=new.text,
        audience=entry.audience,
        asked_at=entry.at,
        due_at=None if new.asked_by_us else answer_due_at(entry.at, organization),
        owner=new.owner or entry.client.owner or by,
    )


def _expectation(text: str, interaction: Interaction, entry: Entry, by: Person) -> Expectation:
    return Expectation(
        client=entry.client,
        project=entry.project,
        side=Expectation.Side.THEIRS,
        text=text,
        is_quote=True,
        said_by=entry.contacts[0] if entry.contacts else None,
        asked_on=timezone.localdate(entry.at),
        said_in=interaction.uid,
        by=by,
    )


@transaction.atomic
def undo(interaction: Interaction, *, by: Person | None = None) -> None:
    """
    Take back an exchange just logged, with everything that came out of it, also from the index. The record keeps what
    it was told, and that it was taken back.
    """
    _record_taking_back(interaction, by)
    said_in = {"said_in": interaction.uid}
    for model, kind, came_of_it in (
        (Promise, "promise", said_in),
        (Question, "question", {"interaction": interaction}),
        (Decision, "decision", {"interaction": interaction}),
    ):
        rows = model.objects.filter(**came_of_it)
        search.drop(kind, list(rows.values_list("pk", flat=True)))
        rows.delete()
    Expectation.objects.filter(**said_in).delete()
    NextWord.objects.filter(**said_in).delete()
    BadNews.objects.filter(**said_in).delete()
    answered = Question.objects.filter(answered_in=interaction)
    asked_in = list(answered.values_list("interaction", flat=True))
    answered.update(answered_at=None, answered_in=None, answer="")
    search.drop("interaction", [interaction.pk])
    thread = interaction.thread_id
    interaction.delete()
    threading.refresh([thread] if thread else [])
    threading.questions_changed(asked_in)


def _record_taking_back(interaction: Interaction, by: Person | None) -> None:
    promises = list(Promise.objects.filter(said_in=interaction.uid).values_list("pk", flat=True))
    decisions = list(Decision.objects.filter(interaction=interaction).values_list("pk", flat=True))
    told = {
        f"interaction:{interaction.pk}",
        *(f"promise:{pk}" for pk in promises),
        *(f"decision:{pk}" for pk in decisions),
    }
    if RecordEntry.objects.filter(subject__in=told).exists():
        append(talks_recorded.taken_back(interaction, promises, decisions), actor=acting(by), at=timezone.now())
