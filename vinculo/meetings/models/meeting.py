"""A meeting, what is on its agenda, and where video calls of the house take place."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar, Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.clients.models import Audience, Client
from vinculo.conversations.models import Interaction
from vinculo.people.models import Organization, Person
from vinculo.projects.models import Project
from vinculo.projects.visible import VisibleByClient


class Kind(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    VIDEO = "video", _("By video")
    PHONE = "phone", _("By phone")
    INFORMAL = "informal", _("Informal, a coffee or a meal")


class State(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("of a meeting", "Planned")
    CANCELLED = "cancelled", pgettext_lazy("of a meeting", "Cancelled")
    HELD = "held", pgettext_lazy("of a meeting", "Held")


class Repeats(models.TextChoices):
    NOT = "", _("Once")
    WEEKLY = "weekly", _("Every week")
    FORTNIGHTLY = "fortnightly", _("Every two weeks")
    MONTHLY = "monthly", _("Every month, the same day")


CHANNELS = {Kind.IN_PERSON: "in_person", Kind.VIDEO: "video", Kind.PHONE: "phone", Kind.INFORMAL: "in_person"}


def new_uid() -> str:
    return f"{uuid.uuid4()}@vinculo"


class MeetingQuerySet(VisibleByClient):
    def kept(self) -> Self:
        """Of clients and projects that are not in the bin."""
        return self.filter(client__deleted_at=None).filter(Q(project=None) | Q(project__deleted_at=None))

    def planned(self) -> Self:
        return self.filter(state=State.PLANNED)

    def of_person(self, person: Person) -> Self:
        """Those they called, or are asked to and did not decline."""
        from vinculo.meetings.models.guest import Answer, Guest

        asked = Guest.objects.filter(meeting=OuterRef("pk"), person=person, removed_at=None)
        return self.filter(Q(organizer=person) | Exists(asked.exclude(answer=Answer.DECLINED)))

    def touching(self, since: datetime, until: datetime) -> Self:
        """Those that may fall between two moments; a series counts while it goes on."""
        once = Q(repeats="", starts_at__gt=since - timedelta(days=31))
        goes_on = ~Q(repeats="") & (Q(repeats_until_on=None) | Q(repeats_until_on__gte=since.date()))
        return self.filter(once | goes_on, starts_at__lt=until)

    def soonest_first(self) -> Self:
        return self.order_by("starts_at", "pk")


class Meeting(models.Model):
    """
    A time agreed with a client, at a table or not. A series is one row that repeats by the clock of its zone; what was
    done to one of its days (`of`, `slot_at`) is a row of its own.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="meetings")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="meetings")
    title = models.CharField(_("what it is about"), max_length=160)
    kind = models.CharField(_("how you meet"), max_length=10, choices=Kind, default=Kind.IN_PERSON)
    starts_at = models.DateTimeField(_("when"))
    minutes = models.PositiveIntegerField(_("minutes"), default=60)
    time_zone = models.CharField(_("time zone"), max_length=60)
    is_all_day = models.BooleanField(_("the whole day"), default=False)
    place = models.CharField(_("where"), max_length=300, blank=True)
    link = models.URLField(_("link to the video call"), max_length=500, blank=True)
    note = models.TextField(_("what they should know before"), blank=True)
    repeats = models.CharField(_("repeats"), max_length=12, choices=Repeats, blank=True, default="")
    repeats_until_on = models.DateField(_("until"), null=True, blank=True)
    of = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="days")
    slot_at = models.DateTimeField(null=True, blank=True)
    uid = models.CharField(max_length=255, unique=True, default=new_uid, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    audience = models.CharField(_("who sees it"), max_length=6, choices=Audience, default=Audience.TEAM)
    organizer = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="meetings")
    held_in = models.OneToOneField(
        Interaction, null=True, blank=True, on_delete=models.SET_NULL, related_name="meeting"
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(_("why it is called off"), max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField()

    objects: ClassVar = MeetingQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["of", "slot_at"], name="one_row_a_day_of_a_series"),)
        indexes = (
            models.Index(fields=["client", "starts_at"], name="meeting_of_client"),
            models.Index(fields=["state", "starts_at"], name="meeting_by_time"),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/meetings/{self.pk}/"

    @property
    def ends_at(self) -> datetime:
        """By the clock where it is: a whole day ends at midnight also when the clocks change in it."""
        if not self.is_all_day:
            return self.starts_at + timedelta(minutes=self.minutes)
        local = self.starts_at.astimezone(self.zone)
        wall = local.replace(tzinfo=None) + timedelta(days=self.days_long)
        return wall.replace(tzinfo=self.zone).astimezone(self.starts_at.tzinfo)

    @property
    def days_long(self) -> int:
        return max(1, round(self.minutes / 1440))

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def is_planned(self) -> bool:
        return self.state == State.PLANNED

    @property
    def is_series(self) -> bool:
        return bool(self.repeats)

    @property
    def channel(self) -> str:
        """As the logbook calls it."""
        return CHANNELS[Kind(self.kind)]

    @property
    def calendar_uid(self) -> str:
        """What calendars know it by: a day of a series goes by the name of the series."""
        return self.of.uid if self.of else self.uid


class AgendaPoint(models.Model):
    """One thing to talk about, from a record (`source`, like "question:7") or somebody's own line; ticked when said."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="points")
    text = models.CharField(_("what to talk about"), max_length=300)
    source = models.CharField(max_length=40, blank=True)
    audience = models.CharField(_("who sees it"), max_length=6, choices=Audience, default=Audience.TEAM)
    position = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.text[:60]


class VideoPlace(models.Model):
    """
    Where video calls of the house take place: an address with `{room}` gets a room of its own for each meeting, any
    other is used as it stands.
    """

    organization = models.OneToOneField(Organization, on_delete=models.CASCADE, related_name="video_place")
    address = models.CharField(_("address of your video calls"), max_length=300)

    def __str__(self) -> str:
        return self.address
