"""For every route that takes a form: what a form filled in well would send, about Café Luna."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.trust.asked import BODIES_OF_ASKED, QUERIES_OF_ASKED
from tests.trust.beginning import BODIES_OF_BEGINNING
from tests.trust.binned import BODIES_OF_BINNED
from tests.trust.brought import BODIES_OF_BROUGHT
from tests.trust.coming_in import BODIES_OF_COMING_IN
from tests.trust.connected import BODIES_OF_CONNECTED
from tests.trust.contracts import BODIES_OF_CONTRACTS
from tests.trust.effort import BODIES_OF_EFFORT, QUERIES_OF_EFFORT
from tests.trust.ending import BODIES_OF_ENDING
from tests.trust.files import BODIES_OF_FILES, QUERIES_OF_FILES
from tests.trust.hearing import BODIES_OF_HEARING
from tests.trust.invoicing import BODIES_OF_INVOICING, QUERIES_OF_INVOICING
from tests.trust.letters import BODIES_OF_LETTERS, QUERIES_OF_LETTERS
from tests.trust.meeting import BODIES_OF_MEETINGS, QUERIES_OF_MEETINGS
from tests.trust.paper_trail import BODIES_OF_PAPER_TRAIL
from tests.trust.post import BODIES_OF_POST
from tests.trust.programs import BODIES_OF_PROGRAMS
from tests.trust.quoting import BODIES_OF_QUOTES
from tests.trust.reporting import BODIES_OF_REPORTING, QUERIES_OF_REPORTING
from tests.trust.selling import BODIES_OF_SELLING, QUERIES_OF_SELLING
from tests.trust.signed import BODIES_OF_SIGNED, QUERIES_OF_SIGNED
from tests.trust.strangers import BODIES_OF_STRANGERS
from tests.trust.threads import BODIES_OF_THREADS
from tests.trust.told import BODIES_OF_TOLD, QUERIES_OF_TOLD
from tests.trust.trouble import BODIES_OF_TROUBLE
from tests.trust.tuned import BODIES_OF_TUNED
from tests.trust.vouching import BODIES_OF_VOUCHING
from tests.world import PASSWORD

Everything = Any
Data = dict[str, Any]

NEW_PASSWORD = "otra-frase-larga-43"


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def about_luna(all_: Everything) -> Data:
    return {"chosen": f"{all_.luna.pk}-{all_.ana.pk}", "who": "", "project": all_.shop.pk}


def client(all_: Everything) -> Data:
    return {
        "name": "Café Luna and sons", "kind": "company", "line": "Cakes", "owner": all_.marek.pk, "team": all_.north.pk,
        "since_on": "2020-01-31", "website": "https://luna.example", "city": "Cádiz", "country": "ES",
        "is_remote": "on", "language": "es", "currency": "EUR", "value": "1200", "seen_at": "",
    }  # fmt: skip


def profile(all_: Everything) -> Data:
    parts = ("sells", "sells_to", "goals", "motivations", "priorities", "working_style")
    figures = {
        "figures-TOTAL_FORMS": 2, "figures-INITIAL_FORMS": 1, "figures-0-id": all_.figure.pk,
        "figures-0-client": all_.luna.pk, "figures-0-what": "Orders", "figures-0-target": "130",
        "figures-1-id": "", "figures-1-client": all_.luna.pk, "figures-1-what": "Visits", "figures-1-target": "9",
    }  # fmt: skip
    return {**{part: f"New {part}" for part in parts}, "seen_at": "", **figures}


def contact(all_: Everything) -> Data:
    return {
        "name": "Ana Prado Ruiz", "email": "ana.prado@luna.example", "phone": "+34 600", "language": "es",
        "preferred_channel": "phone", "channel_note": "Short", "unwanted_channels": ["chat"], "time_zone": "",
        "about": "Bakes", "seen_at": "", "hours-mon-from1": "09:00", "hours-mon-until1": "12:00",
    }  # fmt: skip


def contact_with_points(all_: Everything) -> Data:
    points = {
        "points-TOTAL_FORMS": 1, "points-INITIAL_FORMS": 1, "points-0-id": all_.point.pk,
        "points-0-contact": all_.ana.pk, "points-0-kind": "phone", "points-0-value": "+34 612", "points-0-label": "Bar",
    }  # fmt: skip
    return {**contact(all_), **points}


def role(all_: Everything) -> Data:
    return {"title": "Owner", "decides": "Colours", "power": "decides", "is_key": "on"}


def a_day(all_: Everything) -> Data:
    return {"kind": "other", "what": "The fair", "day": 3, "month": 4, "year": 2027, "is_yearly": "on"}


def talk(all_: Everything) -> Data:
    return {
        **about_luna(all_), "channel": "phone", "direction": "both", "summary": "It went well", "felt": "warm",
        "decided": "Blue", "promised": "A sketch", "promised_on": day(9), "internal_on": day(7), "asked": "How much?",
        "we_asked": "Which oven?", "expects": "A call", "bad_news": "No flour", "next_on": day(3), "next_at": "09:30",
        "next_channel": "phone", "next_about": "The oven", "is_check_in": "on", "shares_status": "on",
        "asks_status": "on", "on": day(0), "at_time": "", "minutes": 9, "answers": [all_.question.pk],
        "nudge": all_.nudge.pk, "audience": "team",
    }  # fmt: skip


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


def organization(all_: Everything) -> Data:
    return {
        "name": "Taller Faro y Cía", "language": "en", "time_zone": "Europe/Madrid", "currency": "EUR",
        "country": "ES", "region": "", "hours-mon-from1": "09:00", "hours-mon-until1": "17:00",
        "mail_domains": "faro.example", "question_clock": "plain",
    }  # fmt: skip


BODIES: dict[str, Callable[[Everything], Data]] = {
    "exports:make": lambda a: {"address": "/promises/?whose=all", "kind": "csv"},
    "people:language": lambda a: {"language": "es", "next": "/"},
    "people:join": lambda a: {
        "name": "Nuria", "password": NEW_PASSWORD, "language": "es", "time_zone": "Europe/Madrid",
    },
    "account_login": lambda a: {"login": a.iga.email, "password": PASSWORD},
    "account_reauthenticate": lambda a: {"password": PASSWORD},
    "account_change_password": lambda a: {"oldpassword": PASSWORD, "password1": NEW_PASSWORD},
    "account_reset_password": lambda a: {"email": a.iga.email},
    "mfa_activate_totp": lambda a: {"code": "000000"},
    "mfa_edit_webauthn": lambda a: {"name": "Red key"},
    "clients:bulk": lambda a: {"do": "owner", "owner": a.zofia.pk, "client": [a.luna.pk]},
    "clients:save_view": lambda a: {"name": "Storms", "is_shared": "on"},
    "projects:save_view": lambda a: {"name": "Slipping", "is_shared": "on"},
    "projects:bulk": lambda a: {"lead": a.rita.pk, "project": [a.shop.pk], "back": "/projects/"},
    "clients:new": client,
    "clients:edit": client,
    "clients:edit_profile": profile,
    "clients:merge": lambda a: {"with": a.otero.pk},
    "clients:new_relation": lambda a: {"kind": "same_group", "other": a.otero.pk},
    "clients:season": lambda a: {"season": "winter", "reason": "Cold"},
    "clients:set_weather": lambda a: {"weather": "storm", "reason": "They told us"},
    "settings:weather": lambda a: {
        "promises": 20, "answers": 20, "rhythm": 20, "mood": 20, "trouble": 10, "money": 10,
    },
    "clients:new_date": a_day,
    "contacts:new": lambda a: {**contact(a), **{f"role-{name}": value for name, value in role(a).items()}},
    "contacts:edit": contact_with_points,
    "contacts:new_note": lambda a: {"text": "Has a boat", "audience": "team"},
    "contacts:new_date": a_day,
    "contacts:add_to_client": lambda a: {**role(a), "client": a.otero.pk},
    "contacts:merge": lambda a: {"with": a.otto.pk},
    "contacts:edit_role": role,
    "contacts:leave": lambda a: {"left_on": day(-1)},
    "bin:restore": lambda a: {"kind": "client", "pk": a.luna.pk},
    "log:start": talk,
    "log:new": talk,
    "log:about": about_luna,
    "log:areas": lambda a: {**about_luna(a), "we_asked": "Which font?"},
    "log:preview": lambda a: {"summary": "We promise a sketch", "promised": "A sketch", "promised_on": day(9)},
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
    **BODIES_OF_TROUBLE,
    **BODIES_OF_QUOTES,
    **BODIES_OF_SELLING,
    **BODIES_OF_REPORTING,
    **BODIES_OF_LETTERS,
    **BODIES_OF_MEETINGS,
    **BODIES_OF_BINNED,
    **BODIES_OF_FILES,
    **BODIES_OF_ENDING,
    **BODIES_OF_INVOICING,
    **BODIES_OF_PAPER_TRAIL,
    **BODIES_OF_PROGRAMS,
    **BODIES_OF_COMING_IN,
    **BODIES_OF_ASKED,
    **BODIES_OF_POST,
    **BODIES_OF_SIGNED,
    **BODIES_OF_THREADS,
    **BODIES_OF_TOLD,
    **BODIES_OF_HEARING,
    **BODIES_OF_CONNECTED,
    **BODIES_OF_CONTRACTS,
    **BODIES_OF_VOUCHING,
    "news:new": lambda a: {**about_luna(a), "what": "No flour", "way_out": "Rye", "is_ours": "on"},
    "news:tell": lambda a: {"way_out": "Rye", "channel": "phone"},
    "projects:new": lambda a: {**about_luna(a), **project(a)},
    "projects:edit": project,
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
    "settings:preferences": lambda a: {
        "name": "New Name", "title": "Cook", "phone": "1", "language": "en", "theme": "dark",
        "time_zone": "Europe/Madrid", "single_keys": "on", "hours-mon-from1": "09:00", "hours-mon-until1": "12:00",
    },
    "settings:brand": lambda all_: {"brand_colour": "#993a14", "portal_phone": "945 201 844"},
    "settings:organization": organization,
    "settings:days_off": lambda a: {"on": day(50), "name": "Picnic"},
    "settings:person": lambda a: {
        "name": "Zofia Kos", "title": "Texts", "phone": "2", "teams": [a.north.pk], "role": "member",
    },
    "settings:teams": lambda a: {"name": "East", "members": [a.zofia.pk]},
    "settings:team": lambda a: {"name": "North and more", "members": [a.zofia.pk, a.marek.pk]},
    "settings:invitations": lambda a: {
        "email": "pau@faro.example", "name": "Pau", "role": "member", "team": a.north.pk, "language": "es",
    },
    "imports:new": lambda a: {
        "file": SimpleUploadedFile("list.csv", b"Name,E-mail\nPau,pau@serra.example\n"), "client": a.luna.name,
    },
    "imports:columns": lambda a: {"column_0": "name", "column_1": "email", "column_2": "company"},
    "today:snooze": lambda a: {"until": (timezone.now() + timedelta(days=2)).isoformat()},
    "today:dismiss": lambda a: {"reason": "They are on holiday"},
    **BODIES_OF_BEGINNING,
    **BODIES_OF_BROUGHT,
    **BODIES_OF_TUNED,
    **BODIES_OF_EFFORT,
    **BODIES_OF_STRANGERS,
}  # fmt: skip


def undo_of_rita(all_: Everything) -> Data:
    """What Rita may take back, and nobody else, whoever gets hold of the address."""
    from urllib.parse import parse_qsl, urlsplit

    from vinculo.desk.undo import undo_address

    address = undo_address(all_.rita, "clients.archived", ids=[], before=[[all_.luna.pk, None]], back="/clients/")
    return dict(parse_qsl(urlsplit(address).query))


QUERIES: dict[str, Callable[[Everything], Data]] = {
    "contacts:new": lambda a: {"client": a.luna.pk},
    "clients:merge": lambda a: {"with": a.otero.pk},
    "contacts:merge": lambda a: {"with": a.otto.pk},
    "log:who": lambda a: {"q": "luna"},
    "search:page": lambda a: {"q": "luna"},
    "palette:find": lambda a: {"q": "luna"},
    "people:regions": lambda a: {"country": "ES"},
    "undo": undo_of_rita,
    **QUERIES_OF_INVOICING,
    **QUERIES_OF_EFFORT,
    **QUERIES_OF_FILES,
    **QUERIES_OF_ASKED,
    **QUERIES_OF_SIGNED,
    **QUERIES_OF_TOLD,
    **QUERIES_OF_SELLING,
    **QUERIES_OF_REPORTING,
    **QUERIES_OF_LETTERS,
    **QUERIES_OF_MEETINGS,
}
