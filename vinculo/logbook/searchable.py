"""
What of the record can be found by its words, and how each record is written for the index.

`index_*` make records findable at once, in a fixed number of statements; `index_soon` leaves it to a job, for those who
count statements. `index_kind` takes up the whole record anew.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time
from typing import Any

from django.db.models import QuerySet

from vinculo import jobs
from vinculo.agreements.models import ChangeRequest, Obligation, Promise
from vinculo.clients.models import Client, Contact
from vinculo.clients.searchable import index_clients, index_contacts
from vinculo.conversations.models import Decision, Incident, Interaction, Question
from vinculo.db import search
from vinculo.db.search import Doc
from vinculo.documents.models import Document
from vinculo.feedback.models import Lesson
from vinculo.pipeline.models import Opportunity
from vinculo.projects.models import Project, RedFlag, Task

TITLE = 160  # characters of what was said that stand for the whole


def project_doc(project: Project) -> Doc:
    return Doc("project", project.pk, project.client_id, project.name, project.summary, project.updated_at)


def interaction_doc(interaction: Interaction) -> Doc:
    mail = getattr(interaction, "mail", None)
    title = (mail.subject if mail else "") or first_line(interaction.summary)
    return Doc("interaction", interaction.pk, interaction.client_id, title, interaction.summary, interaction.at)


def promise_doc(promise: Promise) -> Doc:
    return Doc("promise", promise.pk, promise.client_id, promise.text, "", promise.made_at)


def question_doc(question: Question) -> Doc:
    body = "\n".join(filter(None, (question.text, question.answer)))
    return Doc("question", question.pk, question.client_id, first_line(question.text), body, question.asked_at)


def decision_doc(decision: Decision) -> Doc:
    return Doc("decision", decision.pk, decision.client_id, first_line(decision.text), decision.text, decision.at)


def obligation_doc(obligation: Obligation) -> Doc:
    body = "\n".join(filter(None, (obligation.source, obligation.if_late)))
    return Doc("obligation", obligation.pk, obligation.client_id, obligation.what, body, obligation.created_at)


def change_doc(change: ChangeRequest) -> Doc:
    body = "\n".join(filter(None, (change.text, change.why, change.because, change.instead)))
    return Doc("change", change.pk, change.client_id, change.title, body, change.asked_at)


def task_doc(task: Task) -> Doc:
    at = datetime.combine(task.due_on, time(12), UTC) if task.due_on else task.created_at
    return Doc("task", task.pk, task.project.client_id, task.title, task.description, at)


def flag_doc(flag: RedFlag) -> Doc:
    body = "\n".join(filter(None, (flag.why, flag.next_step, flag.outcome)))
    return Doc("flag", flag.pk, flag.project.client_id, flag.what, body, flag.raised_at)


def incident_doc(incident: Incident) -> Doc:
    body = "\n".join(filter(None, (incident.effect, incident.way_out, incident.findings)))
    return Doc("incident", incident.pk, incident.client_id, incident.what, body, incident.began_at)


def lesson_doc(lesson: Lesson) -> Doc:
    body = "\n".join(filter(None, (lesson.text, lesson.do_next, " ".join(lesson.tags))))
    return Doc("lesson", lesson.pk, lesson.client_id, first_line(lesson.text), body, lesson.at)


def opportunity_doc(opportunity: Opportunity) -> Doc:
    """Of a lead only those who see everything find it here; its lead leads there, too."""
    body = "\n".join(filter(None, (opportunity.goals, opportunity.decider, opportunity.next_step)))
    return Doc("opportunity", opportunity.pk, opportunity.client_id, opportunity.title, body, opportunity.created_at)


def document_doc(document: Document) -> Doc:
    return Doc("document", document.pk, document.client_id, document.title, "", document.changed_at)


def first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= TITLE else f"{line[: TITLE - 1].rstrip()}…"


def index_projects(projects: Iterable[Project]) -> None:
    search.put(map(project_doc, projects))


def index_interactions(interactions: Iterable[Interaction]) -> None:
    """Interactions, with their mail loaded where they have one."""
    search.put(map(interaction_doc, interactions))


def index_opportunities(opportunities: Iterable[Opportunity]) -> None:
    search.put(map(opportunity_doc, opportunities))


def index_promises(promises: Iterable[Promise]) -> None:
    search.put(map(promise_doc, promises))


def index_questions(questions: Iterable[Question]) -> None:
    search.put(map(question_doc, questions))


def index_decisions(decisions: Iterable[Decision]) -> None:
    search.put(map(decision_doc, decisions))


def index_obligations(obligations: Iterable[Obligation]) -> None:
    search.put(map(obligation_doc, obligations))


def index_changes(changes: Iterable[ChangeRequest]) -> None:
    search.put(map(change_doc, changes))


def index_tasks(tasks: Iterable[Task]) -> None:
    """Tasks, with their project loaded."""
    search.put(map(task_doc, tasks))


def index_flags(flags: Iterable[RedFlag]) -> None:
    """Red flags, with their project loaded."""
    search.put(map(flag_doc, flags))


def index_incidents(incidents: Iterable[Incident]) -> None:
    search.put(map(incident_doc, incidents))


def index_lessons(lessons: Iterable[Lesson]) -> None:
    search.put(map(lesson_doc, lessons))


def index_documents(documents: Iterable[Document]) -> None:
    search.put(map(document_doc, documents))


def index_soon(interaction: Interaction) -> None:
    """Have an exchange and all that came out of it taken up by a job. One statement."""
    jobs.enqueue("vinculo.logbook.searchable.index_logged", interaction.pk)


def index_logged(interaction_id: int) -> None:
    """The job: an exchange taken back in the meantime leaves nothing to do."""
    interaction = Interaction.objects.select_related("mail").filter(pk=interaction_id).first()
    if interaction is None:
        return
    search.put(
        [
            interaction_doc(interaction),
            *map(promise_doc, Promise.objects.filter(said_in=interaction.uid)),
            *map(question_doc, Question.objects.filter(interaction=interaction)),
            *map(question_doc, Question.objects.filter(answered_in=interaction)),
            *map(decision_doc, Decision.objects.filter(interaction=interaction)),
        ]
    )


Rows = QuerySet[Any]
KINDS: dict[str, tuple[Callable[[], Rows], Callable[[list[Any]], object]]] = {
    "client": (lambda: Client.objects.kept(), index_clients),
    "contact": (lambda: Contact.objects.kept(), index_contacts),
    "project": (lambda: Project.objects.kept(), index_projects),
    "interaction": (
        lambda: Interaction.objects.filter(client__deleted_at=None).select_related("mail"),
        index_interactions,
    ),
    "opportunity": (lambda: Opportunity.objects.kept().exclude(client__deleted_at__isnull=False), index_opportunities),
    "promise": (lambda: Promise.objects.filter(client__deleted_at=None), index_promises),
    "question": (lambda: Question.objects.filter(client__deleted_at=None), index_questions),
    "decision": (lambda: Decision.objects.filter(client__deleted_at=None), index_decisions),
    "obligation": (lambda: Obligation.objects.filter(client__deleted_at=None), index_obligations),
    "change": (lambda: ChangeRequest.objects.filter(client__deleted_at=None), index_changes),
    "task": (
        lambda: Task.objects.filter(project__in=Project.objects.kept()).select_related("project"),
        index_tasks,
    ),
    "flag": (
        lambda: RedFlag.objects.filter(project__in=Project.objects.kept()).select_related("project"),
        index_flags,
    ),
    "incident": (lambda: Incident.objects.filter(client__deleted_at=None), index_incidents),
    "document": (lambda: Document.objects.kept().filter(client__deleted_at=None), index_documents),
    "lesson": (lambda: Lesson.objects.filter(client__deleted_at=None), index_lessons),
}
CLIENT_PATH = {"client": "pk", "contact": "roles__client", "task": "project__client", "flag": "project__client"}


def index_kind(kind: str, *, client_id: int | None = None, batch: int = 500) -> int:
    """Take up all records of a kind (of one client), in batches so that memory stays bounded. Returns how many."""
    rows, index = KINDS[kind]
    query = rows().order_by("pk")
    if client_id is not None:
        query = query.filter(**{CLIENT_PATH.get(kind, "client"): client_id})
    last, count = 0, 0
    while True:
        found = list(query.filter(pk__gt=last)[:batch])
        index(found)
        count += len(found)
        if len(found) < batch:
            return count
        last = found[-1].pk


def index_client_whole(client_id: int) -> None:
    """Everything of one client, as after an import, a merge or coming back from the bin."""
    for kind in KINDS:
        index_kind(kind, client_id=client_id)
