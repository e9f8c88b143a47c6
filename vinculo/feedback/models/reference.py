"""What they would say about us to others, for what we may use it, and until when."""

from datetime import date, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.clients.models import Channel, Client, Contact
from vinculo.db.folding import FoldedField
from vinculo.people.models import Person
from vinculo.projects.models import Project
from vinculo.projects.visible import VisibleByClient

SOON = timedelta(days=30)  # before it expires


class Use(models.TextChoices):
    """For what they let us use it. What is not named here they did not allow."""

    WEBSITE = "website", _("On our website")
    QUOTES = "quotes", _("In quotes and presentations")
    TALK = "talk", _("A talk with somebody who considers us")
    PRESS = "press", _("In the press and on social networks")


class Standing(models.TextChoices):
    """Where a reference stands: only usable and expiring ones are offered."""

    ASKED = "asked", _("Asked, not answered")
    UNCLEAR = "unclear", _("They said yes; for what is not known")
    USABLE = "usable", _("Usable")
    EXPIRING = "expiring", _("About to expire")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DECLINED = "declined", _("Rather not")


class ReferenceQuerySet(VisibleByClient):
    def in_force(self, today: date) -> Self:
        """With a yes that names its uses, that nobody took back and that is not over."""
        lasts = Q(expires_on=None) | Q(expires_on__gte=today)
        return self.filter(lasts, is_given=True, withdrawn_at=None).exclude(uses=[])

    def standing(self, standing: str, today: date) -> Self:
        """Those that stand like this; the same as `Reference.standing`, which a test holds it to."""
        soon, given = today + SOON, self.filter(is_given=True)
        return {
            Standing.ASKED: self.filter(is_given=None, withdrawn_at=None),
            Standing.UNCLEAR: given.filter(uses=[], withdrawn_at=None),
            Standing.USABLE: self.in_force(today).exclude(expires_on__lte=soon),
            Standing.EXPIRING: self.in_force(today).filter(expires_on__lte=soon),
            Standing.EXPIRED: given.filter(withdrawn_at=None, expires_on__lt=today).exclude(uses=[]),
            Standing.WITHDRAWN: self.filter(withdrawn_at__isnull=False),
            Standing.DECLINED: self.filter(is_given=False, withdrawn_at=None),
        }[Standing(standing)]


class Reference(models.Model):
    """
    We asked whether they would tell others about us.

    A yes holds for the `uses` it names, with the names it allows (`named`), until it expires or they take it back. Who
    gave it is `contact`; `noted_by` is who of ours wrote it down, empty where they gave it in the portal themselves.
    """

    class Kind(models.TextChoices):
        WORDS = "words", _("A few words about us")
        LOGO = "logo", _("Their name among our clients")
        STORY = "story", _("The story of a project")
        TALK = "talk", _("A talk with somebody who considers us")
        SEND = "send", _("Telling somebody who might need us")

    class Named(models.TextChoices):
        FULL = "full", pgettext_lazy("shown with", "With name and logo")
        COMPANY = "company", pgettext_lazy("shown with", "With the name of the company only")
        NONE = "none", pgettext_lazy("shown with", "Without names")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="references")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="references")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="references")
    kind = models.CharField(_("what for"), max_length=5, choices=Kind, default=Kind.WORDS)
    asked_at = models.DateTimeField(_("asked at"))
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_how = models.CharField(_("how we asked"), max_length=20, choices=Channel, blank=True)
    asked_words = models.CharField(_("what we asked"), max_length=400, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_how = models.CharField(_("how they answered"), max_length=20, choices=Channel, blank=True)
    noted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_given = models.BooleanField(_("they said yes"), null=True, blank=True)
    text = models.TextField(_("their words"), blank=True)
    folded = FoldedField(source="text", max_length=2000, db_index=False)
    uses = models.JSONField(_("what we may use it for"), default=list, blank=True)
    named = models.CharField(_("how they are named"), max_length=7, choices=Named, default=Named.FULL)
    expires_on = models.DateField(_("until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(_("why"), max_length=300, blank=True)

    objects: ClassVar = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at", "-pk")
        indexes = (
            models.Index(fields=["client", "-asked_at"], name="reference_of_client"),
            models.Index(fields=["is_given", "expires_on"], name="reference_in_force"),
        )

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return f"/references/{self.pk}/"

    def standing(self, today: date) -> Standing:
        if self.withdrawn_at:
            return Standing.WITHDRAWN
        if not self.is_given:
            return Standing.ASKED if self.is_given is None else Standing.DECLINED
        if not self.uses:
            return Standing.UNCLEAR
        if self.expires_on and self.expires_on < today:
            return Standing.EXPIRED
        return Standing.EXPIRING if self.expires_on and self.expires_on <= today + SOON else Standing.USABLE

    def may_be_used(self, today: date) -> bool:
        return self.standing(today) in (Standing.USABLE, Standing.EXPIRING)

    @property
    def use_names(self) -> list[str]:
        """What they allow, in words, in the order in which it is asked."""
        return [str(label) for value, label in Use.choices if value in self.uses]

    @property
    def is_asked_in_portal(self) -> bool:
        return self.asked_how == Channel.PORTAL
