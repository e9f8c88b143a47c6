"""Findings that live, and where every relationship stands."""

from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel, Client, Contact, of_visible_client
from vinculo.people.models import Person
from vinculo.pipeline.models import Lead
from vinculo.practices.tuning.models import PracticeChange as PracticeChange
from vinculo.practices.tuning.models import PracticeSetting as PracticeSetting


class State(models.TextChoices):
    OPEN = "open", _("Open")
    SNOOZED = "snoozed", _("Snoozed")
    DONE = "done", _("Done")
    DISMISSED = "dismissed", _("Does not apply")
    CLEARED = "cleared", _("Cleared by itself")


EVENT_WORDS = {
    "raised": _("Raised"),
    "snoozed": _("Snoozed"),
    "done": _("Done"),
    "dismissed": _("Does not apply"),
    "undone": _("Taken back"),
    "cleared": _("Cleared by itself"),
}


class Season(models.TextChoices):
    SPRING = "spring", _("Spring")
    SUMMER = "summer", _("Summer")
    AUTUMN = "autumn", _("Autumn")
    WINTER = "winter", _("Winter")


class Weather(models.TextChoices):
    CLEAR = "clear", _("Clear")
    CHANGEABLE = "changeable", _("Changeable")
    STORM = "storm", _("Storm")
    UNKNOWN = "", _("Not enough is known yet")


def of_seen_lead(person: Person) -> models.Q:
    """The whole team sees leads, and what is to be done about them; guests do not."""
    return models.Q(pk__in=()) if person.is_guest else models.Q(lead__isnull=False)


class NudgeQuerySet(models.QuerySet["Nudge"]):
    def visible_to(self, person: Person) -> Self:
        if person.sees_everyone:
            return self
        return self.filter(of_visible_client(person) | of_seen_lead(person))

    def of(self, person: Person) -> Self:
        return self.filter(person=person)

    def live(self) -> Self:
        return self.filter(state__in=(State.OPEN, State.SNOOZED))

    def open_at(self, at: datetime) -> Self:
        """Open now: raised, or snoozed until a moment that has come."""
        return self.live().filter(models.Q(state=State.OPEN) | models.Q(snoozed_until__lte=at))

    def most_urgent_first(self) -> Self:
        return self.order_by("urgency", models.F("due_at").asc(nulls_last=True), "pk")


class Nudge(models.Model):
    """
    One thing to do because of a practice, about a client or a lead. Identity: the practice, what it is about, and the
    reason in the facts.
    """

    practice = models.CharField(max_length=60)
    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.CASCADE, related_name="nudges")
    lead = models.ForeignKey(Lead, null=True, blank=True, on_delete=models.CASCADE, related_name="nudges")
    subject = models.CharField(max_length=60)
    reason = models.CharField(max_length=80, blank=True)
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="nudges")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="nudges")
    facts: Any = models.JSONField(default=dict)
    urgency = models.PositiveSmallIntegerField()
    channel = models.CharField(max_length=20, choices=Channel, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    snoozed_until = models.DateTimeField(null=True, blank=True)
    raised_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = NudgeQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["client", "practice", "subject", "reason"], name="one_nudge"),
            models.UniqueConstraint(fields=["lead", "practice", "subject", "reason"], name="one_nudge_of_lead"),
            models.CheckConstraint(
                condition=models.Q(client__isnull=False, lead=None) | models.Q(client=None, lead__isnull=False),
                name="nudge_about_one",
            ),
        )
        indexes = (
            models.Index(fields=["person", "state", "urgency", "due_at"], name="nudge_of_person"),
            models.Index(fields=["state", "urgency", "due_at"], name="nudge_open"),
            # Counting what one may see of thousands looks at nothing else.
            models.Index(fields=["person", "state", "client", "lead"], name="nudge_count"),
        )

    def __str__(self) -> str:
        return f"{self.practice} {self.subject}"

    @property
    def who(self) -> str:
        """The name of the client or lead."""
        return str(self.client or self.lead)

    @property
    def who_address(self) -> str:
        return f"/clients/{self.client_id}/" if self.client_id else f"/leads/{self.lead_id}/"


