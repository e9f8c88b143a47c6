"""Who is asked to come, and what they answered."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.clients.models import Contact
from vinculo.meetings.models.meeting import Meeting
from vinculo.people.models import Person


class Answer(models.TextChoices):
    NONE = "needs-action", _("no answer yet")
    ACCEPTED = "accepted", pgettext_lazy("of a guest", "comes")
    DECLINED = "declined", pgettext_lazy("of a guest", "cannot come")
    TENTATIVE = "tentative", pgettext_lazy("of a guest", "comes perhaps")


class GuestQuerySet(models.QuerySet["Guest"]):
    def asked(self) -> Self:
        """Those who are still asked to come."""
        return self.filter(removed_at=None)

    def by_name(self) -> Self:
        """Those of theirs first, on either database."""
        return self.order_by(F("person__name_folded").asc(nulls_first=True), "contact__name_folded", "pk")


class Guest(models.Model):
    """Somebody of theirs or of ours who is asked to come. Who is taken off stays, so that they hear of it once."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="guests")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.CASCADE, related_name="meetings_asked")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="meetings_asked")
    answer = models.CharField(max_length=12, choices=Answer, default=Answer.NONE)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_how = models.CharField(max_length=8, blank=True)
    remark = models.CharField(max_length=300, blank=True)
    invited_sequence = models.PositiveIntegerField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = GuestQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["meeting", "contact"], name="a_contact_is_asked_once"),
            models.UniqueConstraint(fields=["meeting", "person"], name="a_colleague_is_asked_once"),
            models.CheckConstraint(
                condition=Q(contact=None, person__isnull=False) | Q(contact__isnull=False, person=None),
                name="a_guest_is_theirs_or_ours",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        one = self.contact or self.person
        return one.name if one else ""

    @property
    def email(self) -> str:
        one = self.contact or self.person
        return one.email if one else ""

    def say(self, answer: str, *, at: datetime, how: str, remark: str = "") -> bool:
        """What they answer counts until a newer answer. `how`: mail, portal, desk. False when it is an older one."""
        newer = Q(answered_at=None) | Q(answered_at__lte=at)
        values = {"answer": answer, "answered_at": at, "answered_how": how, "remark": remark[:300]}
        won = Guest.objects.asked().filter(newer, pk=self.pk).update(**values) == 1
        if won:
            for name, value in values.items():
                setattr(self, name, value)
        return won
