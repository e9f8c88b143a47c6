"""The talk that comes before a price, and what came of it."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client, Contact, of_visible_client
from vinculo.money.models.invoice import Invoice
from vinculo.money.models.quote import Quote
from vinculo.people.models import Person

MINUTES = 45


class MoneyTalkQuerySet(models.QuerySet["MoneyTalk"]):
    def visible_to(self, person: Person) -> Self:
        if person.is_guest:
            return self.none()
        if person.sees_everyone:
            return self
        return self.filter(Q(client=None) | of_visible_client(person))

    def ahead(self) -> Self:
        return self.filter(held_at=None, cancelled_at=None, overridden_at=None)

    def stand(self) -> Self:
        """Booked or held, or the decision to do without; not called off, and not missed."""
        return self.filter(cancelled_at=None).exclude(outcome=MoneyTalk.Outcome.MISSED)


class MoneyTalk(models.Model):
    """
    Somebody of ours and somebody of theirs speak about a price. The paper leaves minutes before; afterwards we are
    asked what came of it. Without a talk a price leaves only with a reason, and that is a row of this kind too.
    """

    class Outcome(models.TextChoices):
        YES = "yes", _("They like it")
        THINK = "think", _("They think about it")
        CHANGE = "change", _("Something has to change")
        NO = "no", _("They said no")
        MISSED = "missed", _("It did not take place")

    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.CASCADE, related_name="money_talks")
    quote = models.ForeignKey(Quote, null=True, blank=True, on_delete=models.CASCADE, related_name="talks")
    invoice = models.ForeignKey(Invoice, null=True, blank=True, on_delete=models.CASCADE, related_name="talks")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="money_talks")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="money_talks")
    starts_at = models.DateTimeField(_("when"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=MINUTES)
    meeting_id = models.BigIntegerField(null=True, blank=True, db_index=True)  # in the calendar, a floor above
    letter_id = models.BigIntegerField(null=True, blank=True, db_index=True)  # that brings the paper, a floor above
    mail_subject = models.CharField(max_length=300, blank=True)  # for somebody who is no client yet: the mail itself
    mail_text = models.TextField(blank=True)
    mail_minutes_before = models.PositiveSmallIntegerField(default=5)
    mail_left_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(_("what came of it"), max_length=6, choices=Outcome, blank=True)
    said = models.TextField(_("what they said"), blank=True)
    overridden_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(_("why without a talk"), max_length=300, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = MoneyTalkQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "pk")
        indexes = (
            models.Index(fields=["client", "held_at", "starts_at"], name="money_talk_of_client"),
            models.Index(fields=["mail_left_at", "starts_at"], name="money_talk_to_send"),
        )

    def __str__(self) -> str:
        return f"{self.starts_at}"

    @property
    def is_ahead(self) -> bool:
        return self.held_at is None and self.cancelled_at is None and self.overridden_at is None

    @property
    def ends_at(self) -> datetime | None:
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None

    @property
    def mail_leaves_at(self) -> datetime | None:
        return self.starts_at - timedelta(minutes=self.mail_minutes_before) if self.starts_at else None

    def waits_for_its_outcome(self, at: datetime) -> bool:
        """It should be over, and nobody said how it went."""
        return self.is_ahead and self.ends_at is not None and self.ends_at <= at
