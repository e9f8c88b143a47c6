"""How somebody of us wants to hear of things."""

from datetime import time
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.notifications.models.notice import Kind
from vinculo.people.models import Person


class Way(models.TextChoices):
    BOTH = "both", _("Mail and push")
    MAIL = "mail", pgettext_lazy("a way to be told", "Mail")
    PUSH = "push", _("Push")
    HERE = "here", _("Only here")
    NEVER = "never", pgettext_lazy("a way to be told", "Never")


USUAL = {
    Kind.MENTION: Way.BOTH,
    Kind.NOW: Way.BOTH,
    Kind.ASSIGNED: Way.PUSH,
    Kind.MEETING: Way.PUSH,
    Kind.WORK: Way.PUSH,
    Kind.THEIRS: Way.PUSH,
    Kind.HOUSE: Way.MAIL,
    Kind.DIGEST: Way.MAIL,
}
WORKING_WEEK = (0, 1, 2, 3, 4)


def working_week() -> list[int]:
    return list(WORKING_WEEK)


class Wish(models.Model):
    """A person's choice for one kind, where it is another than the usual one."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="wishes")
    kind = models.CharField(max_length=10, choices=Kind)
    way = models.CharField(max_length=5, choices=Way)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "kind"], name="one_wish_a_kind"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.way}"


class Rhythm(models.Model):
    """When: the hours in which nothing may ring, and the hour and days of the morning mail. On the person's clock."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="rhythm")
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True, default=time(20))
    quiet_until = models.TimeField(_("until"), null=True, blank=True, default=time(7))
    lets_through = models.BooleanField(_("what cannot wait may come in quiet hours, too"), default=False)
    digest_at = models.TimeField(_("hour of the morning mail"), default=time(8))
    digest_days: Any = models.JSONField(_("on these days"), default=working_week)

    def __str__(self) -> str:
        return f"{self.person_id}"
