"""Where a project stands, as the lines of a letter: what a report would say, where nobody wants a report."""

from datetime import datetime

from django.utils import timezone, translation

from vinculo.clients.models import Contact
from vinculo.projects.models import CommunicationPlan, Project
from vinculo.reports.composing import composed
from vinculo.reports.reading import facts_of
from vinculo.reports.writing import since_of


def where_it_stands(project: Project, contact: Contact | None, *, language: str, at: datetime) -> str:
    """What `contact` may know of the project since they heard last, in `language`; empty where there is nothing."""
    since = since_of(project, today=timezone.localdate(at))
    plan: CommunicationPlan | None = getattr(project, "plan", None)
    facts = facts_of(project, contact, since=since, at=at)
    with translation.override(language):
        sections = composed(facts, detail=plan.detail if plan else CommunicationPlan.Detail.WEEK, since=since)
    return "\n\n".join("\n".join([one["title"], *(f"- {line}" for line in one["lines"])]) for one in sections)
