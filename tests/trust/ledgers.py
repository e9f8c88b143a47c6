"""Forms of what both sides owe, asked, expect and decided."""

from collections.abc import Callable

from tests.trust.filled import Data, Everything, about_luna, day

BODIES_OF_LEDGERS: dict[str, Callable[[Everything], Data]] = {
    "promises:new": lambda a: {
        **about_luna(a), "text": "A sketch", "promised_on": day(9), "internal_on": day(7), "owner": a.marek.pk,
    },
    "promises:keep": lambda a: {"on": day(0)},
    "promises:renegotiate": lambda a: {"promised_on": day(20), "internal_on": day(18), "reason": "No flour"},
    "promises:warn": lambda a: {"forecast_on": day(21), "way_out": "Half of it", "channel": "phone"},
    "promises:forecast": lambda a: {"forecast_on": day(12)},
    "promises:margin": lambda a: {"margin_reason": "Small"},
    "promises:withdraw": lambda a: {"because": "They changed their mind"},
    "questions:new": lambda a: {**about_luna(a), "asked_by_us": "", "text": "And the cups?"},
    "questions:answer": lambda a: {"text": "On Friday", "channel": "phone", "audience": "team"},
    "questions:by_when": lambda a: {"on": day(3), "at_time": "09:30"},
    "questions:owner": lambda a: {"owner": a.zofia.pk},
    "expectations:new": lambda a: {
        **about_luna(a), "side": "theirs", "text": "A call", "is_quote": "on", "source": "Mail", "state": "run",
        "asked_on": day(-1),
    },
    "expectations:edit": lambda a: {
        "side": "ours", "text": "Photos", "is_quote": "on", "source": "Mail", "state": "ok", "asked_on": day(-1),
        "seen_at": "",
    },
    "expectations:ask_again": lambda a: {"state": "ok"},
    "obligations:new": lambda a: {
        **about_luna(a), "side": "theirs", "kind": "content", "what": "Logo", "due_on": day(5), "wanted": 3,
        "milestone": a.milestone.pk, "source": "Mail", "if_late": "We draw it",
    },
    "obligations:edit": lambda a: {
        "side": "theirs", "kind": "access", "what": "Logo", "contact": a.ana.pk, "owner": a.zofia.pk, "due_on": day(5),
        "wanted": 3, "milestone": a.milestone.pk, "agreement": a.agreement.pk, "source": "Mail", "if_late": "Late",
        "seen_at": "",
    },
    "obligations:receive": lambda a: {"received": 9},
    "obligations:remind": lambda a: {"how": "phone", "subject": "", "text": "The cakes look lonely"},
    "changes:new": lambda a: {**about_luna(a), "side": "ours", "title": "Ribbons", "text": "Red", "why": "Easter"},
    "changes:edit": lambda a: {
        "side": "ours", "contact": a.ana.pk, "title": "Ribbons", "text": "Red", "why": "Easter", "seen_at": "",
    },
    "changes:estimate": lambda a: {"work": "6h", "price": "420", "milestone": a.milestone.pk, "after": a.task.pk},
    "changes:spoken": lambda a: {"channel": "phone", "text": "Fine"},
    "changes:send": lambda a: {"spoken": "phone", "how": "chat", "subject": "", "text": "Here it is"},
    "changes:explain": lambda a: {"channel": "phone", "text": "The oven is small"},
    "changes:accept": lambda a: {"contact": a.ana.pk},
    "changes:decline": lambda a: {"contact": a.ana.pk, "because": "Later", "instead": "In May"},
    "changes:cannot": lambda a: {"because": "The oven is small", "instead": "A box"},
    "changes:sign": lambda a: {"signed_how": "On paper", "on": day(0)},
    "decisions:confirm": lambda a: {"how": "chat", "subject": "", "text": "Blue it is"},
    "words:new": lambda a: {
        **about_luna(a), "on": day(3), "at_time": "09:30", "channel": "phone", "about": "The oven",
    },
    "news:new": lambda a: {**about_luna(a), "what": "No flour", "way_out": "Rye", "is_ours": "on"},
    "news:tell": lambda a: {"way_out": "Rye", "channel": "phone"},
}  # fmt: skip
