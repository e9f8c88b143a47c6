"""
The minutes of a kickoff as the client reads them, composed from the record.

Only what both sides may read goes in: each query names its columns, so that internal dates, buffers and notes of the
team are not even loaded. The body is plain JSON in the reader's language: sections of rows, each row with a key that
stays the same from one sending to the next, so that what changed can be marked.
"""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.agreements.models import Expectation, Obligation, Promise
from vinculo.clients.models import Channel, Contact
from vinculo.people.models import Organization
from vinculo.projects.models import (
    Area,
    CommunicationPlan,
    Contingency,
    Kickoff,
    Limit,
    Milestone,
    Project,
    ProjectContact,
    ProjectMember,
    Side,
)
from vinculo.web.dates import clock, day_long, language, local_date, names

Row = dict[str, str]
Section = dict[str, Any]
Body = dict[str, Any]


def language_of(contact: Contact | None, project: Project, organization: Organization | None) -> str:
    """The language somebody at the client reads: their own, else the client's, else ours."""
    own = contact.language if contact else ""
    return own or project.client.language or (organization.language if organization else "") or "en"


def compose(project: Project, kickoff: Kickoff | None, organization: Organization | None) -> Body:
    """The body in the language that is active now (`translation.override`). A constant number of statements."""
    kickoff = kickoff or Kickoff(project=project)
    owed, hoped, people = _obligations(project), _expectations(project), _contacts(project)
    sections = [
        _scope(kickoff),
        _limits(project),
        _team(project),
        _process(kickoff),
        _dates(project),
        _contingencies(project),
        _talk(project, kickoff),
        _section("client", _("What we need from you"), people + owed[Side.THEIRS]),
        _section("ours", _("What you have our word for"), _promises(project) + owed[Side.OURS]),
        _section("hopes", _("What you hope for"), hoped[Expectation.Side.THEIRS]),
        _section("asks", _("What we ask of you"), hoped[Expectation.Side.OURS]),
    ]
    return {
        "title": _("Kickoff record"),
        "project": project.name,
        "between": _("%(client)s and %(us)s")
        % {"client": project.client.name, "us": organization.name if organization else "Vínculo"},
        "held": day_long(local_date(kickoff.held_at)) if kickoff.held_at else "",
        "sections": [section for section in sections if section["rows"]],
        "signatures": [name for name in (_decider(people), project.lead.name if project.lead else "") if name],
    }


def rows_of(body: Body) -> dict[str, Row]:
    """Every row of a body by its key."""
    return {row["key"]: row for section in body.get("sections", []) for row in section["rows"]}


def changed_between(before: Body, now: Body) -> list[str]:
    """Keys of rows that are new or say something else."""
    known = rows_of(before)
    return [key for key, row in rows_of(now).items() if known.get(key) != row]


def gone_between(before: Body, now: Body) -> list[Row]:
    """Rows that were there and are no longer."""
    here = rows_of(now)
    return [row for key, row in rows_of(before).items() if key not in here]


def mark(body: Body, before: Body | None) -> Body:
    """The body with what changed since `before` written into it."""
    if not before:
        return body
    return {**body, "changed": changed_between(before, body), "gone": gone_between(before, body)}


def _row(key: str, text: str, value: str = "", more: str = "", on: str = "") -> Row:
    return {"key": key, "text": text, "value": value, "more": more, "on": on}


def _section(key: str, title: str, rows: list[Row], *, as_table: bool = False) -> Section:
    return {"key": key, "title": title, "rows": rows, "table": as_table}


def _scope(kickoff: Kickoff) -> Section:
    rows = [_row("scope", kickoff.scope.strip())] if kickoff.scope.strip() else []
    return _section("scope", _("Scope"), rows)


def _limits(project: Project) -> Section:
    limits = Limit.objects.filter(project=project).values_list("pk", "what", "instead")
    rows = [
        _row(f"limit:{pk}", what, more=_("Instead: %(offer)s") % {"offer": instead} if instead else "")
        for pk, what, instead in limits
    ]
    return _section("limits", _("It does not include"), rows)


def _team(project: Project) -> Section:
    members = ProjectMember.objects.filter(project=project).order_by("pk").values_list("pk", "person__name", "area")
    areas = Area.objects.filter(project=project).values_list("pk", "name", "responsible__name", "counterpart__name")
    rows = [_row(f"member:{pk}", name, area) for pk, name, area in members]
    for pk, area, ours, theirs in areas:
        both = _("%(ours)s with %(theirs)s") % {"ours": ours, "theirs": theirs} if ours and theirs else ours or theirs
        rows.append(_row(f"area:{pk}", area, both or ""))
    return _section("team", _("Who answers for what"), rows, as_table=True)


