"""Letters one writes again and again."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.people.models import Language, Person


class LetterTemplate(models.Model):
    """A letter to begin from, in one language, with fields such as {contact.first_name} that are filled in then."""

    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=80)
    language = models.CharField(_("language"), max_length=5, choices=Language)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    text = models.TextField(_("letter"))
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar = models.Manager()

    class Meta:
        ordering = ("name", "language", "pk")
        constraints = (models.UniqueConstraint(fields=["name", "language"], name="one_letter_template_of_a_name"),)

    def __str__(self) -> str:
        return self.name
