"""Where the one button of a nudge leads: the form that settles it, filled in as far as we know."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from vinculo.practices.models import Nudge
from vinculo.practices.today.conversation import Conversation
from vinculo.practices.wording import action_label

# action → the page of the subject that settles it: (kind of subject, name of the page)
SETTLES = {
    "answer": ("question", "questions:answer"),
    "tell": ("news", "news:tell"),
    "warn": ("promise", "promises:warn"),
    "keep": ("promise", "promises:page"),
    "renegotiate": ("promise", "promises:renegotiate"),
    "margin": ("promise", "promises:page"),
}
OF_CLIENT = {"fill": "clients:profile"}
WITH_CLIENT = {"plan": "words:new", "ask": "expectations:new"}
LOGGED_AS = {"call": "phone", "meet": "in_person", "write": "email", "share": "", "greet": ""}
ICONS = {
    "call": "phone",
    "write": "mail",
    "answer": "mail",
    "tell": "phone",
    "warn": "phone",
    "keep": "check",
    "renegotiate": "calendar",
    "meet": "users",
    "plan": "calendar",
    "share": "megaphone",
    "ask": "message-circle",
    "fill": "pencil-line",
    "margin": "calendar",
    "greet": "heart",
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


def address(talk: Conversation) -> str:
    """The page on which the action of a conversation is done."""
    nudge, action = talk.nudge, talk.words.action
    kind, name = SETTLES.get(action, ("", ""))
    if kind and kind == talk.subject_kind:
        return f"{reverse(name, args=[talk.subject_id])}?{urlencode({'nudge': nudge.pk})}"
    if action in OF_CLIENT:
        return f"{reverse(OF_CLIENT[action], args=[nudge.client_id])}?{urlencode({'nudge': nudge.pk})}"
    if action in WITH_CLIENT:
        return f"{reverse(WITH_CLIENT[action])}?{_query(nudge)}"
    return log_address(nudge, LOGGED_AS.get(action) or nudge.channel)


def log_address(nudge: Nudge, channel: str = "") -> str:
    """The quick log, about this client and contact, for this nudge."""
    return f"{reverse('log:new')}?{_query(nudge, channel=channel or nudge.channel)}"


def label(talk: Conversation) -> str:
    """The button's words: with the first name where the verb is for a person."""
    contact = talk.nudge.contact
    if contact and talk.words.action in ("call", "tell", "warn"):
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
