"""Forms of connections. Secrets go in and never come out again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.db.folding import fold
from vinculo.exchange.connections.connecting import Joining, Offered
from vinculo.people.models import Person
from vinculo.projects.models import Project

STAYS = "-"
SECRET = {"autocomplete": "new-password"}


def _secret(label: Any, **given: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=1000, widget=forms.PasswordInput(attrs=dict(SECRET)), **given)


class TrelloForm(forms.Form):
    name = forms.CharField(label=_("What you call it"), max_length=120, help_text=_("As “Boards of the studio”."))
    key = forms.CharField(
        label=_("API key"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("On trello.com/power-ups/admin: your Power-Up, then API key."),
    )  # fmt: skip
    token = _secret(
        _("Token"), help_text=_("Beside the key there: the link that makes a token. Allow reading and writing.")
    )
    secret = _secret(
        _("Secret"), required=False,
        help_text=_("Below the key there. With it Trello tells us at once what changes, in a way we can trust."),
    )  # fmt: skip


class BasecampForm(forms.Form):
    name = forms.CharField(label=_("What you call it"), max_length=120, help_text=_("As “Projects of the studio”."))
    client_id = forms.CharField(
        label=_("Client ID"), max_length=300, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("On launchpad.37signals.com/integrations: register this installation, then copy it from there."),
    )  # fmt: skip
    client_secret = _secret(_("Client secret"))


class TokenForm(forms.Form):
    """A new token in place of the old one. What is left empty stays as it is."""

    token = _secret(_("New token"))
    secret = _secret(_("Secret"), required=False, help_text=_("Left empty, it stays as it is."))


class CardsForm(forms.Form):
    """Whether tasks that are new here become cards there, and in which list."""

    into = forms.ChoiceField(
        label=_("New tasks become cards in"),
        help_text=_("A task that stands in a list here goes to the list of that name."),
    )  # fmt: skip

    def __init__(self, *args: Any, offered: list[Offered], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {one.id: one for one in offered}
        stays = (STAYS, _("No list: they stay here only"))
        self.fields["into"].choices = [stays, *((one.id, one.name) for one in offered)]  # type: ignore[attr-defined]

    def list(self) -> Offered | None:
        return self.offered.get(self.cleaned_data["into"])


class ChooseForm(forms.Form):
    """Which of theirs goes to which of ours."""

    there = forms.ChoiceField(label=_("Which one"))
    project = forms.ModelChoiceField(
        label=_("Into which project"), queryset=Project.objects.none(), required=False, empty_label=_("A new project"),
        help_text=_("At first what is there counts: list, date and done of tasks that came from it before follow it."),
    )  # fmt: skip
    client = forms.CharField(
        label=_("Client of a new project"), max_length=160, required=False,
        help_text=_("One of yours, or a new name. Left empty, the client is called like the project."),
    )  # fmt: skip
    goes_out = forms.BooleanField(
        label=_("Our changes go there, too"), required=False, initial=True,
        help_text=_("Whoever is a member there can read them, comments too."),
    )  # fmt: skip

    def __init__(self, *args: Any, person: Person, offered: list[Offered], is_trello: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.offered = person, {one.id: one for one in offered}
        self.fields["there"].choices = [(one.id, one.name) for one in offered]  # type: ignore[attr-defined]
        self.fields["there"].label = _("Which board") if is_trello else _("Which project there")
        seen = Project.objects.visible_to(person).kept().running().select_related("client")
        project: Any = self.fields["project"]
        project.queryset = seen.order_by("client__name_folded", "name")
        project.label_from_instance = lambda one: f"{one.client.name}: {one.name}"

    def joining(self) -> Joining:
        said = self.cleaned_data
        name = " ".join(said["client"].split())
        seen = Client.objects.visible_to(self.person).kept()
        client = seen.filter(name_folded=fold(name)).first() if name and not said["project"] else None
        return Joining(
            there=self.offered[said["there"]], project=said["project"], client=client,
            new_client="" if client or said["project"] else name, goes_out=said["goes_out"],
        )  # fmt: skip
