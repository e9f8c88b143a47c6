"""A letter that is begun from a nudge says at first what the record says, in the language of whoever reads it."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from vinculo.clients.language import spoken_to
from vinculo.clients.models import Client, Contact
from vinculo.desk.projects.found import seen_by
from vinculo.letters.drafts.composing import DRAFTS, begun
from vinculo.practices.models import Nudge
from vinculo.projects.models import Project
from vinculo.reports.in_letters import where_it_stands
from vinculo.reports.writing import heard_last


def begun_for(request: HttpRequest, nudge: Nudge, client: Client, contact: Contact | None) -> dict[str, Any]:
    """Subject and text for the fields, for a nudge out of `nudge_for`; nothing where it is no matter for a letter."""
    draft = DRAFTS.get(nudge.practice)
    if draft is None:
        return {}
    language = spoken_to(contact, client, request.desk.organization)
    project = _project_of(request, nudge, client) if draft.tells else None
    facts = {**nudge.facts, "project": project.name} if project else nudge.facts
    told = where_it_stands(project, contact, language=language, at=timezone.now()) if project else ""
    names = [row["name"] for row in nudge.our_names]  # type: ignore[attr-defined]
    name = contact.first_name if contact else ""
    found = begun(nudge.practice, facts, name=name, language=language, names=names, told=told)
    if found is None:
        return {}
    return {"subject": found.subject, "text": found.text, **({"project": project.pk} if project else {})}


def _project_of(request: HttpRequest, nudge: Nudge, client: Client) -> Project | None:
    """The one the nudge is about, else the only one that runs."""
    seen = seen_by(request.user).filter(client=client, closed_on=None)
    running = heard_last(seen).select_related("plan").order_by("pk")
    kind, _colon, pk = nudge.subject.partition(":")
    if kind == "project":
        return running.filter(pk=pk).first()
    found = list(running[:2])
    return found[0] if len(found) == 1 else None
