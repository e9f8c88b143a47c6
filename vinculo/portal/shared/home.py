"""What the first page says: where we are, whose turn it is, the road, the last words, who is there for what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from vinculo.conversations.models import BadNews, Incident, IncidentReport, Interaction
from vinculo.portal.shared import asked
from vinculo.portal.shared.ahead import Next, Talk, ahead
from vinculo.portal.shared.status import Facts, Status, Stop, Told, status
from vinculo.portal.visitor import Visitor
from vinculo.projects.models import Milestone, Project, ProjectContact

LATEST = 6
FACES = 4


@dataclass(frozen=True, slots=True)
class Work:
    """A project they see, to choose from."""

    id: int
    name: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that waits for them. `verb`: approve, sign or bring."""

    verb: str
    icon: str
    title: str
    note: str
    address: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Mile:
    """A stop of the road; `state` done, here or ahead."""

    id: int
    name: str
    on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The last word on how it goes, as we wrote it."""

    text: str
    by: str
    initials: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Word:
    """Something said lately."""

    icon: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody of ours, and what they are there for. `photo`: where it is, if they agreed to be shown."""

    name: str
    initials: str
    what: str
    photo: str


@dataclass(frozen=True, slots=True)
class Home:
    projects: tuple[Work, ...]
    project_id: int
    detail: str
    may_choose_detail: bool
    status: Status
    todo: tuple[Todo, ...]
    road: tuple[Mile, ...]
    letter: Letter | None
    latest: tuple[Word, ...]
    talk: Talk | None
    next: Next | None
    people: tuple[Who, ...]
    figures: tuple[str, ...]


def chosen(projects: Sequence[Project], pk: int | None) -> Project | None:
    return next((one for one in projects if one.pk == pk), projects[0] if projects and pk is None else None)


def home(visitor: Visitor, projects: Sequence[Project], project: Project, *, now: datetime) -> Home:
    """Everything of the page, in eight queries."""
    today = timezone.localdate(now)
    miles = asked.milestones(project.pk)
    todo = waiting(visitor, project, now=now)
    words = asked.words(visitor.client_id, project.pk, LATEST * 2)
    coming = ahead(visitor, project.pk, now)
    plan = getattr(project, "plan", None)
    facts = facts_of(project, miles, owed=next((one.title for one in todo if _late(one, today)), ""))
    letter = next((one for one in words if one.shares_status and one.direction == "out"), None)
    return Home(
        projects=tuple(Work(one.pk, one.name, one.pk == project.pk) for one in projects),
        project_id=project.pk,
        detail=plan.detail if plan else "week",
        may_choose_detail=plan is not None and decides(project),
        status=status(facts, today),
        todo=tuple(todo),
        road=tuple(_road(miles, today)),
        letter=_letter(letter) if letter else None,
        latest=tuple(_word(one) for one in words if one is not letter)[:LATEST],
        talk=coming.talk,
        next=coming.next,
        people=tuple(_people(project))[:FACES],
        figures=tuple(line.strip() for line in (plan.figures if plan else "").split(",") if line.strip()),
    )


def facts_of(project: Project, miles: Sequence[Milestone], *, owed: str = "") -> Facts:
    """What they know of a project. What they were not told only takes away the words "as promised"."""
    news = asked.bad_news(project.pk)
    told = next((one for one in news if one.told_at), None)
    slipping = any(one.forecast_on and one.promised_on and one.forecast_on > one.promised_on for one in _open(miles))
    return Facts(
        name=project.name,
        phase=project.phase,
        due_on=project.due_on,
        launched_on=project.launched_on,
        closed_on=project.closed_on,
        stops=tuple(Stop(one.name, one.promised_on, one.done_on) for one in miles),
        told=_told(told) if told else None,
        crisis=_crisis(project),
        owed=owed,
        holds=not slipping and all(one.told_at for one in news),
        lead=project.lead.first_name if project.lead else "",
    )


