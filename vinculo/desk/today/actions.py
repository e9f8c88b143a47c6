"""Where the one button of a nudge leads: the form that settles it, filled in as far as we know."""

import re
from functools import lru_cache
from urllib.parse import urlencode

from django.conf import settings
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from vinculo.clients.models import Channel
from vinculo.desk.today.by_mail import Post, letter_address
from vinculo.practices.models import Nudge
from vinculo.practices.today.conversation import Conversation
from vinculo.practices.wording import action_label

# action → by kind of subject, the page of that subject which settles it
SETTLES: dict[str, dict[str, str]] = {
    "answer": {"question": "questions:answer", "interaction": "log:page", "lead": "leads:page"},
    "tell": {"news": "news:tell"},
    "own": {"news": "news:own"},
    "complaint": {"complaint": "complaints:page"},
    "warn": {"promise": "promises:warn"},
    "keep": {"promise": "promises:page"},
    "renegotiate": {"promise": "promises:renegotiate"},
    "margin": {"promise": "promises:page"},
    "take_on": {"client": "handover:page"},
    "plan_account": {"client": "account_plan:edit"},
    "note": {"contact": "contacts:new_note"},
    "open": {"question": "questions:page", "interaction": "log:page"},
    "open_client": {"client": "clients:page"},
    "kickoff": {"project": "kickoff:start"},
    "remind": {"obligation": "obligations:remind"},
    "decide": {"change": "changes:page", "lead": "leads:decide"},
    "explain": {"change": "changes:explain"},
    "reset": {"expectation": "expectations:page"},
    "confirm": {"decision": "decisions:confirm", "change": "changes:send", "project": "kickoff:minutes"},
    "review": {"flag": "flags:review"},
    "report": {"incident": "incidents:page"},
    "plan_work": {"project": "plan:page"},
    "assign": {"project": "team:name"},
    "relieve": {"person": "person:share"},
    "hand_over": {"project": "closing:deploy"},
    "documents": {"project": "closing:documents"},
    "celebrate": {"project": "closing:celebration"},
    "feedback": {"project": "closing:celebration", "feedback": "feedback:done"},
    "look_back": {"project": "closing:look_back"},
    "learn": {"project": "closing:look_back"},
    "last_word": {"project": "closing:next"},
    "next_step": {"project": "closing:next"},
    "agree": {"agreement": "agreements:page", "project": "obligations:ledger"},
    "price": {"quote": "quotes:talk", "invoice": "invoices:talk", "change": "changes:page"},
    "thank_referrer": {"referral": "referrals:page"},
}
OF_MILESTONE = {"buffer": "projects:milestone", "keep": "projects:milestone", "thank": "closing:thank_for"}
OF_CLIENT = {"fill": "clients:edit_profile"}
WITH_CLIENT = {
    "name": "contacts:decider",
    "plan": "words:new",
    "ask": "expectations:new",
    "slip": "news:new",
    "meet": "meetings:new",
    "favour": "favours:new",
    "ask_reference": "references:ask",
    "propose": "opportunities:new",
}
# What a nudge says of the step that is next, and the form of that step: (action, reason) or (action, name of a fact)
NEXT_STEP = {
    ("assign", "asked"): "team:new_part",
    ("complaint", "find"): "complaints:find",
    ("complaint", "put right"): "complaints:resolve",
    ("report", "unhelped_at"): "incidents:swarm",
    ("report", "until_at"): "incidents:report",
    ("report", "missed_on"): "incidents:report",
    ("thank_referrer", "thanks"): "referrals:thank",
    ("thank_referrer", "outcome"): "referrals:tell",
}
# Work of more than one sitting: its own page, opened where it goes on. All else lies on top of Today.
LONG = frozenset(
    {
        "agreements:page", "clients:page", "closing:celebration", "closing:deploy", "closing:documents",
        "closing:look_back", "closing:next", "handover:page", "kickoff:minutes", "kickoff:start",
        "obligations:ledger", "plan:page",
    }
)  # fmt: skip
LOGGED_AS = {"call": "phone", "write": "", "share": "", "greet": ""}
ICONS = {
    "call": "phone",
    "write": "mail",
    "answer": "mail",
    "tell": "phone",
    "warn": "phone",
    "keep": "check",
    "renegotiate": "calendar",
    "meet": "calendar-plus",
    "plan": "calendar",
    "share": "megaphone",
    "ask": "message-circle",
    "fill": "pencil-line",
    "margin": "calendar",
    "greet": "heart",
    "take_on": "handshake",
    "name": "user-plus",
    "note": "pencil-line",
    "kickoff": "presentation",
    "buffer": "calendar",
    "remind": "mail",
    "decide": "scale",
    "reset": "message-circle",
    "confirm": "file-text",
    "slip": "phone",
    "plan_work": "list-checks",
    "review": "eye",
    "report": "megaphone",
    "own": "hand-helping",
    "complaint": "message-square-quote",
    "assign": "user-plus",
    "relieve": "users",
    "thank": "heart",
    "explain": "message-circle",
    "hand_over": "list-checks",
    "documents": "file-text",
    "celebrate": "party-popper",
    "feedback": "message-square-quote",
    "look_back": "history",
    "learn": "book-open",
    "last_word": "heart",
    "next_step": "arrow-right",
    "favour": "gift",
    "plan_account": "map",
    "ask_reference": "message-square-quote",
    "thank_referrer": "heart",
    "propose": "message-circle",
    "agree": "signature",
    "price": "phone",
}
CHANNEL_ICONS = {
    "in_person": "users",
    "video": "video",
    "phone": "phone",
    "email": "mail",
    "chat": "message-circle",
    "portal": "upload",
    "letter": "file-text",
    "note": "pencil-line",
}
KIND_ICONS = {
    "news": "octagon-alert",
    "reply": "mail",
    "status": "megaphone",
    "money": "banknote",
    "home": "key-round",
    "care": "heart",
}


