"""What we gave our word for."""

from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vinculo.agreements import recorded
from vinculo.clients.models import Audience, Channel, Client, Contact
from vinculo.people.models import Person
from vinculo.projects.models import Milestone, Project
from vinculo.projects.visible import VisibleByClient


class PromiseQuerySet(VisibleByClient):
    def open(self) -> Self:
        return self.filter(kept_on=None, withdrawn_at=None)

    def soonest_first(self) -> Self:
        return self.order_by(models.F("promised_on").asc(nulls_last=True), "pk")

    def slipping(self, today: date) -> Self:
        """Open ones we already expect to miss: the twin of Promise.is_slipping."""
        expected_late = models.Q(forecast_on__gt=models.F("promised_on")) | models.Q(
            forecast_on=None, internal_on__gt=models.F("promised_on")
        )
        return self.open().filter(expected_late | models.Q(promised_on__lt=today))


class Promise(models.Model):
    """Something we told a client we would do: the date they heard and the date we plan for ourselves."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="promises")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="promises")
    milestone = models.ForeignKey(Milestone, null=True, blank=True, on_delete=models.SET_NULL, related_name="promises")
    text = models.CharField(_("what we promised"), max_length=300)
    audience = models.CharField(_("who sees it"), max_length=6, choices=Audience, default=Audience.TEAM)
    made_to = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="promises", verbose_name=_("to whom")
    )
    owner = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="promises",
        verbose_name=_("who sees to it"),
    )
    made_at = models.DateTimeField(_("made at"))
    promised_on = models.DateField(_("promised date"), null=True, blank=True)
    internal_on = models.DateField(_("internal date"), null=True, blank=True)
    forecast_on = models.DateField(_("forecast"), null=True, blank=True)
    margin_reason = models.CharField(_("why without margin"), max_length=200, blank=True)
    kept_on = models.DateField(_("kept on"), null=True, blank=True)
    kept_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_because = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)
    said_in = models.UUIDField(null=True, blank=True, db_index=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = PromiseQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["client", "kept_on", "withdrawn_at", "promised_on"], name="promise_of_client"),
            models.Index(fields=["owner", "kept_on", "withdrawn_at", "promised_on"], name="promise_of_owner"),
        )

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return f"/promises/{self.pk}/"

    @property
    def is_open(self) -> bool:
        return self.kept_on is None and self.withdrawn_at is None

    @property
    def expected_on(self) -> date | None:
        return self.forecast_on or self.internal_on

    def is_slipping(self, today: date) -> bool:
        if not self.is_open or self.promised_on is None:
            return False
        return today > self.promised_on or (self.expected_on is not None and self.expected_on > self.promised_on)

    @transaction.atomic(savepoint=False)
    def keep(self, *, on: date, by: Person | None = None) -> bool:
        """Done as promised. False if somebody kept or withdrew it before."""
        won = Promise.objects.open().filter(pk=self.pk).update(kept_on=on, kept_by=by) == 1
        if won:
            self.kept_on, self.kept_by = on, by
            recorded.promise_did("kept", self, by=by, kept_on=on.isoformat())
        return won

    @transaction.atomic(savepoint=False)
    def reopen(self, *, by: Person | None = None) -> None:
        """It was not kept after all, or not withdrawn."""
        self.kept_on = self.kept_by = self.withdrawn_at = self.withdrawn_by = None
        self.withdrawn_because = ""
        self.save(update_fields=["kept_on", "kept_by", "withdrawn_at", "withdrawn_by", "withdrawn_because"])
        recorded.promise_did("reopened", self, by=by)

    @transaction.atomic(savepoint=False)
    def withdraw(self, *, at: datetime, by: Person | None = None, because: str = "") -> bool:
        """It no longer holds, and the client knows. False if somebody kept or withdrew it before."""
        values = {"withdrawn_at": at, "withdrawn_by": by, "withdrawn_because": because}
        won = Promise.objects.open().filter(pk=self.pk).update(**values) == 1
        if won:
            self.withdrawn_at, self.withdrawn_by, self.withdrawn_because = at, by, because
            recorded.promise_did("withdrawn", self, by=by, reason=because)
        return won

    @transaction.atomic(savepoint=False)
    def expect_on(self, forecast_on: date | None) -> None:
        """What we now think the date will be; None when it looks as planned. What we thought before stays on record."""
        self.forecast_on = forecast_on
        self.save(update_fields=["forecast_on"])
        self.forecasts.create(likely_on=forecast_on, at=timezone.now())

    def was_warned_of(self, on: date | None) -> bool:
        """Whether the client heard of this date from us."""
        return any(warning.forecast_on == on for warning in self.warnings.all())

    @transaction.atomic
    def renegotiate(
        self, *, to_on: date, internal_on: date | None, reason: str, by: Person | None, at: datetime
    ) -> "Renegotiation":
        """Agree a new date with the client. What was promised before stays in the history, with the reason."""
        change = self.renegotiations.create(
            from_on=self.promised_on, to_on=to_on, from_internal_on=self.internal_on, internal_on=internal_on,
            reason=reason, by=by, at=at,
        )  # fmt: skip
        self.promised_on, self.internal_on, self.forecast_on = to_on, internal_on, None
        self.save(update_fields=["promised_on", "internal_on", "forecast_on"])
        recorded.promise_altered(self, from_on=change.from_on, to_on=to_on, reason=reason, by=by)
        return change

    def warn(self, *, way_out: str, channel: str, by: Person, at: datetime) -> "Warning":
        """The client heard from us that the date will not hold, and what we propose instead."""
        return self.warnings.create(forecast_on=self.expected_on, way_out=way_out, channel=channel, by=by, at=at)


class Renegotiation(models.Model):
    """A promise moved to a new date, with both sides knowing."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="renegotiations")
    from_on = models.DateField(null=True)
    to_on = models.DateField()
    from_internal_on = models.DateField(null=True, blank=True)
    internal_on = models.DateField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.from_on} → {self.to_on}"


class Warning(models.Model):
    """We told the client that a promise will slip to this forecast, with a way out."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="warnings")
    forecast_on = models.DateField(null=True)
    way_out = models.TextField(_("way out"), blank=True)
    channel = models.CharField(max_length=20, choices=Channel, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.promise_id} {self.forecast_on}"


class PromiseForecast(models.Model):
    """What we thought of the date of a promise from a moment on; none: as planned."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="forecasts")
    likely_on = models.DateField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.promise_id} {self.likely_on}"
