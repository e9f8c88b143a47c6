"""What the settings page lists. A section of the desk adds its own entry when it starts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.people.models import Person
from vinculo.people.permissions import may_administer, may_import, may_manage_people, may_see_people

Text = str | Promise
Group = Literal["me", "house"]


def everybody(person: Person) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Entry:
    url_name: str
    title: Text
    text: Text
    icon: str
    group: Group = "house"
    allowed: Callable[[Person], bool] = everybody

    @property
    def address(self) -> str:
        return reverse(self.url_name)


entries: list[Entry] = [
    Entry(
        "settings:preferences",
        _("Preferences"),
        _("Language, light or dark, time zone, your hours."),
        "sliders-horizontal",
        "me",
    ),
    Entry("settings:face", _("How clients see you"), _("Photo, role, a few words."), "smile", "me"),
    Entry(
        "notices:wishes",
        _("How you hear of things"),
        _("By mail or push, when, and the mail of the morning."),
        "bell",
        "me",
    ),
    Entry(
        "settings:mailboxes",
        _("Mailboxes"),
        _("Where mail is fetched and sent: yours and the organization's."),
        "mail",
        "me",
        allowed=may_see_people,
    ),
    Entry(
        "settings:calendars",
        _("Calendars"),
        _("Addresses your calendar reads, and a calendar kept in step."),
        "calendar-days",
        "me",
    ),
    Entry(
        "programs:list",
        _("Programs"),
        _("Tokens for programs that read or write in your name."),
        "key-round",
        "me",
        allowed=may_see_people,
    ),
    Entry(
        "people:security", _("Signing in"), _("Password, second step, where you are signed in."), "shield-check", "me"
    ),
    Entry(
        "settings:organization",
        _("Organization"),
        _("Name, place, currency, working hours."),
        "building-2",
        allowed=may_administer,
    ),
    Entry(
        "settings:brand",
        _("Portal and brand"),
        _("Colour, logo, the number for what is urgent."),
        "eye",
        allowed=may_administer,
    ),
    Entry(
        "practices:list",
        _("Practices"),
        _("What is read over every client: on, off, numbers, starting sets."),
        "scale",
        allowed=may_administer,
    ),
    Entry(
        "settings:video",
        _("Video calls"),
        _("Jitsi, Meet, Zoom or Teams: the address that meetings get."),
        "video",
        allowed=may_administer,
    ),
    Entry(
        "invoices:seller",
        _("Quotes and invoices"),
        _("Our details on paper, taxes, numbers, days to pay."),
        "wallet",
        allowed=may_administer,
    ),
    Entry(
        "settings:days_off",
        _("Days off"),
        _("Public holidays and days of your own."),
        "calendar-days",
        allowed=may_administer,
    ),
    Entry(
        "settings:weather",
        _("Weather"),
        _("How many points each part of a relationship's health can cost."),
        "cloud-sun",
        allowed=may_administer,
    ),
    Entry(
        "settings:people",
        _("People"),
        _("Who works here, and what they may do."),
        "users",
        allowed=may_manage_people,
    ),
    Entry(
        "settings:teams",
        _("Teams"),
        _("People who share clients."),
        "users-round",
        allowed=may_manage_people,
    ),
    Entry(
        "settings:invitations",
        _("Invitations"),
        _("Letters that are still out."),
        "user-plus",
        allowed=may_manage_people,
    ),
    Entry(
        "settings:letters",
        _("Templates of letters"),
        _("What one writes again and again, in each language."),
        "pencil-line",
        allowed=may_see_people,
    ),
    Entry(
        "agreements:templates",
        _("Templates of contracts"),
        _("Clauses to begin an agreement from, in each language."),
        "signature",
        allowed=may_see_people,
    ),
    Entry(
        "bin:page",
        _("Bin"),
        _("Clients, people and projects thrown away in the last 30 days."),
        "trash-2",
        allowed=may_see_people,
    ),
    Entry(
        "settings:seal",
        _("Seal"),
        _("The certificate on papers that both sides have signed."),
        "lock",
        allowed=may_administer,
    ),
    Entry(
        "notices:rooms",
        _("Chat"),
        _("Rooms of Slack, Mattermost or Teams that hear what happens."),
        "messages-square",
        allowed=may_administer,
    ),
    Entry(
        "connections:list",
        _("Connections"),
        _("Trello and Basecamp, kept in step with our projects."),
        "link",
        allowed=may_import,
    ),
    Entry(
        "webhooks:list",
        _("Webhooks"),
        _("Programs of yours that hear what happens here."),
        "send",
        allowed=may_administer,
    ),
    Entry(
        "archive:list",
        pgettext_lazy("of the whole installation", "Archive"),
        _("Everything in one file, to keep or to take elsewhere."),
        "archive",
        allowed=may_administer,
    ),
    Entry(
        "settings:jobs",
        _("Background work"),
        _("What did not go through, and why."),
        "refresh-cw",
        allowed=may_administer,
    ),
]


def entries_for(person: Person, group: Group) -> list[Entry]:
    return [entry for entry in entries if entry.group == group and entry.allowed(person)]