def address(talk: Conversation, post: Post | None = None) -> str:
    """The page on which the action of a conversation is done. `post`: whether one can write by mail."""
    nudge, action = talk.nudge, talk.words.action
    if action in WITH_CLIENT:
        more = {"kind": nudge.channel} if action == "meet" else {}
        return f"{reverse(WITH_CLIENT[action])}?{_query(nudge, **more)}"
    page = _page(talk, action)
    if page:
        return f"{page}?{urlencode({'nudge': nudge.pk})}"
    channel = channel_of(nudge, action)
    if post and action in LOGGED_AS and post.takes(nudge, channel):
        return letter_address(nudge)
    return log_address(nudge, channel)


def channel_of(nudge: Nudge, action: str) -> str:
    """How the talk is held: what is to be written goes by mail, unless they like another channel better."""
    if action == "write":
        return nudge.channel or Channel.EMAIL.value
    return LOGGED_AS.get(action) or nudge.channel


def _page(talk: Conversation, action: str) -> str | None:
    """The page about the subject itself; None where what settles it is a talk."""
    name, project_id = _step(talk, action), talk.nudge.facts.get("project_id")
    if name:
        return reverse(name, args=[talk.subject_id])
    if action in OF_CLIENT:
        return reverse(OF_CLIENT[action], args=[talk.nudge.client_id])
    if action in OF_MILESTONE and project_id and talk.subject_kind == "milestone":
        return reverse(OF_MILESTONE[action], args=[project_id, talk.subject_id])
    return None


def _step(talk: Conversation, action: str) -> str | None:
    """The form of the step that is next, where there are several; else the page of the subject."""
    if talk.subject_kind not in SETTLES.get(action, {}):
        return None
    for said in (talk.nudge.reason, *talk.nudge.facts):
        if (action, said) in NEXT_STEP:
            return NEXT_STEP[action, said]
    return SETTLES[action][talk.subject_kind]


def lies_on_top(address: str) -> bool:
    """Whether what an action leads to opens over Today, where one is back when it is done."""
    return _is_short(re.sub("[0-9]+", "1", address.partition("?")[0]))


@lru_cache(maxsize=500)
def _is_short(path: str) -> bool:
    """Looked up once for each kind of address: it depends on nothing but the table of addresses."""
    try:
        return resolve(path, settings.ROOT_URLCONF).view_name not in LONG
    except Resolver404:
        return False


def log_address(nudge: Nudge, channel: str = "") -> str:
    """The quick log, about this client and contact, for this nudge."""
    return f"{reverse('log:new')}?{_query(nudge, channel=channel or nudge.channel)}"


def label(talk: Conversation) -> str:
    """The button's words: with the first name where the verb is for a person."""
    contact = talk.nudge.contact
    if contact and talk.words.action in ("call", "tell", "warn", "slip"):
        return _("Call %(name)s") % {"name": contact.first_name}
    return action_label(talk.words.action)


def icon_of(talk: Conversation) -> str:
    return ICONS.get(talk.words.action, "arrow-right")


def glyph_of(talk: Conversation) -> str:
    """The round mark of a row: its channel where the action is a talk, else its family."""
    if talk.words.kind == "news" or talk.words.action in ("share", "fill", "greet"):
        return KIND_ICONS.get(talk.words.kind, "heart")
    return CHANNEL_ICONS.get(talk.nudge.channel) or KIND_ICONS.get(talk.words.kind, "heart")


def _query(nudge: Nudge, **more: str) -> str:
    given = {"client": nudge.client_id, "contact": nudge.contact_id, "nudge": nudge.pk, **more}
    return urlencode({name: value for name, value in given.items() if value})
