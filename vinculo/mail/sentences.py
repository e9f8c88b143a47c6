"""Why a letter is where it is, and why nothing proves who wrote it, as sentences."""

from typing import Any

from django.utils.translation import gettext_lazy as _

DOUBTS = {
    "two_senders": _("It names more than one sender."),
    "no_sender": _("It names no sender."),
    "no_check": _("Nothing on its way says that it comes from there."),
    "failed": _("A check on its way says that it does not come from there."),
    "not_looked": _("Its seal could not be checked."),
    "colleague": _("It says that a colleague wrote it, and nothing proves that."),
    "not_a_participant": _("It answers a conversation its sender has no part in."),
}
REASONS = {
    "copy": _("A copy of a letter that was there before."),
    "internal": _("All in it are ours."),
    "rule": _("You said that %(pattern)s is no client."),
    "gone": _("What the record said of it was taken back."),
    "nobody": _("We wrote it to somebody no client knows."),
    "storm": _("Its sender wrote too much in too short a time."),
    "round": _("It left here and came back."),
    "hops": _("Too many servers have handed it on."),
    "reply": _("An automatic answer."),
    "list": _("It went to a mailing list."),
    "bounce": _("A letter that could not be delivered."),
    "several": _("Its sender belongs to several clients: %(clients)s"),
    "unknown": _("Nobody knows its sender yet."),
    "mail_too_big": _("It is larger than %(limit)s MB; only its head was taken."),
    "mail_too_many_parts": _("It has more than %(limit)s parts."),
    "mail_broken": _("It is damaged."),
    "mail_no_sender": _("It names no sender."),
    "stumbled": _("We could not read it. Whoever looks after this installation finds why in its log."),
}


def doubt(code: str) -> str:
    return str(DOUBTS.get(code, ""))


def reason(code: str, facts: dict[str, Any]) -> str:
    known = {"pattern": "", "clients": "", "limit": "", **facts}
    return str(REASONS[code]) % known if code in REASONS else ""
