"""Who sent whom, the thanks that are owed for it, and what we did that nobody expected."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client, Contact
from vinculo.people.models import Person
from vinculo.pipeline.models.lead import Lead
from vinculo.projects.visible import VisibleByClient

DECIDED = (Lead.State.WON, Lead.State.LOST, Lead.State.NO)


class ReferralQuerySet(models.QuerySet["Referral"]):
    def visible_to(self, person: Person) -> Self:
        """Whoever sees both sides of it, as far as they are clients of ours. Guests see none."""
        if person.is_guest:
            return self.none()
        if person.sees_everyone:
            return self
        sides = ("client", "sent_client", "lead__client")
        return self.filter(*(Q(**{side: None}) | _seen(side, person) for side in sides))

    def kept(self) -> Self:
        """Those of clients in the bin are with them."""
        return self.filter(deleted_at=None).exclude(client__deleted_at__isnull=False)

    def unthanked(self) -> Self:
        return self.kept().filter(thanked_at=None)

    def untold(self) -> Self:
        """What came of it is known, and nobody told them."""
        known = Q(lead__state__in=DECIDED) | Q(lead=None, sent_client__isnull=False)
        return self.kept().filter(known, told_at=None)


def _seen(side: str, person: Person) -> Exists:
    return Exists(Client.objects.visible_to(person).filter(pk=OuterRef(f"{side}_id")))


class Referral(models.Model):
    """Somebody told somebody else about us. They are thanked at once, and told later what came of it."""

    client = models.ForeignKey(  # whose contact sent them
        Client, null=True, blank=True, on_delete=models.CASCADE, related_name="referrals", verbose_name=_("client")
    )
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="referrals", verbose_name=_("who")
    )
    referrer = models.CharField(_("who, if not in the record"), max_length=160, blank=True)
    lead = models.ForeignKey(Lead, null=True, blank=True, on_delete=models.SET_NULL, related_name="referrals")
    sent_client = models.ForeignKey(
        Client, null=True, blank=True, on_delete=models.SET_NULL, related_name="referred_by", verbose_name=_("whom")
    )
    sent_name = models.CharField(_("whom, if not in the record"), max_length=160, blank=True)
    at = models.DateTimeField(_("when"))
    note = models.CharField(_("how it came about"), max_length=300, blank=True)
    thanked_at = models.DateTimeField(null=True, blank=True)
    thanked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    thanked_how = models.CharField(_("how we said thank you"), max_length=200, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    told_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    told_what = models.CharField(_("what we told them came of it"), max_length=300, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(client__isnull=False) | ~Q(referrer=""), name="referral_from_somebody"),
        )
        indexes = (
            models.Index(fields=["client", "thanked_at"], name="referral_of_client"),
            models.Index(fields=["deleted_at", "-at"], name="referral_list"),
        )

    def __str__(self) -> str:
        return f"referral {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/referrals/{self.pk}/"

    @property
    def sender(self) -> str:
        """Who sent them: the contact, else the client, else the name somebody wrote."""
        return str(self.contact or self.client or self.referrer)

    @property
    def became(self) -> Client | None:
        """The client that whoever was sent is, or has become."""
        return self.sent_client or (self.lead.client if self.lead else None)

    @property
    def sent(self) -> str:
        return str(self.became or self.lead or self.sent_name)

    @property
    def outcome(self) -> str:
        """What came of it: won, lost, no; empty while nobody knows."""
        if self.lead:
            return self.lead.state if self.lead.state in DECIDED else ""
        return Lead.State.WON.value if self.sent_client_id else ""

    def thank(self, *, how: str, by: Person, at: datetime) -> bool:
        """False if somebody had thanked them before."""
        thanked = {"thanked_at": at, "thanked_by": by, "thanked_how": how}
        return Referral.objects.filter(pk=self.pk, thanked_at=None).update(**thanked) == 1

    def unthank(self) -> None:
        """It had been noted by mistake."""
        Referral.objects.filter(pk=self.pk).update(thanked_at=None, thanked_by=None, thanked_how="")

    def tell(self, *, what: str, by: Person, at: datetime) -> bool:
        """They know what came of it. False if somebody had told them before."""
        told = {"told_at": at, "told_by": by, "told_what": what}
        return Referral.objects.filter(pk=self.pk, told_at=None).update(**told) == 1

    def untell(self) -> None:
        Referral.objects.filter(pk=self.pk).update(told_at=None, told_by=None, told_what="")


class FavourQuerySet(VisibleByClient):
    def visible_to(self, person: Person) -> Self:
        """It belongs to no project, so guests see none."""
        return self.none() if person.is_guest else super().visible_to(person)


class Favour(models.Model):
    """A little extra: something we gave that was not agreed and not expected."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="favours")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="favours")
    what = models.CharField(_("what we gave"), max_length=200)
    on = models.DateField(_("on"))
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = FavourQuerySet.as_manager()

    class Meta:
        ordering = ("-on", "-pk")
        indexes = (models.Index(fields=["client", "-on"], name="favour_of_client"),)

    def __str__(self) -> str:
        return self.what