class NudgeEvent(models.Model):
    """What happened to a nudge: raised, updated, snoozed, done, dismissed, undone, cleared."""

    nudge = models.ForeignKey(Nudge, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=["kind", "at"], name="nudge_event_kind"),)

    def __str__(self) -> str:
        return f"{self.nudge_id} {self.kind}"

    @property
    def words(self) -> str:
        """What happened, in the reader's language."""
        return str(EVENT_WORDS.get(self.kind, self.kind))


class ChoiceQuerySet(models.QuerySet[Any]):
    def holding(self, today: date) -> Self:
        """Neither taken back nor past its last day."""
        return self.filter(models.Q(until_on=None) | models.Q(until_on__gte=today), ended_at=None)


class Standing(models.Model):
    """Where a relationship stands as of the last check: season, weather, last and next word, what is open."""

    client = models.OneToOneField(Client, on_delete=models.CASCADE, primary_key=True, related_name="standing")
    season = models.CharField(max_length=6, choices=Season, default=Season.WINTER)
    season_since = models.DateField(null=True, blank=True)
    season_reasons = models.JSONField(default=list, blank=True)
    season_by_hand = models.BooleanField(default=False)
    weather = models.CharField(max_length=10, choices=Weather, blank=True, default="")
    weather_by_hand = models.BooleanField(default=False)
    health = models.PositiveSmallIntegerField(null=True, blank=True)
    trend = models.SmallIntegerField(default=0)
    weather_reasons = models.JSONField(default=list, blank=True)
    shares = models.JSONField(default=dict, blank=True)  # what each part of health lost, in thousandths of its weight
    last_contact_at = models.DateTimeField(null=True, blank=True)
    next_word_on = models.DateField(null=True, blank=True)
    open_nudges = models.PositiveSmallIntegerField(default=0)
    open_promises = models.PositiveSmallIntegerField(default=0)
    worst_urgency = models.PositiveSmallIntegerField(default=9)
    checked_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["season"], name="standing_season"),
            models.Index(fields=["health"], name="standing_health"),
            models.Index(fields=["last_contact_at"], name="standing_last_contact"),
            models.Index(fields=["next_word_on"], name="standing_next_word"),
            models.Index(fields=["open_nudges"], name="standing_nudges"),
        )

    def __str__(self) -> str:
        return f"{self.client_id} {self.season} {self.weather}"


class StandingEvent(models.Model):
    """The relationship passed from one season or weather to another, and why."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="standing_events")
    kind = models.CharField(max_length=8, choices=[("season", _("Season")), ("weather", _("Weather"))])
    before = models.CharField(max_length=10, blank=True)
    after = models.CharField(max_length=10, blank=True)
    reasons = models.JSONField(default=list, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=["client", "-at"], name="standing_event_of_client"),)

    def __str__(self) -> str:
        return f"{self.client_id} {self.before} → {self.after}"


class Choice(models.Model):
    """Season or weather set by hand: by whom and why, until a day or until somebody takes it back."""

    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    until_on = models.DateField(null=True, blank=True)  # the last day it holds
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar = ChoiceQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("at", "pk")


class SeasonChoice(Choice):
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="season_choices")
    season = models.CharField(max_length=6, choices=Season)

    def __str__(self) -> str:
        return f"{self.client_id} {self.season}"


class WeatherChoice(Choice):
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="weather_choices")
    weather = models.CharField(max_length=10, choices=[(value, label) for value, label in Weather.choices if value])

    def __str__(self) -> str:
        return f"{self.client_id} {self.weather}"


class HealthDay(models.Model):
    """The health of a relationship at the end of a day on which it changed; it stays so until the next."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="health_days")
    on = models.DateField()
    health = models.PositiveSmallIntegerField(null=True)  # None: not enough was known

    class Meta:
        constraints = (models.UniqueConstraint(fields=["client", "on"], name="one_health_a_day"),)
        ordering = ("on",)

    def __str__(self) -> str:
        return f"{self.client_id} {self.on} {self.health}"


class WeatherWeights(models.Model):
    """How much each part of health can cost, from a moment on; the latest count."""

    weights = models.JSONField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return str(self.weights)
