"""
The planned check-ins of running projects, kept in step with what was agreed.

`plan_project` makes those of the next six weeks, moves the ones nobody has touched when the plan or the holidays
change, and takes away the ones that belong to no plan any more. What a person has moved, left out, held or prepared
stays. Running it again changes nothing.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from vinculo import jobs
from vinculo.conversations.models import CheckIn, Interaction
from vinculo.conversations.slots import BothSides, Slot, both_sides, rhythm_of, slots
from vinculo.people.models import Organization
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import CommunicationPlan, Project

AHEAD = timedelta(weeks=6)


def plan_soon(project_id: int) -> None:
    """The plan of a project, or its phase, changed: have its check-ins made anew. Asking twice adds one job."""
    jobs.coalesce("vinculo.conversations.checkins.plan_one", str(project_id), project_id)


def plan_one(project_id: int) -> None:
    project = Project.objects.kept().select_related("client", "plan").filter(pk=project_id).first()
    if project:
        plan_project(project, at=timezone.now())


def plan_all(*, at: datetime) -> int:
    """Every project that has a plan, or check-ins ahead. Returns how many rows changed."""
    ahead = CheckIn.objects.ahead().filter(due_at__gt=at).values("project_id")
    asked = Project.objects.kept().filter(Q(plan__isnull=False) | Q(pk__in=ahead)).select_related("client", "plan")
    organization = Organization.current()
    known = asked.prefetch_related("plan__participants").order_by("pk")
    return sum(plan_project(project, at=at, organization=organization) for project in known.iterator(chunk_size=200))


@transaction.atomic
def plan_project(project: Project, *, at: datetime, organization: Organization | None = None) -> int:
    """
    Bring the check-ins of a project in step with its plan. `at` is now; nothing that lies before it changes. Returns
    how many rows were made, moved or taken away.
    """
    plan = getattr(project, "plan", None)
    there = list(CheckIn.objects.filter(project=project, due_at__gt=at - 2 * AHEAD))
    wanted = _wanted(project, plan, there, at, organization or Organization.current())
    free = {one.slot_on: one for one in there if is_untouched(one) and one.due_at > at}
    gone = [one.pk for slot_on, one in free.items() if slot_on not in wanted]
    if gone:
        CheckIn.objects.filter(pk__in=gone).delete()
    moved = [one for slot_on, one in free.items() if slot_on in wanted and _take_over(one, wanted[slot_on], plan)]
    CheckIn.objects.bulk_update(moved, ["due_at", "channel"])
    known = {one.slot_on for one in there}
    new = [_new(project, plan, slot) for slot_on, slot in wanted.items() if plan and slot_on not in known]
    CheckIn.objects.bulk_create(new, ignore_conflicts=True)  # somebody else may plan the same project right now
    return len(gone) + len(moved) + len(new)


def is_untouched(check_in: CheckIn) -> bool:
    """Whether nobody has done anything with it yet."""
    return check_in.is_ahead and check_in.moved_by_id is None and not check_in.agenda and not check_in.notes


def sides_of(project: Project, plan: CommunicationPlan | None, organization: Organization | None) -> BothSides:
    contacts = plan.participants.all() if plan else ()
    return both_sides(work_calendar(organization), project.client.country, contacts)


def _wanted(
    project: Project,
    plan: CommunicationPlan | None,
    there: Iterable[CheckIn],
    at: datetime,
    organization: Organization | None,
) -> dict[object, Slot]:
    """The slots the plan asks for, without those whose turn a touched check-in has taken already."""
    if plan is None or not project.is_running or project.client.archived_at or project.deleted_at:
        return {}
    sides = sides_of(project, plan, organization)
    found = slots(plan, sides, since=at, until=sides.ours.day_of(at + AHEAD))
    length = rhythm_of(plan).days
    touched = [one for one in there if not is_untouched(one)]
    taken = [one.slot_on for one in touched]
    days = {sides.ours.day_of(one.due_at) for one in touched if one.skipped_at is None}
    return {
        slot.slot_on: slot
        for slot in found
        if slot.on not in days and all(abs((slot.slot_on - day).days) * 2 >= length for day in taken)
    }


def _take_over(one: CheckIn, slot: Slot, plan: CommunicationPlan | None) -> bool:
    """The day, hour and channel the plan says now. False if they are those already."""
    said = (slot.at, plan.channel if plan else one.channel)
    if (one.due_at, one.channel) == said:
        return False
    one.due_at, one.channel = said
    return True


def _new(project: Project, plan: CommunicationPlan, slot: Slot) -> CheckIn:
    return CheckIn(
        client_id=project.client_id, project=project, slot_on=slot.slot_on, due_at=slot.at, channel=plan.channel
    )


def next_of(project_id: int, *, after: datetime) -> CheckIn | None:
    """The next check-in of a project after a moment."""
    return CheckIn.objects.ahead().filter(project=project_id, due_at__gt=after).soonest_first().first()


def hold_nearest(interaction: Interaction) -> CheckIn | None:
    """
    An exchange said to be the agreed check-in: the planned one it was, if there is one within half a rhythm of it, is
    held. Two queries, three when one is found.
    """
    plan = CommunicationPlan.objects.filter(project=interaction.project_id).first()
    if plan is None:
        return None
    reach = timedelta(days=rhythm_of(plan).days) / 2
    near = CheckIn.objects.ahead().filter(
        project=interaction.project_id, due_at__gt=interaction.at - reach, due_at__lt=interaction.at + reach
    )
    nearest = min(near, key=lambda one: abs(one.due_at - interaction.at), default=None)
    if nearest:
        nearest.hold(interaction)
    return nearest