def waiting(visitor: Visitor, project: Project, *, now: datetime) -> list[Todo]:
    """What waits for them: every yes and signature, and their part in this project. Three queries."""
    whose = (visitor.contact_id, visitor.client_id)
    rows = [
        Todo(
            "approve", "square-check", one.approval.title, str(one.approval.minutes or ""),
            f"/portal/decisions/{one.approval_id}/", one.approval.due_on,
        )
        for one in asked.approvals(*whose, now)
    ]  # fmt: skip
    rows += [
        Todo("sign", "signature", one.request.title, "", f"/portal/sign/{one.request_id}/", None)
        for one in asked.signatures(*whose, now)
    ]
    rows += [
        Todo("bring", "hand-helping", one.what, _still(one), f"/portal/yours/{one.pk}/", one.due_on)
        for one in asked.owed(*whose, project.pk, only_open=True)
    ]
    return sorted(rows, key=lambda row: (row.due_on or date.max, row.verb, row.address))


def decides(project: Project) -> bool:
    """Whether the visitor decides there, as `seen` read it along."""
    return getattr(project, "part", "") == ProjectContact.Role.DECIDER


def _still(one: Any) -> str:
    return f"{one.received}/{one.wanted}" if one.wanted else ""


def _late(todo: Todo, today: date) -> bool:
    return todo.verb == "bring" and todo.due_on is not None and todo.due_on < today


def _open(miles: Sequence[Milestone]) -> list[Milestone]:
    return [one for one in miles if one.done_on is None]


def _told(news: BadNews) -> Told:
    assert news.told_at
    return Told(
        news.what, news.way_out, timezone.localdate(news.told_at), news.milestone.name if news.milestone else ""
    )


def _crisis(project: Project) -> Told | None:
    """Asked only where `seen` says that there is one they were told of."""
    if not getattr(project, "in_crisis", False):
        return None
    told = IncidentReport.objects.filter(incident__in=Incident.objects.open().filter(project=project))
    report = told.filter(told_at__isnull=False).select_related("incident").order_by("-told_at").first()
    if report is None or report.told_at is None:
        return None
    return Told(report.incident.what, report.way_out or report.text, timezone.localdate(report.told_at))


def _road(miles: Sequence[Milestone], today: date) -> list[Mile]:
    here = next((one.pk for one in miles if one.done_on is None), None)
    return [Mile(one.pk, one.name, one.done_on or one.promised_on, _state(one, here)) for one in miles]


def _state(one: Milestone, here: int | None) -> str:
    if one.done_on:
        return "done"
    return "here" if one.pk == here else "ahead"


def _letter(one: Interaction) -> Letter:
    return Letter(one.summary, one.by.name if one.by else "", one.by.initials if one.by else "", one.at)


def _word(one: Interaction) -> Word:
    first = one.summary.strip().partition("\n")[0]
    return Word(ICONS.get(one.channel, "message-circle"), first if len(first) <= 160 else f"{first[:157]}…", one.at)


ICONS = {"phone": "phone", "email": "mail", "video": "video", "in_person": "users", "letter": "mail-open"}


def _people(project: Project) -> list[Who]:
    """Whoever answers for an area; the lead first. A face is shown while its person agrees."""
    by_person: dict[int, tuple[Any, list[str]]] = {}
    for area in asked.areas(project.pk):
        by_person.setdefault(area.responsible_id or 0, (area.responsible, []))[1].append(area.name)
    rows = sorted(by_person.values(), key=lambda row: row[0].pk != project.lead_id)
    return [_who(person, ", ".join(names)) for person, names in rows]


def _who(person: Any, what: str) -> Who:
    face = getattr(person, "face", None)
    if face is None or not face.is_shown:
        return Who(person.first_name, person.initials, what, "")
    photo = f"/portal/faces/{person.pk}.webp?v={face.photo_mark}" if face.photo_mark else ""
    return Who(person.name, person.initials, what, photo)
