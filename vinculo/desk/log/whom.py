"""Forms that begin with whom it is about: the box of names, and what it means."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client, Contact
from vinculo.desk.log import who
from vinculo.desk.log.about import preset, projects_for
from vinculo.desk.log.page_they_are_on import page_they_are_on
from vinculo.desk.log.with_work import chosen_with_work
from vinculo.desk.numbers import is_number
from vinculo.people.models import Person
from vinculo.projects.models import Project


class WhomForm(forms.Form):
    """
    After `is_valid()` it knows the client and, if one was named, the contact. Before, and when something is wrong, it
    knows the names to choose from (`choices`) and which one is chosen (`selected`).
    """

    chosen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    who = forms.CharField(label=_("With whom"), required=False, max_length=160)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.client: Client | None = None
        self.contact: Contact | None = None
        self.choices: list[who.Choice] = []
        self.selected = ""
        if not self.is_bound:
            self._offer()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        found = self.find(said.get("chosen") or "")
        typed = (said.get("who") or "").strip()
        if found is None and typed:
            named = who.named(self.person, typed)
            if len(named) == 1:
                found = self.find(named[0].value)
            else:
                self.choices = named
                wrong = gettext("Which of them?") if named else gettext("We know nobody called %(name)s.")
                self.add_error("who", wrong % {"name": typed} if not named else wrong)
        elif found is None:
            self.choices = who.recent(self.person)
            self.add_error("who", gettext("With whom was it? A few letters of the name are enough."))
        if found:
            self._take(found)
        return said

    def find(self, value: str) -> tuple[Client, Contact | None] | None:
        """Whom a value means."""
        return who.chosen(self.person, value)

    def shown(self) -> list[forms.BoundField]:
        """The fields under the box of names."""
        return [field for field in self.visible_fields() if field.name != "who"]

    def _take(self, found: tuple[Client, Contact | None]) -> None:
        self.client, self.contact = found
        self.choices = [_choice(self.client, self.contact)]
        self.selected = self.choices[0].value

    def _offer(self) -> None:
        """The names before anything is sent: those of the page one comes from, or whom one spoke with last."""
        client_id, contact_id = self.initial.get("client"), self.initial.get("contact")
        if client_id:
            self.choices = who.at_client(self.person, client_id, contact_id)
            self.selected = self.choices[0].value if self.choices else ""
        elif contact_id:
            self.choices = who.at_contact(self.person, contact_id)
            self.selected = self.choices[0].value if len(self.choices) == 1 else ""
        if not self.choices:
            self.choices = who.recent(self.person)


class AboutForm(WhomForm):
    """
    A form about a client that may be about one of their projects: the one asked for, or the only one there is; 0 says
    that it is about none. Guests write about their projects only. `is_awaited`: whether the contact may be waiting for
    a word from us.
    """

    project = forms.IntegerField(required=False, widget=forms.HiddenInput)
    work: Project | None = None
    is_awaited = True
    projects: list[Project] | None = None  # those of the client, where they came with it

    def find(self, value: str) -> tuple[Client, Contact | None] | None:
        """With the client's projects in the same statement. A guest's are looked up by themselves."""
        if self.person.is_guest:
            return super().find(value)
        found = chosen_with_work(self.person, value)
        if found is None:
            return None
        self.projects, self.is_awaited = found.projects, found.is_awaited
        return found.client, found.contact

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        given = said.get("project")
        if self.client is None or (given == 0 and not self.person.is_guest):
            return said
        projects = projects_for(self.person, self.client) if self.projects is None else self.projects
        self.work = preset(projects, given)
        if self.work is None and self.person.is_guest:
            self.add_error("who", gettext("Say which of your projects it was about."))
        return said


def asked_for(request: HttpRequest, *names: str) -> dict[str, Any]:
    """What the address says: the client, the contact, and other numbers by name; without those, the page one was on."""
    initial: dict[str, Any] = {}
    for name in ("client", "contact", *names):
        if is_number(request.GET.get(name, "")):
            initial[name] = int(request.GET[name])
    if "client" not in initial and "contact" not in initial:
        initial.update(page_they_are_on(request))
    return initial


def _choice(client: Client, contact: Contact | None) -> who.Choice:
    return who.Choice(client.pk, client.name, contact.pk if contact else None, contact.name if contact else "")
