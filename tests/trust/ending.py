"""One of everything with which a project ends, and what the forms would send."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.feedback.models import Complaint, Feedback, Lesson
from vinculo.logbook.searchable import index_lessons
from vinculo.projects.models import Closing, HandOverItem


def make_ending(world: World) -> dict[str, Any]:
    now = timezone.now()
    Closing.objects.create(project=world.shop, last_word="Thank you for the cakes", started_by=world.marek)
    lesson = Lesson.objects.create(
        project=world.shop, client=world.luna, text="Boxes first", tags=["boxes"], by=world.marek, at=now
    )
    index_lessons([lesson])
    return {
        "live_step": HandOverItem.objects.create(project=world.shop, kind="deploy", what="Keys", owner=world.marek),
        "lesson": lesson,
        "complaint": Complaint.objects.create(
            client=world.luna, project=world.shop, text="The box was open", at=now, owner=world.marek, by=world.zofia
        ),
        "opinion": Feedback.objects.create(
            client=world.luna, project=world.shop, contact=world.ana, asked_at=now, given_at=now, score=5, text="Faster"
        ),
        "complaint_over": Complaint.objects.create(
            client=world.luna,
            project=world.shop,
            text="Late",
            at=now,
            resolved_at=now,
            resolution="A cake",
            by=world.zofia,
        ),
    }


def ids_of_ending(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("closing", "pk"): all_.shop.pk,
        ("closing", "kind"): "live",
        ("closing", "row"): all_.live_step.pk,
        ("closing", "milestone_pk"): all_.milestone.pk,
        ("lessons", "pk"): all_.lesson.pk,
        ("lessons:similar", "pk"): all_.shop.pk,
        ("feedback:of_client", "pk"): all_.luna.pk,
        ("feedback:done", "pk"): all_.opinion.pk,
        ("complaints", "pk"): all_.complaint.pk,
        ("complaints:follow_up", "pk"): all_.complaint_over.pk,
        ("complaints:of_project", "pk"): all_.shop.pk,
    }


def _day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def _lesson(all_: Any) -> dict[str, Any]:
    return {
        "text": "Ask for the boxes first", "do_next": "A list", "tags": "boxes, post", "link": "https://luna.example/a",
    }  # fmt: skip


BODIES_OF_ENDING: dict[str, Callable[[Any], dict[str, Any]]] = {
    "closing:promised": lambda a: {
        "accepted_on": _day(0), "accepted_by": a.ana.pk, "acceptance_note": "As we hoped",
    },
    "closing:celebration": lambda a: {"celebration": "A cake", "celebrated_on": _day(3)},
    "closing:look_back": lambda a: {
        "planned_on": _day(-1), "held_on": _day(0), "went_well": "The boxes", "to_change": "The post",
    },
    "closing:next": lambda a: {"next_step": "A call", "next_step_on": _day(60), "last_word": "Thank you, Ana"},
    "closing:say": lambda a: {"contact": a.ana.pk, "channel": "phone", "audience": "team"},
    "closing:close": lambda a: {"because": "They move to another town"},
    "closing:add": lambda a: {"what": "Copies", "owner": a.zofia.pk, "due_on": _day(3)},
    "closing:save": lambda a: {"what": "Keys and locks", "owner": a.zofia.pk, "due_on": _day(3), "is_done": "on"},
    "closing:thanks": lambda a: {"person": a.zofia.pk, "milestone": a.milestone.pk, "what_for": "The night shift"},
    "closing:thank_for": lambda a: {"person": a.zofia.pk, "milestone": a.milestone.pk, "what_for": "The night shift"},
    "lessons:new": lambda a: {**_lesson(a), "project": a.shop.pk},
    "lessons:edit": _lesson,
    "complaints:new": lambda a: {
        "chosen": f"{a.luna.pk}-{a.ana.pk}", "who": "", "project": a.shop.pk, "text": "Too sweet", "on": _day(-1),
        "owner": a.zofia.pk,
    },
    "complaints:find": lambda a: {"findings": "Sugar twice"},
    "complaints:resolve": lambda a: {"resolution": "A new cake"},
    "feedback:done": lambda a: {"done": "We answer by noon"},
}  # fmt: skip
