"""The parts of a project, one address each, shown on all of them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vinculo.projects.models import Phase, Project

FOR_TEAM = {"closing"}


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    is_here: bool
    for_team: bool = False  # guests have no business there


def tabs(project: Project, here: str) -> list[Tab]:
    """`here`: summary, kickoff, plan, talk, owed, changes, files, team, time, closing."""
    begins = project.phase in (Phase.PRE_SIGNING, Phase.KICKOFF)
    ends = project.phase in (Phase.CLOSING, Phase.CLOSED)
    rows = [("summary", _("Summary"), ""), ("plan", _("Plan"), "plan/")]
    if begins:
        rows.append(("kickoff", _("Kickoff"), "kickoff/"))
    rows += [
        ("talk", _("Talks"), "check-ins/"),
        ("owed", _("Both sides"), "obligations/"),
        ("changes", _("Changes"), "changes/"),
        ("flags", _("Flags"), "flags/"),
        ("files", _("Files"), "files/"),
        ("team", _("Team"), "team/"),
        ("time", _("Time and budget"), "budget/"),
    ]
    if not begins:
        rows.append(("kickoff", _("Kickoff"), "kickoff/compare/"))
    if ends or project.phase == Phase.DELIVERY:
        rows.append(("closing", _("Closing"), "closing/"))
    base = f"/projects/{project.pk}/"
    return [Tab(label, f"{base}{path}", key == here, key in FOR_TEAM) for key, label, path in rows]
