"""Forms of projects and of their plans."""

from collections.abc import Callable

from tests.trust.filled import Data, Everything, about_luna, day


def project(all_: Everything) -> Data:
    return {
        "name": "The shop", "phase": "delivery", "starts_on": day(-3), "due_on": day(60), "lead": all_.marek.pk,
        "summary": "Cakes by post", "seen_at": "",
    }  # fmt: skip


def milestone(all_: Everything) -> Data:
    return {
        "name": "Cups", "stage": all_.part.pk, "promised_on": day(30), "planned_on": day(28), "forecast_on": day(29),
        "buffer_days": "2", "approval_days": "1", "buffer_reason": "Small", "how": "all",
    }  # fmt: skip


def task(all_: Everything) -> Data:
    return {
        "title": "Bake slowly", "description": "At 160", "stage": all_.part.pk, "milestone": all_.milestone.pk,
        "kind": "test", "side": "theirs", "assignee": all_.marek.pk, "starts_on": day(2), "due_on": day(4),
        "estimate_minutes": "3h", "percent": "20", "repeats": "FREQ=WEEKLY", "seen_at": "",
    }  # fmt: skip


BODIES_OF_PLANS: dict[str, Callable[[Everything], Data]] = {
    "projects:save_view": lambda a: {"name": "Slipping", "is_shared": "on"},
    "projects:bulk": lambda a: {"lead": a.rita.pk, "project": [a.shop.pk], "back": "/projects/"},
    "projects:new": lambda a: {**about_luna(a), **project(a)},
    "projects:edit": project,
    "team:name": project,
    "projects:phase": lambda a: {"phase": "closing"},
    "projects:talk": lambda a: {
        "rhythm": "weekly", "weekday": 2, "at_time": "09:30", "channel": "phone", "detail": "brief",
        "figures": "Orders", "starts_on": day(0), "participants": [a.ana.pk],
    },
    "projects:add_member": lambda a: {"person": a.iga.pk, "area": "Photos", "may_ask_client": "on"},
    "projects:member": lambda a: {"person": a.zofia.pk, "area": "All texts", "may_ask_client": "on"},
    "projects:new_milestone": milestone,
    "projects:milestone": milestone,
    "projects:move_milestone": lambda a: {"to": "down"},
    "projects:milestone_promised": milestone,
    "plan:new_task": task,
    "plan:task": task,
    "plan:quick_task": lambda a: {"title": "Weigh", "stage": a.part.pk, "column": "To do", "milestone": a.milestone.pk},
    "plan:card": lambda a: {"column": "Doing", "before": "", "after": ""},
    "plan:move_task": lambda a: {"starts_on": day(5), "due_on": day(8), "how": "all"},
    "plan:move_milestone": lambda a: {"planned_on": day(5), "how": "all"},
    "plan:add_step": lambda a: {"text": "Taste it"},
    "plan:move_step": lambda a: {"to": "down"},
    "plan:add_link": lambda a: {"before": a.flour.pk, "kind": "SS", "lag_days": "2"},
    "plan:comment": lambda a: {"text": "It smells good"},
    "plan:new_stage": lambda a: {"name": "Packing", "owner": a.marek.pk},
    "plan:stage": lambda a: {"name": "Packing", "owner": a.marek.pk},
    "plan:move_stage": lambda a: {"to": "down"},
    "plan:baselines": lambda a: {"name": "Now"},
    "plan:keep_pattern": lambda a: {"name": "Another shop"},
    "plan:begin_pattern": lambda a: {"template": a.pattern.pk, "starts_on": day(3)},
    "plan:remove_pattern": lambda a: {"template": a.pattern.pk},
}  # fmt: skip
