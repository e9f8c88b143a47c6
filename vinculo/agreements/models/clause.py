"""What an agreement consists of: clauses, what each side takes on, annexes; and templates to begin from."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.agreements.models.agreement import Agreement
from vinculo.agreements.models.obligation import Obligation
from vinculo.clients.models import Contact
from vinculo.documents.models import Version
from vinculo.people.models import Language, Person
from vinculo.projects.models import Side


class ContractTemplate(models.Model):
    """Clauses to begin an agreement from, in one language, with fields such as {client.name}."""

    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=80)
    language = models.CharField(_("language"), max_length=5, choices=Language)
    payment_terms = models.TextField(_("how and when it is paid"), blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar = models.Manager()

    class Meta:
        ordering = ("name", "language", "pk")
        constraints = (models.UniqueConstraint(fields=["name", "language"], name="one_contract_template_of_a_name"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/agreements/templates/{self.pk}/"


class Standing(models.Manager):
    """What was taken out is kept for whoever takes that back, and is no part of anything meanwhile."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(removed_at=None)


class Part(models.Model):
    """Something in its place among others of its kind."""

    position = models.PositiveSmallIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = Standing()
    every: ClassVar = models.Manager()

    class Meta:
        abstract = True
        ordering = ("position", "pk")


class ClauseText(Part):
    """A heading and what stands under it."""

    title = models.CharField(_("heading"), max_length=120)
    text = models.TextField(_("what it says"))

    class Meta(Part.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.title


class TemplateClause(ClauseText):
    template = models.ForeignKey(ContractTemplate, on_delete=models.CASCADE, related_name="clauses")

    class Meta(ClauseText.Meta):
        pass


class Clause(ClauseText):
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="clauses")

    class Meta(ClauseText.Meta):
        pass


class Duty(Part):
    """Something one side takes on with an agreement. Nobody owes it before it is signed; then it is an obligation."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="duties")
    side = models.CharField(_("whose"), max_length=6, choices=Side, default=Side.THEIRS)
    kind = models.CharField(_("kind"), max_length=8, choices=Obligation.Kind, default=Obligation.Kind.DUTY)
    what = models.CharField(_("what"), max_length=200)
    due_on = models.DateField(_("until"), null=True, blank=True)
    days_after = models.PositiveSmallIntegerField(_("days after it is signed"), null=True, blank=True)
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("who on their side")
    )
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("who of us")
    )
    became = models.OneToOneField(Obligation, null=True, blank=True, on_delete=models.SET_NULL, related_name="of_duty")

    class Meta(Part.Meta):
        pass

    def __str__(self) -> str:
        return self.what


class Annex(Part):
    """What belongs to an agreement beside its clauses: a file, named with its hash, or a text printed behind them."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="annexes")
    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(_("what it says"), blank=True)
    version = models.ForeignKey(Version, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    file_name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta(Part.Meta):
        pass

    def __str__(self) -> str:
        return self.title
