"""Who sees what one writes: asked in every form that writes something, our team only unless it is said otherwise."""

from typing import Any

from django import forms
from django.utils.functional import lazystr
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from vinculo.access.models import Access
from vinculo.clients.models import Audience
from vinculo.desk.numbers import is_number
from vinculo.projects.models import Project


def readers(client_id: int, project_id: int | None) -> list[str]:
    """
    First names of those at the client who come into the portal, and have a part in the project if there is one. One
    query.
    """
    found = Access.objects.open().filter(client=client_id)
    if project_id:
        found = found.filter(contact__on_projects__project=project_id)
    names = found.order_by("contact__name_folded", "pk").values_list("contact__name", flat=True)
    return [name.split()[0] for name in names if name.split()]


def will_see(names: list[str]) -> str:
    """Before it is written."""
    if not names:
        return gettext("The client will see it")
    if len(names) == 1:
        return gettext("%(name)s will see it") % {"name": names[0]}
    more = len(names) - 1
    words = ngettext("%(name)s and %(number)d more will see it", "%(name)s and %(number)d more will see it", more)
    return words % {"name": names[0], "number": more}


def see(names: list[str]) -> str:
    """Once it is."""
    if not names:
        return gettext("The client sees it")
    if len(names) == 1:
        return gettext("%(name)s sees it") % {"name": names[0]}
    more = len(names) - 1
    words = ngettext("%(name)s and %(number)d more see it", "%(name)s and %(number)d more see it", more)
    return words % {"name": names[0], "number": more}


class AudienceField(forms.ChoiceField):
    """Our team only, or they too; by name as soon as it is known whom it is about."""

    widget = forms.RadioSelect

    def __init__(self, **options: Any) -> None:
        options = {"label": _("Who sees it"), "required": False, "initial": Audience.TEAM.value, **options}
        options["template_name"] = "audience/field.html"
        super().__init__(choices=_choices(), **options)

    def clean(self, value: Any) -> str:
        """Nothing said means our team only."""
        return super().clean(value) or Audience.TEAM.value

    def about(self, client_id: int | None, project_id: int | None = None) -> None:
        """Whose names it says. They are read when the field is drawn."""
        if client_id:
            self.choices = _choices(client_id, project_id)


def _choices(client_id: int | None = None, project_id: int | None = None) -> list[tuple[str, Any]]:
    shared = lazystr(_Words(client_id, project_id)) if client_id else _("The client will see it")
    return [(Audience.TEAM.value, _("Our team only")), (Audience.SHARED.value, shared)]


class _Words:
    def __init__(self, client_id: int, project_id: int | None) -> None:
        self.client_id, self.project_id = client_id, project_id

    def __str__(self) -> str:
        return will_see(readers(self.client_id, self.project_id))


class WithAudience(forms.Form):
    """
    A form that asks who sees what it writes. The field comes last. For models: name "audience" among `Meta.fields` only
    if it may be changed there; a form about something new puts `cleaned_data["audience"]` into it.
    """

    audience = AudienceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"] = self.fields.pop("audience")
        given = {name: self.data.get(name) or self.initial.get(name) for name in ("client", "project")}
        client_id, project_id = (int(str(value)) if is_number(str(value)) else None for value in given.values())
        self.ask_about(client_id, project_id or None)

    def ask_about(self, client_id: int | None, project_id: int | None) -> None:
        field = self.fields["audience"]
        assert isinstance(field, AudienceField)
        field.about(client_id, project_id)


def ask_who_sees(form: Any, project: Project) -> None:
    """
    For the form of a model with a field `audience`: it asks about something new; what is there already has its own
    switch, which writes down that it was used.
    """
    if form.instance.pk:
        del form.fields["audience"]
        return
    field = form.fields["audience"] = form.fields.pop("audience")
    assert isinstance(field, AudienceField)
    field.about(project.client_id, project.pk)
