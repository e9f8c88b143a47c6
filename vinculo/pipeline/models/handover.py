"""The handover sheet of one opportunity: through it, and in no other way, the opportunity is won."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Sheet
from vinculo.people.models import Person
from vinculo.pipeline.models.opportunity import Opportunity


class Handover(Sheet):
    """What whoever won the work passes on to whoever leads it; the promises are the opportunity's own."""

    NEEDED: ClassVar = ("manager", "working_style", "preferred_channel", "hours", "money", "dates")

    opportunity = models.OneToOneField(Opportunity, on_delete=models.CASCADE, related_name="handover")
    manager = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="handovers_of_work",
        verbose_name=_("who takes it on"),
    )
    project_name = models.CharField(_("name of the project"), max_length=160, blank=True)
    starts_on = models.DateField(_("work begins on"), null=True, blank=True)
    due_on = models.DateField(_("promised for"), null=True, blank=True)
    made: Any = models.JSONField(default=dict, blank=True)  # the ids of what the acceptance made, and what was before

    def __str__(self) -> str:
        return f"handover of {self.opportunity_id}"
