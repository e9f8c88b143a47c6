"""For every route that takes a form: what a form filled in well would send, about Café Luna."""

from collections.abc import Callable
from datetime import timedelta

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
from tests.trust.filled import Data, Everything, about_luna, day
from tests.trust.hearing import BODIES_OF_HEARING
from tests.trust.invoicing import BODIES_OF_INVOICING, QUERIES_OF_INVOICING
from tests.trust.ledgers import BODIES_OF_LEDGERS
from tests.trust.letters import BODIES_OF_LETTERS, QUERIES_OF_LETTERS
from tests.trust.meeting import BODIES_OF_MEETINGS, QUERIES_OF_MEETINGS
from tests.trust.paper_trail import BODIES_OF_PAPER_TRAIL
from tests.trust.plans import BODIES_OF_PLANS
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

NEW_PASSWORD = "otra-frase-larga-43"


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
    "contacts:decider": lambda a: {"role": "", "name": "Marta Ruiz"},
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
    **BODIES_OF_LEDGERS,
    **BODIES_OF_PLANS,
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
    "contacts:decider": lambda a: {"client": a.luna.pk},
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