def _process(kickoff: Kickoff) -> Section:
    rows = [_row("process", str(kickoff.get_process_display()))] if kickoff.process else []
    steps = [line.strip() for line in kickoff.process_steps.splitlines() if line.strip()]
    if steps:
        rows.append(_row("process_steps", " → ".join(steps)))
    if kickoff.daily_at:
        rows.append(_row("daily", _("A short word every day at %(time)s") % {"time": clock(kickoff.daily_at)}))
    if kickoff.weekly_weekday is not None:
        rows.append(_row("weekly", _("Review every week: %(when)s") % {"when": _when(kickoff)}))
    return _section("process", _("How we work"), rows)


def _when(kickoff: Kickoff) -> str:
    weekday = names(language()).weekdays[(kickoff.weekly_weekday or 0) % 7]
    if not kickoff.weekly_at:
        return weekday
    return _("%(day)s, %(time)s") % {"day": weekday, "time": clock(kickoff.weekly_at)}


def _dates(project: Project) -> Section:
    found = Milestone.objects.filter(project=project, promised_on__isnull=False)
    rows = []
    for pk, name, promised_on, approval in found.values_list("pk", "name", "promised_on", "approval_days"):
        on = promised_on.isoformat() if promised_on else ""
        rows.append(_row(f"milestone:{pk}", name, day_long(promised_on), _approval(approval or 0), on))
    return _section("dates", _("Dates"), rows, as_table=True)


def _approval(days: int) -> str:
    if not days:
        return ""
    text = ngettext("with %(days)d working day for your approval", "with %(days)d working days for your approval", days)
    return text % {"days": days}


def _contingencies(project: Project) -> Section:
    found = Contingency.objects.filter(project=project).values_list("pk", "what_if", "plan")
    return _section(
        "contingency", _("If something fails"), [_row(f"contingency:{pk}", a, more=b) for pk, a, b in found]
    )


def _talk(project: Project, kickoff: Kickoff) -> Section:
    plan = CommunicationPlan.objects.filter(project=project).prefetch_related("participants").first()
    rows = []
    if plan:
        weekday = names(language()).weekdays[plan.weekday % 7]
        when = _("%(day)s, %(time)s") % {"day": weekday, "time": clock(plan.at_time)} if plan.at_time else weekday
        rhythm = _("%(rhythm)s: %(when)s, %(channel)s") % {
            "rhythm": plan.get_rhythm_display(),
            "when": when,
            "channel": str(Channel(plan.channel).label).lower() if plan.channel in Channel else plan.channel,
        }
        rows.append(_row("rhythm", rhythm))
        rows.append(_row("detail", _("How much you hear"), str(plan.get_detail_display())))
        if plan.figures:
            rows.append(_row("figures", _("The figures you care about"), plan.figures))
        if people := [contact.name for contact in plan.participants.all() if not contact.deleted_at]:
            rows.append(_row("participants", _("Who takes part"), ", ".join(people)))
    if kickoff.emergency:
        rows.append(_row("emergency", _("When it burns"), kickoff.emergency))
    return _section("talk", _("How we talk"), rows)


def _contacts(project: Project) -> list[Row]:
    found = ProjectContact.objects.filter(project=project, contact__deleted_at=None).order_by("pk")
    return [
        {**_row(f"contact:{pk}", name, str(ProjectContact.Role(role).label), duty), "role": role}
        for pk, name, role, duty in found.values_list("pk", "contact__name", "role", "duty")
    ]


def _decider(people: list[Row]) -> str:
    return next((row["text"] for row in people if row["role"] == ProjectContact.Role.DECIDER), "")


def _promises(project: Project) -> list[Row]:
    promises = Promise.objects.open().filter(project=project, milestone=None).soonest_first()
    return [
        _row(f"promise:{pk}", text, day_long(on) if on else "", on=on.isoformat() if on else "")
        for pk, text, on in promises.values_list("pk", "text", "promised_on")
    ]


def _obligations(project: Project) -> dict[str, list[Row]]:
    """Open ones, by the side that has them."""
    found = Obligation.objects.open().filter(project=project).soonest_first()
    rows: dict[str, list[Row]] = {Side.THEIRS: [], Side.OURS: []}
    for pk, side, what, due_on, waits in found.values_list("pk", "side", "what", "due_on", "milestone__name"):
        by = _("by %(day)s") % {"day": day_long(due_on)} if due_on else ""
        waiting = _("%(milestone)s waits for it") % {"milestone": waits} if waits else ""
        rows[side].append(_row(f"obligation:{pk}", what, by, waiting, due_on.isoformat() if due_on else ""))
    return rows


def _expectations(project: Project) -> dict[str, list[Row]]:
    """What is hoped for, by the side that hopes."""
    found = Expectation.objects.filter(project=project, withdrawn_at=None).order_by("pk")
    rows: dict[str, list[Row]] = {Expectation.Side.THEIRS: [], Expectation.Side.OURS: []}
    for pk, side, text, is_quote, said_by in found.values_list("pk", "side", "text", "is_quote", "said_by__name"):
        words = _("“%(words)s”") % {"words": text} if is_quote else text
        rows[side].append(_row(f"expectation:{pk}", words, said_by or ""))
    return rows
