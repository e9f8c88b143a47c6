"""One of everything that clients ask for, owe and think, and what its forms send."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.portal.requests.asking import moving, some_change, some_debt, some_question, worked_out
from vinculo.feedback.models import Complaint, Feedback

NUMBER = 700  # of the first change: behind those that others make


def make(world: Any) -> dict[str, Any]:
    now = timezone.now()
    about: dict[str, Any] = {"client": world.luna, "project": world.shop, "contact": world.ana}
    wish = worked_out(world.shop, NUMBER, contact=world.ana)
    moving(wish)
    return {
        "wish": wish,
        "wish_to_decline": worked_out(world.shop, NUMBER + 1),
        "wish_to_withdraw": some_change(world.shop, NUMBER + 2, contact=world.ana),
        "wish_to_move": some_change(world.shop, NUMBER + 3),
        "asked": some_question(world.shop, contact=world.ana, owner=world.marek),
        "asked_by_us": some_question(world.shop, "Which colour?", asked_by_us=True, asked_by=world.marek),
        "asked_and_answered": some_question(
            world.shop, contact=world.ana, owner=world.marek, answered_at=now, answer="On Friday"
        ),
        "debt": some_debt(world.shop, wanted=126, received=88, contact=world.ana, owner=world.marek),
        "debt_to_do": some_debt(world.shop, "The key"),
        "complaint_of_ana": Complaint.objects.create(
            **about, text="Nobody called", at=now, owner=world.marek, thanked_at=now, found_at=now, resolved_at=now,
            findings="Our own findings", resolution="Our own resolution",
        ),
        "feedback": Feedback.objects.create(
            **about, asked_at=now - timedelta(days=40), given_at=now - timedelta(days=40), score=5, text="Faster"
        ),
    }  # fmt: skip


def ids(all_: Any) -> dict[tuple[str, str], Any]:
    names = {
        "request": all_.wish, "request_yes": all_.wish, "request_no": all_.wish_to_decline,
        "request_withdraw": all_.wish_to_withdraw, "request_up": all_.wish_to_move, "request_down": all_.wish_to_move,
        "request_place": all_.wish_to_move, "question": all_.asked, "question_more": all_.asked,
        "question_settled": all_.asked_and_answered, "question_answer": all_.asked_by_us, "yours_one": all_.debt,
        "yours_done": all_.debt_to_do, "yours_later": all_.debt, "yours_count": all_.debt,
        "complaint": all_.complaint_of_ana, "complaint_well": all_.complaint_of_ana,
    }  # fmt: skip
    return {(f"portal:{name}", "pk"): record.pk for name, record in names.items()}


def _day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


bodies: dict[str, Callable[[Any], dict[str, Any]]] = {
    "portal:ask": lambda a: {"what": "Gift cards", "why": "Christmas", "kind": "work", "wanted_on": _day(9)},
    "portal:request_yes": lambda a: {"seen": a.wish.estimated_at.isoformat()},
    "portal:request_no": lambda a: {"seen": a.wish_to_decline.estimated_at.isoformat(), "because": "Later"},
    "portal:request_place": lambda a: {"to": "0"},
    "portal:questions": lambda a: {"text": "When can we see it?", "area": ""},
    "portal:question_more": lambda a: {"text": "On a phone"},
    "portal:question_answer": lambda a: {"text": "Green"},
    "portal:yours_later": lambda a: {"to_on": _day(12), "because": "The photographer is ill"},
    "portal:yours_count": lambda a: {"received": "90"},
    "portal:complain": lambda a: {"text": "Nobody called"},
    "portal:thank": lambda a: {"whom": "team", "text": "The words"},
    "portal:feedback": lambda a: {"score": "7", "text": "Faster"},
}
