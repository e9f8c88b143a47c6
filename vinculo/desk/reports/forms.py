"""A report as one begins it, and as one looks it over."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Contact, ContactRole
from vinculo.desk.composer.forms import BLANK
from vinculo.desk.flags.forms import ProjectChoice
from vinculo.desk.projects.found import seen_by
from vinculo.desk.reports.parts import Part, parts_of, refused, typed
from vinculo.people.models import Person
from vinculo.projects.models import CommunicationPlan, Project, ProjectContact
from vinculo.reports import figures
from vinculo.reports.composing import titles
from vinculo.reports.models import Report
from vinculo.reports.writing import OWN, Said, since_of
from vinculo.web.day_field import DayField
from vinculo.web.hour_field import HourField


class WhichForm(forms.Form):
    """For which project."""

    project = ProjectChoice(
        Project.objects.none(), label=_("Project"), empty_label=_("Choose a project"),
        error_messages={"required": _("Which project is it about?")},
    )  # fmt: skip

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["project"]
        running = seen_by(person).filter(closed_on=None).select_related("client")
        choice.queryset = running.order_by("client__name_folded", "name_folded", "pk")


class NewForm(forms.Form):
    """To whom, since when and in which detail; all three are known already and may be changed."""

    contact = forms.TypedChoiceField(
        label=_("To"), coerce=int, error_messages={"required": _("Who reads it?"), "invalid_choice": _("Who reads it?")}
    )
    since_on = DayField(label=_("What happened since"), error_messages={"required": _("Since when?")})
    detail = forms.ChoiceField(label=_("How much they want to read"), choices=CommunicationPlan.Detail.choices)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        today, plan = timezone.localdate(), getattr(project, "plan", None)
        self.readers = readers(project)
        initial = {
            "contact": self.readers[0].pk if self.readers else None,
            "since_on": since_of(project, today=today),
            "detail": plan.detail if plan else CommunicationPlan.Detail.WEEK,
        }
        super().__init__(*args, **{"initial": initial, **kwargs})
        choice: Any = self.fields["contact"]
        choice.choices = [(one.pk, one.name) for one in self.readers]

    def clean_since_on(self) -> Any:
        if (since := self.cleaned_data["since_on"]) > timezone.localdate():
            raise forms.ValidationError(gettext("That day is still to come."))
        return since

    @property
    def chosen(self) -> Contact:
        return next(one for one in self.readers if one.pk == self.cleaned_data["contact"])


def readers(project: Project) -> list[Contact]:
    """Who of theirs can be written to: those who decide in the project first."""
    there = ContactRole.objects.filter(client=project.client_id, left_on=None)
    found = Contact.objects.kept().filter(roles__in=there).exclude(email="").distinct()
    role = dict(ProjectContact.objects.filter(project=project).values_list("contact", "role"))
    rank = {"decider": 0, "contributor": 1, "observer": 2}
    return sorted(found.order_by("name_folded", "pk")[:60], key=lambda one: rank.get(role.get(one.pk, ""), 3))


class ReviewForm(forms.Form):
    """What one decides about a report that is composed."""

    opening = forms.CharField(
        label=_("Your opening line"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "data-keep": ""}),
    )  # fmt: skip
    sections = forms.MultipleChoiceField(required=False)
    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    figures = forms.MultipleChoiceField(
        label=_("What they measure us by"), required=False, choices=figures.CHOICES.items(),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    to = forms.TypedMultipleChoiceField(label=_("To"), coerce=int, required=False)
    on = DayField(label=_("Day"), required=False)
    at_time = HourField(label=_("Time"), required=False)

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        initial = {"opening": report.opening, "figures": report.figures}
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.report, self.readers = report, readers(report.project)
        fields: Any = self.fields
        fields["sections"].choices = titles().items()
        fields["to"].choices = [(one.pk, one.name) for one in self.readers]
        for number in range(OWN):
            name, value = [*report.own_figures, *([["", ""]] * OWN)][number]
            fields[f"name_{number}"] = forms.CharField(
                label=gettext("Figure of their own"), required=False, max_length=80, initial=name
            )
            fields[f"value_{number}"] = forms.CharField(
                label=gettext("Its value"), required=False, max_length=80, initial=value
            )

    @property
    def own(self) -> list[tuple[Any, Any]]:
        return [(self[f"name_{number}"], self[f"value_{number}"]) for number in range(OWN)]

    @property
    def chosen(self) -> tuple[Contact, ...]:
        """Those the address of which is ticked; before anything was ticked, its reader."""
        wanted = set(self.cleaned_data.get("to") or ()) if self.is_bound else {self.report.contact_id}
        return tuple(one for one in self.readers if one.pk in wanted)

    def said(self) -> Said:
        data = self.cleaned_data
        kept = set(data["sections"])
        pairs = [(data[f"name_{number}"].strip(), data[f"value_{number}"].strip()) for number in range(OWN)]
        return Said(
            opening=data["opening"].replace("\r\n", "\n").replace("\r", "\n"),
            left_out=[one["key"] for one in self.report.sections if one["key"] not in kept],
            figures=data["figures"],
            own_figures=[pair for pair in pairs if pair[0]],
            parts=typed(self.report, self.lines),
        )

    def parts(self, *, compared: bool = False) -> list[Part]:
        return parts_of(self.report, self.lines if self.is_bound else None, compared=compared)

    @property
    def lines(self) -> Any:
        return self.data

    def missing_to_send(self) -> bool:
        """Says what is still missing in the report as it was kept; the form has errors then."""
        if not self.chosen:
            self.add_error("to", gettext("Choose who gets it."))
        if not self.report.told:
            self.add_error("sections", gettext("Keep at least one part: there is nothing to read yet."))
        texts = (self.report.opening, *(line for part in self.report.told for line in part["lines"]))
        if blank := next((found for text in texts if (found := BLANK.search(text))), None):
            self.add_error("sections", gettext("Fill in %(blank)s first.") % {"blank": blank[0]})
        return bool(self.errors)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if why := refused(self.lines):
            self.add_error("sections", why)
        if data.get("on") and data["on"] < timezone.localdate():
            self.add_error("on", gettext("That day has passed. When should it leave?"))
        if data.get("at_time") and not data.get("on"):
            self.add_error("on", gettext("On which day should it leave?"))
        return data
