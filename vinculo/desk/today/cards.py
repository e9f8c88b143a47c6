"""What the page of Today draws: plain values, made once, so that the templates only place them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vinculo.desk.today import actions
from vinculo.desk.today.by_mail import Post
from vinculo.desk.today.deed import Deed, deed_of
from vinculo.practices.practice import CONSIDER, NOW, TODAY, WEEK
from vinculo.practices.today.board import Board
from vinculo.practices.today.conversation import Conversation
from vinculo.practices.today.order import rule, why_here
from vinculo.web.dates import clock, day_near, local_date, moment

KINDS = {
    "news": "tag-danger",
    "reply": "tag-info",
    "status": "tag-accent",
    "money": "tag-warn",
    "home": "tag",
    "care": "tag",
}
KIND_WORDS = {
    "news": gettext_lazy("Bad news"),
    "reply": gettext_lazy("Waits for a reply"),
    "status": gettext_lazy("Status due"),
    "money": gettext_lazy("Money"),
    "home": gettext_lazy("At home"),
    "care": gettext_lazy("Care"),
}


@dataclass(frozen=True, slots=True)
class Rail:
    """The dates of one promise, for drawing."""

    promised: date
    internal: date | None
    forecast: date | None


@dataclass(slots=True)
class Card:
    """A conversation as one reads it."""

    talk: Conversation
    deed: Deed
    when: str
    kind_words: str | Promise
    kind_css: str
    reach: str
    rail: Rail | None
    wish: str
    wished_on: date | None

    @property
    def address(self) -> str:
        return self.deed.address

    @property
    def has_body(self) -> bool:
        """Whether there is anything to read between the sentence and the buttons."""
        words = self.talk.words
        return bool(words.why or words.bring or self.talk.also or self.rail or self.wish)

    @property
    def is_form(self) -> bool:
        """Whether it lies on a dialog over Today; long work and letters want a page of their own."""
        return not self.deed.leaves and actions.lies_on_top(self.address)

    @property
    def meanwhile(self) -> str:
        """Above the agenda of a talk."""
        contact = self.nudge.contact
        if contact and self.nudge.channel == "phone":
            return _("While you are on the phone with %(name)s") % {"name": contact.first_name}
        return _("While you are at it")

    @property
    def because(self) -> list[str]:
        return why_here(self.talk)

    @property
    def order(self) -> str:
        return rule()

    @property
    def nudge(self) -> Any:
        return self.talk.nudge


def card(talk: Conversation, post: Post | None = None) -> Card:
    return Card(
        talk=talk,
        deed=deed_of(talk, post),
        when=when(talk),
        kind_words=KIND_WORDS.get(talk.words.kind, ""),
        kind_css=KINDS.get(talk.words.kind, "tag"),
        reach=reach(talk),
        rail=rail(talk),
        wish=str(talk.nudge.facts.get("wish", "")).rstrip("."),
        wished_on=talk.day("wished_on"),
    )


def rail(talk: Conversation) -> Rail | None:
    promised = talk.day("promised_on")
    return Rail(promised, talk.day("internal_on"), talk.day("forecast_on")) if promised else None


def when(talk: Conversation) -> str:
    """Until when, in two or three words."""
    due = talk.nudge.due_at
    if due and local_date(due) == talk.today and due < talk.at:
        return _("since %(when)s") % {"when": moment(due, talk.today)}
    if due and local_date(due) == talk.today:
        return _("before %(time)s") % {"time": clock(due)}
    if due and local_date(due) < talk.today:
        return _("since %(day)s") % {"day": day_near(due, talk.today)}
    if due:
        return _("until %(day)s") % {"day": day_near(due, talk.today)}
    if talk.open_now and talk.open_now.yes and talk.open_now.until and talk.nudge.urgency <= TODAY:
        return _("until %(time)s suits them") % {"time": clock(talk.open_now.until)}
    words: dict[int, str] = {NOW: _("now"), TODAY: _("today"), WEEK: _("this week")}
    return words.get(talk.nudge.urgency, _("when you can"))


def reach(talk: Conversation) -> str:
    """Number and hours, as one wants them beside the phone."""
    parts = [talk.phone]
    if talk.open_now and talk.open_now.yes and talk.open_now.until:
        parts.append(_("suits them until %(time)s") % {"time": clock(talk.open_now.until)})
    elif talk.open_now and talk.open_now.opens_at:
        parts.append(_("not now; from %(when)s") % {"when": moment(talk.open_now.opens_at, talk.today)})
    return " · ".join(part for part in parts if part)


def group_title(urgency: int, focus: Conversation | None) -> str:
    """Groups are by when, not by how bad."""
    if urgency == NOW:
        until = focus.open_now.until if focus and focus.open_now and focus.open_now.yes else None
        return _("Before %(time)s") % {"time": clock(until)} if until else _("Now")
    return {TODAY: _("Today"), WEEK: _("This week"), CONSIDER: _("When there is a good moment")}[urgency]  # type: ignore[index]


def greeting(name: str, at: datetime) -> str:
    hour = at.hour
    if hour < 13:
        return _("Good morning, %(name)s") % {"name": name}
    if hour < 20:
        return _("Good afternoon, %(name)s") % {"name": name}
    return _("Good evening, %(name)s") % {"name": name}


def summary(board: Board) -> tuple[str, str]:
    """How many people, and whom to begin with."""
    if board.focus is None:
        return "", ""
    count = board.people_to_talk_to
    people = ngettext(
        "It is worth talking with %(count)d person today.", "It is worth talking with %(count)d people today.", count
    ) % {"count": count}
    contact = board.focus.nudge.contact
    name = contact.first_name if contact else board.focus.nudge.who
    if board.focus.words.kind == "news":
        return people, _("Start with %(name)s: there is bad news and you can still be the one to tell it.") % {
            "name": name
        }
    return people, _("Start with %(name)s.") % {"name": name}
