"""What one does about a talk: its button, the mark of its row, and the other way where there is one."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from vinculo.clients.models import Channel
from vinculo.desk.today import actions
from vinculo.desk.today.by_mail import OnItsWay, Post, came_by_mail, reply_address
from vinculo.letters.models.letter import UNDO
from vinculo.practices.today.conversation import Conversation
from vinculo.web.dates import moment

AWAITED = ("question", "interaction")  # what somebody of theirs waits for: a lead is answered on its own page


@dataclass(frozen=True, slots=True)
class Deed:
    """One way to do it. `glyph`: the round mark of the row, `leaves`: what is said of a letter on its way."""

    address: str
    label: str
    icon: str
    glyph: str
    other: "Deed | None" = None
    leaves: str = ""

    @property
    def is_letter(self) -> bool:
        """Whether it opens the composer."""
        return self.address.startswith(reverse("letters:new"))

    @property
    def can_be_written(self) -> bool:
        return self.is_letter or self.other is not None


def deed_of(talk: Conversation, post: Post | None = None) -> Deed:
    """Address, words and marks together, so that they say the same. `post`: whether one can write by mail."""
    answers = talk.words.action == "answer" and talk.subject_kind in AWAITED
    found = _answer(talk, post) if answers else _usual(talk, post)
    letter = post.on_its_way.get(talk.nudge.pk) if post and found.can_be_written else None
    return _waits(letter, talk.at) if letter else found


def _usual(talk: Conversation, post: Post | None) -> Deed:
    address = actions.address(talk, post)
    return Deed(address, actions.label(talk), actions.icon_of(talk), actions.glyph_of(talk))


def _answer(talk: Conversation, post: Post | None) -> Deed:
    """What came by mail is answered in its thread, unless they would rather hear a voice: then that comes first."""
    glyph = actions.glyph_of(talk)
    panel = replace(_usual(talk, None), icon=glyph)
    if post is None or not came_by_mail(talk) or not post.answers(talk.nudge):
        return panel
    letter = Deed(reply_address(talk), panel.label, "mail", "mail")
    contact = talk.nudge.contact
    if contact is None or talk.nudge.channel != Channel.PHONE or not talk.number:
        return letter
    called = panel.address if talk.subject_kind == "question" else actions.log_address(talk.nudge, Channel.PHONE)
    words = _("Call %(name)s") % {"name": contact.first_name}
    return Deed(called, words, "phone", "phone", other=replace(letter, label=_("Reply by mail")))


def _waits(letter: OnItsWay, at: datetime) -> Deed:
    """It is written, and leaves in a moment or at its hour: until then its page gives it back."""
    words = _("Your letter leaves in a moment")
    if letter.leaves_at and letter.leaves_at > at + UNDO:
        words = _("Your letter leaves %(when)s") % {"when": moment(letter.leaves_at)}
    return Deed(letter.address, _("See the letter"), "mail", "mail", leaves=words)
