"""The contract with a client and its annexes."""

from datetime import date, datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.agreements.renewals import ByItself, Span, Terms
from vinculo.clients.models import Audience, Client
from vinculo.documents.models import Document, SigningRequest
from vinculo.people.models import Language, Person
from vinculo.projects.models import Project
from vinculo.projects.visible import VisibleByClient

SOON = timedelta(days=60)


def waiting_at(at: datetime) -> Exists:
    """For a queryset of agreements: both sides are asked to sign it, and have not done so yet."""
    named = Concat(Value("agreement:"), Cast(OuterRef("pk"), models.CharField()))
    return Exists(SigningRequest.objects.open_at(at).filter(client=OuterRef("client"), about=named))


class AgreementQuerySet(VisibleByClient):
    def kept(self) -> Self:
        return self.filter(dropped_at=None)

    def drafts_at(self, at: datetime) -> Self:
        return self.kept().filter(~waiting_at(at), signed_on=None)

    def waiting_at(self, at: datetime) -> Self:
        return self.kept().filter(waiting_at(at), signed_on=None)

    def in_force_on(self, today: date) -> Self:
        """Signed and neither ended nor over: the twin of Agreement.is_in_force."""
        lasts = Q(until_on=None) | Q(until_on__gte=today)
        return self.kept().filter(lasts, signed_on__isnull=False).filter(Q(ended_on=None) | Q(ended_on__gte=today))

    def ending_soon(self, today: date, within: timedelta = SOON) -> Self:
        """In force, and its term, or the last day on which one can give notice, comes up."""
        last = today + within
        near = Q(until_on__lte=last) | Q(notice_by_on__range=(today, last)) | Q(ended_on__lte=last)
        return self.in_force_on(today).filter(near)


class Agreement(models.Model):
    """
    What both sides sign: the formal side of a piece of work. Written here from clauses, or made elsewhere and noted.
    Nobody edits one that is signed: what changes is an amendment, signed likewise.
    """

    class Renewal(models.TextChoices):
        NONE = "none", _("It ends")
        ITSELF = "itself", _("It renews itself")
        TALK = "talk", _("Both sides talk about it")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="agreements")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="agreements")
    amends = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="amendments")
    name = models.CharField(_("name"), max_length=160)
    language = models.CharField(_("language"), max_length=5, choices=Language, blank=True)
    audience = models.CharField(_("who sees it"), max_length=6, choices=Audience, default=Audience.TEAM)
    price = models.CharField(pgettext_lazy("of an agreement", "price"), max_length=160, blank=True)
    payment_terms = models.TextField(_("how and when it is paid"), blank=True)
    starts_on = models.DateField(_("begins on"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    renewal = models.CharField(_("what comes after the last day"), max_length=6, choices=Renewal, default=Renewal.NONE)
    renews_months = models.PositiveSmallIntegerField(_("for how many months more"), null=True, blank=True)
    notice = models.PositiveSmallIntegerField(_("notice"), null=True, blank=True)
    notice_in = models.CharField(max_length=6, choices=Span, default=Span.DAYS)
    until_on = models.DateField(null=True, blank=True)  # the last day of the term that runs, renewals counted
    notice_by_on = models.DateField(null=True, blank=True)  # the last day on which notice ends it with that term
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    where = models.CharField(_("where it is kept"), max_length=200, blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="agreements")
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_because = models.CharField(_("why"), max_length=300, blank=True)
    ended_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    dropped_at = models.DateTimeField(null=True, blank=True)  # a draft that came to nothing
    dropped_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ("-signed_on", "-pk")
        indexes = (
            models.Index(fields=["client", "signed_on", "until_on"], name="agreement_of_client"),
            models.Index(fields=["until_on", "signed_on"], name="agreement_by_end"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/agreements/{self.pk}/"

    @property
    def terms(self) -> Terms:
        months = self.renews_months if self.renewal == self.Renewal.ITSELF else None
        renews = ByItself(months) if months else None
        return Terms(self.starts_on, self.ends_on, renews, self.notice, Span(self.notice_in))

    @property
    def renew_on(self) -> date | None:
        """The first day of what would come after the term that runs; None where it just ends, or never does."""
        if self.ended_on or self.renewal == self.Renewal.NONE or self.until_on is None:
            return None
        return self.until_on + timedelta(days=1)

    @property
    def is_signed(self) -> bool:
        return self.signed_on is not None

    def is_in_force(self, today: date) -> bool:
        lasts = self.until_on is None or self.until_on >= today
        runs = self.ended_on is None or self.ended_on >= today
        return self.is_signed and self.dropped_at is None and lasts and runs

    def count_terms(self, today: date) -> None:
        """Says in which term it is; saving is the caller's part."""
        self.until_on = self.terms.until_on(today)
        self.notice_by_on = self.terms.notice_by_on(today) if self.ended_on is None else None


class RenewedOn(models.Model):
    """Its term went on: by itself, or because both sides wanted it."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="renewals")
    from_on = models.DateField()
    until_on = models.DateField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("from_on", "pk")
        constraints = (models.UniqueConstraint(fields=["agreement", "from_on"], name="renewed_once"),)

    def __str__(self) -> str:
        return f"{self.from_on} → {self.until_on}"
