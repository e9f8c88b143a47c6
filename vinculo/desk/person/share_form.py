"""Which work goes over, and who takes it: those with most hours free stand first."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.desk.person.in_hand import InHand
from vinculo.desk.portfolio.load import Load
from vinculo.people.models import Person
from vinculo.projects.models import Project


class ShareForm(forms.Form):
    what = forms.MultipleChoiceField(
        label=_("What somebody else takes"), error_messages={"required": _("Choose what somebody else takes.")}
    )
    to = forms.TypedChoiceField(
        label=_("Who takes it over"), coerce=int, error_messages={"required": _("Choose who takes it over.")}
    )

    def __init__(self, *args: Any, found: list[InHand], takers: Iterable[Load], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        self.takers = sorted(takers, key=lambda one: -one.free)  # among equals by name, as they come
        what, to = self.fields["what"], self.fields["to"]
        assert isinstance(what, forms.ChoiceField) and isinstance(to, forms.ChoiceField)
        what.choices = [(one.key, one.what) for one in found]
        to.choices = [("", gettext("Choose somebody")), *((one.person.pk, _hours(one)) for one in self.takers)]

    @property
    def chosen(self) -> list[InHand]:
        return [one for one in self.found if one.key in self.cleaned_data["what"]]

    @property
    def taker(self) -> Person:
        return next(one.person for one in self.takers if one.person.pk == self.cleaned_data["to"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("what") and said.get("to") and not _sees(self.taker, self.chosen):
            self.add_error("to", gettext("%(name)s does not see all of it.") % {"name": self.taker.name})
        return said


def _hours(load: Load) -> str:
    if not load.free:
        return gettext("%(name)s, no hours free") % {"name": load.person.name}
    said = ngettext("%(name)s, %(hours)d hour free", "%(name)s, %(hours)d hours free", load.free)
    return said % {"name": load.person.name, "hours": load.free}


def _sees(person: Person, chosen: list[InHand]) -> bool:
    clients = {one.client_id for one in chosen}
    projects = {one.project_id for one in chosen if one.project_id}
    seen = Client.objects.visible_to(person).kept().filter(pk__in=clients)
    if set(seen.values_list("pk", flat=True)) != clients:
        return False
    return not projects or Project.objects.visible_to(person).kept().filter(pk__in=projects).count() == len(projects)
