"""The steps of a closing: what each is for, the question to ask aloud, and what is missing in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vinculo.desk.closing.about import About
from vinculo.projects.models import HandOverItem

DEPLOY, DOCUMENTS, PROMISED = "deploy", "documents", "promised"
CELEBRATION, LOOK_BACK, NEXT = "celebration", "look-back", "next"
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Topic:
    key: str
    title: Any
    small: Any
    lede: Any
    question: Any
    section: str  # of the paper, marked while one speaks of it


TOPICS = (
    Topic(
        DEPLOY,
        gettext_lazy("Putting it live"),
        gettext_lazy("What, who, until when"),
        gettext_lazy("Small things nobody thinks of on the day: keys, copies, who is told. A name for each."),
        gettext_lazy("Who has to be at hand when it goes live, and who should hear of it first?"),
        "deploy",
    ),
    Topic(
        DOCUMENTS,
        gettext_lazy("Documents"),
        gettext_lazy("Living without us"),
        gettext_lazy("Guides, keys handed over, what to do when something stops. Each with somebody who sees to it."),
        gettext_lazy("What would you want to look up on a Sunday evening when we do not answer?"),
        "documents",
    ),
    Topic(
        PROMISED,
        gettext_lazy("Promised and delivered"),
        gettext_lazy("Side by side"),
        gettext_lazy("What the record says. Go through it together, then ask for their yes."),
        gettext_lazy("Is there anything you were counting on that is not here?"),
        "promised",
    ),
    Topic(
        CELEBRATION,
        gettext_lazy("Celebrate and ask"),
        gettext_lazy("How it was for them"),
        gettext_lazy("Something small that says that this was good; and a talk about how it was."),
        gettext_lazy("From 0 to 10, how was it? What would raise it by one?"),
        "opinion",
    ),
    Topic(
        LOOK_BACK,
        gettext_lazy("Look back"),
        gettext_lazy("Thanks first, then lessons"),
        gettext_lazy("Among ourselves. It begins with thanks, by name and for something in particular."),
        gettext_lazy("Whom do you want to thank, and what for?"),
        "lessons",
    ),
    Topic(
        NEXT,
        gettext_lazy("What comes next"),
        gettext_lazy("And a last friendly word"),
        gettext_lazy("They remember how it ended. Leave a date, and a word that is only friendly."),
        gettext_lazy("Would you tell others about us? And when shall we ask how it goes?"),
        "next",
    ),
)
BY_KEY = {topic.key: topic for topic in TOPICS}
KEYS = tuple(BY_KEY)


@dataclass(frozen=True, slots=True)
class Stop:
    """A step as it stands in the list."""

    key: str
    title: Any
    small: Any
    address: str
    is_done: bool
    is_current: bool


def stops(about: About, current: str) -> list[Stop]:
    base = f"/projects/{about.project.pk}/closing"
    return [
        Stop(
            topic.key,
            topic.title,
            topic.small,
            f"{base}/{topic.key}/",
            not missing(about, topic.key),
            topic.key == current,
        )
        for topic in TOPICS
    ]


def first_open(about: About) -> str:
    return next((key for key in KEYS if missing(about, key)), NEXT)


def missing(about: About, step: str) -> list[str]:
    """What this step does not have yet, in a few words each."""
    return _MISSING[step](about)


def all_missing(about: About) -> list[tuple[Stop, list[str]]]:
    """The steps that lack something, with what they lack."""
    return [(stop, missing(about, stop.key)) for stop in stops(about, "") if not stop.is_done]


def _deploy(about: About) -> list[str]:
    items = about.items_of(HandOverItem.Kind.DEPLOY)
    return _undone(items) if items else [_("the steps of putting it live")]


def _documents(about: About) -> list[str]:
    items = about.items_of(HandOverItem.Kind.DOCUMENT)
    unfound = (item.what for item in items if item.done_on and not item.link)
    gaps = [_("where to find “%(what)s”") % {"what": what} for what in unfound][:MOST_NAMED]
    return [*_undone(items), *gaps] if items else [_("the manuals and guides")]


def _undone(items: Iterable[HandOverItem]) -> list[str]:
    todo = [item for item in items if not item.done_on]
    gaps = [_("who sees to “%(what)s”") % {"what": item.what} for item in todo if not item.owner_id][:MOST_NAMED]
    if todo:
        gaps.append(ngettext("%(number)d thing to do", "%(number)d things to do", len(todo)) % {"number": len(todo)})
    return gaps


def _promised(about: About) -> list[str]:
    gaps = [] if about.closing.accepted_on else [_("their yes to it")]
    open_ones = sum(1 for promise in about.promises if promise.is_open)
    if open_ones:
        gaps.append(
            ngettext("%(number)d promise still open", "%(number)d promises still open", open_ones)
            % {"number": open_ones}
        )
    return gaps


def _celebration(about: About) -> list[str]:
    gaps = [] if about.closing.celebration or about.closing.celebrated_on else [_("how you celebrate")]
    if not about.feedback:
        gaps.append(_("how it was for them"))
    elif not any(one.given_at for one in about.feedback):
        gaps.append(_("what they answered"))
    return gaps


def _look_back(about: About) -> list[str]:
    gaps = [] if about.thanks else [_("thanks to somebody, by name")]
    if not about.look_back.held_on:
        gaps.append(_("the look back itself"))
    return gaps if about.lessons else [*gaps, _("a lesson for the next team")]


def _next(about: About) -> list[str]:
    gaps = [] if about.references else [_("whether they would tell others about us")]
    if not about.closing.next_step:
        gaps.append(_("a next step"))
    elif not about.closing.next_step_on:
        gaps.append(_("a date for the next step"))
    return gaps if about.closing.last_word_at else [*gaps, _("a last friendly word")]


_MISSING: dict[str, Callable[[About], list[str]]] = {
    DEPLOY: _deploy,
    DOCUMENTS: _documents,
    PROMISED: _promised,
    CELEBRATION: _celebration,
    LOOK_BACK: _look_back,
    NEXT: _next,
}
