"""What each operation that writes may be sent, for the records of a client."""

from collections.abc import Callable
from typing import Any

Ids = dict[str, int]
LATER = "2099-03-05"
MOMENT = "2099-03-05T09:30:00Z"
NOTHING: Callable[[Ids], dict[str, Any]] = lambda ids: {}  # noqa: E731

BODIES: dict[str, Callable[[Ids], Any]] = {
    "clients_make": lambda ids: {"name": "Papelería Sol"},
    "clients_change": lambda ids: {"city": "Logroño"},
    "clients_archive": NOTHING,
    "clients_unarchive": NOTHING,
    "contacts_make": lambda ids: {"client_id": ids["clients"], "name": "Rosa Gil"},
    "contacts_change": lambda ids: {"phone": "+34 600 000 001"},
    "projects_make": lambda ids: {"client_id": ids["clients"], "name": "App"},
    "projects_change": lambda ids: {"summary": "A shop"},
    "milestones_make": lambda ids: {"project_id": ids["projects"], "name": "Design"},
    "milestones_change": lambda ids: {"name": "Launch day"},
    "milestones_done": NOTHING,
    "milestones_reopen": NOTHING,
    "tasks_make": lambda ids: {"project_id": ids["projects"], "title": "Draw"},
    "tasks_change": lambda ids: {"percent": 20},
    "tasks_done": NOTHING,
    "tasks_reopen": NOTHING,
    "tasks_begin": NOTHING,
    "tasks_steps": lambda ids: {"text": "The second"},
    "tasks_tick": lambda ids: {"step_id": ids["steps"]},
    "tasks_comments": lambda ids: {"text": "Nearly"},
    "changes_make": lambda ids: {"project_id": ids["projects"], "title": "In Polish, too"},
    "changes_change": lambda ids: {"why": "Guests from Poland"},
    "interactions_make": lambda ids: {"client_id": ids["clients"], "channel": "phone", "summary": "We spoke"},
    "promises_make": lambda ids: {"client_id": ids["clients"], "text": "The texts"},
    "promises_keep": NOTHING,
    "promises_renegotiate": lambda ids: {"promised_on": LATER, "reason": "Snow"},
    "promises_forecast": lambda ids: {"forecast_on": LATER},
    "promises_warn": lambda ids: {"forecast_on": LATER, "way_out": "Half of them", "channel": "phone"},
    "promises_withdraw": lambda ids: {"because": "We agreed"},
    "expectations_make": lambda ids: {"client_id": ids["clients"], "side": "theirs", "text": "Calm"},
    "expectations_change": lambda ids: {"state": "ok"},
    "expectations_ask_again": lambda ids: {"state": "risk"},
    "expectations_withdraw": NOTHING,
    "documents_make": lambda ids: b"The wine list",
    "documents_versions": lambda ids: b"The wine list, longer",
    "questions_make": lambda ids: {"client_id": ids["clients"], "text": "How much?"},
    "questions_answer": lambda ids: {"text": "Soon", "channel": "email"},
    "questions_by_when": lambda ids: {"by_when_at": MOMENT},
    "questions_hand_over": lambda ids: {"owner_id": ids["owner"]},
    "obligations_make": lambda ids: {"client_id": ids["clients"], "what": "Photos"},
    "obligations_change": lambda ids: {"source": "A mail"},
    "obligations_settle": NOTHING,
    "obligations_receive": lambda ids: {"received": 4},
    "obligations_withdraw": NOTHING,
    "obligations_reopen": NOTHING,
    "nudges_done": NOTHING,
    "nudges_snooze": lambda ids: {"until": MOMENT},
    "nudges_dismiss": lambda ids: {"reason": "It is another team's"},
}
