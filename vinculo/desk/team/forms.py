"""Areas and the client's people as one types them."""

from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Contact
from vinculo.desk.plan.forms import people_for
from vinculo.desk.seen import blank_as
from vinculo.projects.models import Area, Project, ProjectContact
from vinculo.web.many_field import ManyField


class AreaForm(forms.ModelForm):
    class Meta:
        model = Area
        fields = ("name", "responsible", "counterpart", "askers", "look_first")
        labels = {"name": _("What it is about"), "look_first": _("Where to look before asking anybody")}
        help_texts = {
            "name": _("Texts, photos, money, the shop."),
            "look_first": _("A folder, a page, the minutes: most questions are answered there."),
        }
        widgets = {"askers": forms.CheckboxSelectMultiple}
        field_classes = {"askers": ManyField}
        error_messages = {"name": {"required": _("What is the area called?")}}

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about: Area = self.instance
        on_it = people_for(project).filter(memberships__project=project)
        for name, rows in {
            "responsible": people_for(project, also=about.responsible_id),
            "counterpart": contacts_for(project, also=about.counterpart_id),
            "askers": on_it,
        }.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
        blank_as(self.fields["responsible"], pgettext("who answers for an area", "Nobody yet"))
        blank_as(self.fields["counterpart"], gettext("Nobody in particular"))


class PartForm(forms.ModelForm):
    class Meta:
        model = ProjectContact
        fields = ("contact", "role", "duty")
        labels = {"contact": _("Who of them")}
        widgets = {"role": forms.RadioSelect}
        help_texts = {"duty": _("Sends the photos, signs the texts.")}
        error_messages = {"contact": {"required": _("Who is it?")}}

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["contact"]
            return
        contact = self.fields["contact"]
        assert isinstance(contact, forms.ModelChoiceField)
        contact.queryset = contacts_for(project).exclude(on_projects__project=project)


def contacts_for(project: Project, also: int | None = None) -> Any:
    """The people of the client who are there now."""
    there = Contact.objects.kept().filter(roles__client=project.client_id, roles__left_on=None)
    if also is not None:
        there = there | Contact.objects.filter(pk=also)
    return there.distinct().order_by("name_folded", "pk")
