"""
The minutes of a kickoff as the client reads them, composed from the record.

Only what both sides may read goes in (see `minutes_facts`). The body is plain JSON in the reader's language: sections
of rows, each row with a key that stays the same from one sending to the next, so that what changed can be marked.
"""

from datetime import time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.agreements.models import Expectation
from vinculo.clients.models import Channel, Contact
from vinculo.db.rows import day_of
from vinculo.logbook.minutes_facts import Facts, facts_of
from vinculo.people.models import Organization
from vinculo.projects.models import CommunicationPlan, Kickoff, Project, ProjectContact, Side
from vinculo.web.dates import clock, day_long, language, local_date, names

Row = dict[str, str]
Section = dict[str, Any]
Body = dict[str, Any]


def language_of(contact: Contact | None, project: Project, organization: Organization | None) -> str:
    """The language somebody at the client reads: their own, else the client's, else ours."""
    own = contact.language if contact else ""
    return own or project.client.language or (organization.language if organization else "") or "en"


def compose(project: Project, kickoff: Kickoff | None, organization: Organization | None) -> Body:
    """The body in the language that is active now (`translation.override`). One statement."""
    kickoff = kickoff or Kickoff(project=project)
    facts = facts_of(project)
    owed, hoped, people = _obligations(facts), _expectations(facts), _contacts(facts)
    sections = [
        _scope(kickoff),
        _limits(facts),
        _team(facts),
        _process(kickoff),
        _dates(facts),
        _contingencies(facts),
        _talk(facts, kickoff),
        _section("client", _("What we need from you"), people + owed[Side.THEIRS]),
        _section("ours", _("What you have our word for"), _promises(facts) + owed[Side.OURS]),
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


def _limits(facts: Facts) -> Section:
    rows = [
        _row(f"limit:{one['pk']}", one["what"], more=_("Instead: %(offer)s") % {"offer": offer} if offer else "")
        for one in facts["limits"]
        for offer in (one["instead"],)
    ]
    return _section("limits", _("It does not include"), rows)


def _team(facts: Facts) -> Section:
    rows = [_row(f"member:{one['pk']}", one["name"], one["area"]) for one in facts["team"]]
    for one in facts["areas"]:
        ours, theirs = one["ours"], one["theirs"]
        both = _("%(ours)s with %(theirs)s") % {"ours": ours, "theirs": theirs} if ours and theirs else ours or theirs
        rows.append(_row(f"area:{one['pk']}", one["name"], both or ""))
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


def _dates(facts: Facts) -> Section:
    rows = [
        _row(f"milestone:{one['pk']}", one["name"], _said_day(one["on"]), _approval(one["approval"] or 0), one["on"])
        for one in facts["dates"]
    ]
    return _section("dates", _("Dates"), rows, as_table=True)


def _said_day(text: str | None) -> str:
    return day_long(day_of(text)) if text else ""


def _approval(days: int) -> str:
    if not days:
        return ""
    text = ngettext("with %(days)d working day for your approval", "with %(days)d working days for your approval", days)
    return text % {"days": days}


def _contingencies(facts: Facts) -> Section:
    rows = [_row(f"contingency:{one['pk']}", one["what_if"], more=one["plan"]) for one in facts["plans"]]
    return _section("contingency", _("If something fails"), rows)


def _talk(facts: Facts, kickoff: Kickoff) -> Section:
    rows = []
    for how in facts["talks"]:
        plan = CommunicationPlan(**{**how, "at_time": time.fromisoformat(how["at_time"]) if how["at_time"] else None})
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
        if people := [one["name"] for one in facts["listeners"]]:
            rows.append(_row("participants", _("Who takes part"), ", ".join(people)))
    if kickoff.emergency:
        rows.append(_row("emergency", _("When it burns"), kickoff.emergency))
    return _section("talk", _("How we talk"), rows)


def _contacts(facts: Facts) -> list[Row]:
    return [
        {
            **_row(f"contact:{one['pk']}", one["name"], str(ProjectContact.Role(one["role"]).label), one["duty"]),
            "role": one["role"],
        }
        for one in facts["people"]
    ]


def _decider(people: list[Row]) -> str:
    return next((row["text"] for row in people if row["role"] == ProjectContact.Role.DECIDER), "")


def _promises(facts: Facts) -> list[Row]:
    return [
        _row(f"promise:{one['pk']}", one["text"], _said_day(one["on"]), on=one["on"] or "") for one in facts["promises"]
    ]


def _obligations(facts: Facts) -> dict[str, list[Row]]:
    """Open ones, by the side that has them."""
    rows: dict[str, list[Row]] = {Side.THEIRS: [], Side.OURS: []}
    for one in facts["owed"]:
        by = _("by %(day)s") % {"day": _said_day(one["on"])} if one["on"] else ""
        waiting = _("%(milestone)s waits for it") % {"milestone": one["waits"]} if one["waits"] else ""
        rows[one["side"]].append(_row(f"obligation:{one['pk']}", one["what"], by, waiting, one["on"] or ""))
    return rows


def _expectations(facts: Facts) -> dict[str, list[Row]]:
    """What is hoped for, by the side that hopes."""
    rows: dict[str, list[Row]] = {Expectation.Side.THEIRS: [], Expectation.Side.OURS: []}
    for one in facts["hoped"]:
        words = _("“%(words)s”") % {"words": one["text"]} if one["is_quote"] else one["text"]
        rows[one["side"]].append(_row(f"expectation:{one['pk']}", words, one["said_by"] or ""))
    return rows
