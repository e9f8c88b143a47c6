"""
Tools that leave a draft: how things stand for a client, and an answer to a conversation.

A draft lies among the letters of the token's person, who looks at it, changes it and sends it, or not. It is an
ordinary draft of the desk: its guards look at it before it leaves.
"""

import uuid
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _
from pydantic import Field

from vinculo.api import theirs
from vinculo.api.asking import Asking
from vinculo.api.kinds import Body, Id, some, words
from vinculo.api.mcp.tool import Tool
from vinculo.api.problems import Problem, not_found
from vinculo.api.shelves import interactions, milestones, promises, questions
from vinculo.clients.language import spoken_to
from vinculo.clients.models import Audience, Channel, Client, Contact
from vinculo.clients.permissions import may_change_clients
from vinculo.letters.message import quote
from vinculo.letters.models import Letter
from vinculo.letters.writing import Written, keep
from vinculo.people.letters import site_address
from vinculo.projects.models import Project
from vinculo.web.dates import day_long

LATELY = timedelta(days=30)
FEW = 10
NEEDS = ("clients:read", "talks:read", "talks:write")


class StatusReport(Body):
    client_id: Id
    project_id: Id | None = Field(None, description="Only of this project.")
    opening: words(5000) = Field("", description="What to say first, in the client's language.")  # type: ignore[valid-type]


class Reply(Body):
    conversation_id: Id = Field(description="Of the timeline.")
    text: some(20_000) = Field(description="The answer, in the client's language.")  # type: ignore[valid-type]


def status_report(asking: Asking, asked: StatusReport) -> dict[str, Any]:
    _may_write(asking)
    client = theirs.client(asking, asked.client_id)
    project = theirs.project(asking, asked.project_id, client)
    reader = _readers(asking, client).first()
    with translation.override(spoken_to(reader, client, asking.organization)):
        subject = _("Where things stand: %(what)s") % {"what": project.name if project else client.name}
        text = "\n\n".join(part for part in (asked.opening.strip(), *_stands(asking, client, project)) if part)
    written = Written(
        client=client, project=project, subject=subject, text=text, to=(reader,) if reader else (), shares_status=True
    )
    return _kept(asking, written)


def reply(asking: Asking, asked: Reply) -> dict[str, Any]:
    _may_write(asking)
    seen = interactions.found(asking.person).select_related("client", "mail")
    talk = seen.filter(pk=asked.conversation_id).first()
    if talk is None:
        raise not_found()
    mail = getattr(talk, "mail", None)
    subject = (mail.subject if mail else "") or (talk.summary.splitlines() or [""])[0][:120]
    readers = _readers(asking, talk.client)
    written = Written(
        client=talk.client, project=talk.project, text=asked.text, answers=talk,
        subject=subject if subject.lower().startswith("re:") else f"Re: {subject}",
        quoted=quote(talk.summary) if talk.channel == Channel.EMAIL else "",
        to=tuple(readers.filter(interactions=talk)[:FEW]) or tuple(readers[:1]),
    )  # fmt: skip
    return _kept(asking, written)


def _may_write(asking: Asking) -> None:
    if not may_change_clients(asking.person):
        raise Problem("not-allowed", _("This person may not do that."))


def _readers(asking: Asking, client: Client) -> QuerySet[Contact]:
    """Those at the client who can be written to, the key contact first."""
    there = theirs.contacts(asking.person).filter(roles__client=client, roles__left_on=None).exclude(email="")
    return there.order_by("-roles__is_key", "roles__pk")


def _stands(asking: Asking, client: Client, project: Project | None) -> list[str]:
    """Only what the client may know: what was shared with them, and the dates they heard."""
    of = {"project": project} if project else {"project__client": client}
    shared = milestones.found(asking.person).filter(audience=Audience.SHARED, **of)
    about = {"client": client, "audience": Audience.SHARED, **({"project": project} if project else {})}
    ours = promises.found(asking.person).filter(kept_on=None, withdrawn_at=None, **about)
    asked = questions.found(asking.person).filter(asked_by_us=True, answered_at=None, **about)
    done = shared.filter(done_on__gte=asking.today - LATELY).order_by("-done_on", "pk")[:FEW]
    ahead = shared.filter(done_on=None, promised_on__isnull=False).order_by("promised_on", "pk")[:FEW]
    return [
        _part(_("Done lately"), [f"{one.name} ({day_long(one.done_on)})" for one in done]),
        _part(_("What comes next"), [f"{one.name}: {day_long(one.promised_on)}" for one in ahead]),
        _part(_("What we promised"), [_promised(one) for one in ours.order_by("promised_on", "pk")[:FEW]]),
        _part(_("What we need from you"), [one.text for one in asked.order_by("asked_at", "pk")[:FEW]]),
    ]


def _promised(promise: Any) -> str:
    return f"{promise.text} ({day_long(promise.promised_on)})" if promise.promised_on else promise.text


def _part(title: str, lines: list[str]) -> str:
    return "\n".join([f"{title}:", *(f"- {' '.join(line.split())}" for line in lines)]) if lines else ""


def _kept(asking: Asking, written: Written) -> dict[str, Any]:
    letter: Letter = keep(uuid.uuid4(), written, by=asking.person, at=asking.at)
    return {
        "draft": site_address(letter.get_absolute_url()), "was_sent": False,
        "next": f"{asking.person.name} looks at it there and sends it, or not.", "subject": letter.subject,
        "to": [contact.name for contact in written.to], "text": letter.text,
    }  # fmt: skip


TOOLS = (
    Tool(
        "draft_status_report",
        "Draft where things stand",
        "Leaves a draft for a client, made of what was shared with them: what is done, what comes next, what was"
        " promised, what we wait for. It is not sent: the person looks at it in Vínculo and sends it.",
        StatusReport, (*NEEDS, "projects:read"), status_report, drafts=True,
    ),
    Tool(
        "draft_reply",
        "Draft an answer",
        "Leaves a draft that answers a conversation. It is not sent: the person looks at it in Vínculo and sends it.",
        Reply, NEEDS, reply, drafts=True,
    ),
)  # fmt: skip
