"""What a letter begins with: nothing but its reader, the letter it answers, or one that is passed on."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.translation import gettext as _

from vinculo.clients.language import language_to
from vinculo.clients.models import Channel, Client
from vinculo.conversations.models import Interaction, Question
from vinculo.desk.composer.beginning import begun_for
from vinculo.desk.composer.readers import Readers, readers_at
from vinculo.desk.composer.settling import initial_of, nudge_for
from vinculo.desk.log.with_work import chosen_with_work
from vinculo.desk.numbers import is_number
from vinculo.letters.message import quote
from vinculo.practices.models import Nudge
from vinculo.projects.models import Project
from vinculo.web.dates import moment


@dataclass(slots=True)
class Opening:
    """The client, those who may get it, and what stands in the fields."""

    client: Client
    readers: Readers
    initial: dict[str, Any] = field(default_factory=dict)
    answers: Interaction | None = None
    question: Question | None = None
    nudge: Nudge | None = None
    projects: list[Project] | None = None  # those it may be about, where they are at hand


def opening(request: HttpRequest) -> Opening | None:
    """As the address says; None when it does not say to whom. 404 for what is not theirs to see."""
    asked = {name: int(value) for name in NAMES if is_number(value := request.GET.get(name, ""))}
    if pk := asked.get("reply"):
        return _settling(request, _answering(request, _talk(request, pk)), asked.get("nudge"))
    if pk := asked.get("forward"):
        return _passing_on(request, _talk(request, pk))
    if pk := asked.get("question"):
        return _settling(request, _to_question(request, pk), asked.get("nudge"))
    if pk := asked.get("client"):
        found = chosen_with_work(request.user, str(pk))
        if found is None:
            raise Http404
        begun = _afresh(request, found.client, asked)
        begun.projects = found.projects
        return begun
    return None


NAMES = ("client", "contact", "project", "reply", "forward", "question", "nudge")


def _afresh(request: HttpRequest, client: Client, asked: dict[str, int]) -> Opening:
    wanted = asked.get("contact")
    readers = readers_at(client, chosen=[wanted] if wanted else [])
    writable = [contact.pk for contact in readers.writable]
    readers.to = [wanted] if wanted in writable else writable[:1]  # the key contact comes first
    found = _opened(request, client, readers, project=asked.get("project"))
    found.nudge = nudge = nudge_for(request, client, asked.get("nudge"))
    if nudge:
        found.question = _question_behind(request, nudge)
        found.initial["question"] = found.question.pk if found.question else None
        found.initial.update(initial_of(nudge) | begun_for(request, nudge, client, readers.first))
    return found


def _question_behind(request: HttpRequest, nudge: Nudge) -> Question | None:
    """What the letter answers, where the nudge is about a question of theirs."""
    kind, _colon, pk = nudge.subject.partition(":")
    if kind != "question":
        return None
    found: Question | None = Question.objects.visible_to(request.user).open().theirs().filter(pk=pk).first()
    return found


def _answering(request: HttpRequest, talk: Interaction, question: Question | None = None) -> Opening:
    readers = readers_at(talk.client, talk=talk)
    if not readers.chosen:
        readers.to = [contact.pk for contact in readers.writable[:1]]
    asked = Question.objects.visible_to(request.user).open().theirs().filter(interaction=talk).order_by("pk")
    question = question or asked.first()
    found = _opened(request, talk.client, readers, project=talk.project_id, answers=talk, question=question)
    found.initial["subject"] = _again("Re:", _subject(talk))
    found.initial["quoted"] = _quoted(request, talk, readers) if talk.channel == Channel.EMAIL else ""
    return found


def _settling(request: HttpRequest, found: Opening, pk: int | None) -> Opening:
    """An answer that settles a nudge begins with its words; its subject is that of the thread."""
    found.nudge = nudge = nudge_for(request, found.client, pk)
    if nudge:
        begun = begun_for(request, nudge, found.client, found.readers.first)
        found.initial |= {"nudge": nudge.pk, "text": begun.get("text", "")}
    return found


def _passing_on(request: HttpRequest, talk: Interaction) -> Opening:
    readers = readers_at(talk.client)
    found = _opened(request, talk.client, readers, project=talk.project_id)
    found.initial["subject"] = _again("Fwd:", _subject(talk))
    found.initial["quoted"] = _quoted(request, talk, readers)
    return found


def _to_question(request: HttpRequest, pk: int) -> Opening:
    seen = Question.objects.visible_to(request.user).filter(client__deleted_at=None)
    question = get_object_or_404(seen.select_related("client", "interaction__mail", "interaction__by"), pk=pk)
    if question.interaction and question.interaction.channel == Channel.EMAIL:
        question.interaction.client = question.client
        return _answering(request, question.interaction, question)
    readers = readers_at(question.client, chosen=[question.contact_id] if question.contact_id else [])
    known = [contact.pk for contact in readers.writable]
    readers.to = [question.contact_id] if question.contact_id in known else known[:1]
    found = _opened(request, question.client, readers, project=question.project_id, question=question)
    found.initial["subject"] = _again("Re:", question.text.splitlines()[0][:120])
    return found


def _talk(request: HttpRequest, pk: int) -> Interaction:
    seen = Interaction.objects.visible_to(request.user).filter(client__deleted_at=None)
    talk = get_object_or_404(seen.select_related("client", "mail", "by"), pk=pk)
    if request.user.is_guest:
        raise Http404
    return talk


def _opened(
    request: HttpRequest, client: Client, readers: Readers, *, project: int | None = None,
    answers: Interaction | None = None, question: Question | None = None,
) -> Opening:  # fmt: skip
    initial = {
        "uid": uuid.uuid4(),
        "client": client.pk,
        "project": project,
        "answers": answers.pk if answers else None,
        "question": question.pk if question else None,
        "audience": "team",
        "to": readers.to,
    }
    return Opening(client, readers, initial, answers, question)


def _subject(talk: Interaction) -> str:
    mail = getattr(talk, "mail", None)
    return (mail.subject if mail else "") or (talk.summary.splitlines() or [""])[0][:120]


def _again(mark: str, subject: str) -> str:
    """With its mark once, however long it has gone to and fro."""
    return subject if subject.lower().startswith(mark.lower()) else f"{mark} {subject}".strip()


def _quoted(request: HttpRequest, talk: Interaction, readers: Readers) -> str:
    """What was written, below a line that says who wrote it and when, in the reader's language."""
    language = language_to(readers.first, talk.client, request.desk.organization)
    theirs = talk.direction == "in"
    name = (readers.first.name if readers.first and theirs else "") or (talk.by.name if talk.by and not theirs else "")
    with translation.override(language):
        said = {"when": moment(talk.at), "name": name or talk.client.name}
        line = _("On %(when)s, %(name)s wrote:") % said
    return f"{line}\n{quote(talk.summary)}"
