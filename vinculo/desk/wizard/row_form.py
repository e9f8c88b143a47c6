"""One line of a wizard: a limit, a date, somebody's part. Each line is a record from the moment it is written."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.desk.wizard.about import About

NOBODY, CHOOSE = _("Nobody yet"), _("Choose")


class RowForm(forms.ModelForm):
    """Saves itself into the project it is about."""

    people_fields: tuple[str, ...] = ()
    contact_fields: tuple[str, ...] = ()
    named_by: tuple[str, ...] = ()  # person or contact, where that says more than the record itself

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about
        for name in self.people_fields:
            self._known(name).know(about.people)
        for name in self.contact_fields:
            self._known(name).know(about.contacts)

    def _known(self, name: str) -> Any:
        return self.fields[name]

    @property
    def is_new(self) -> bool:
        return self.instance.pk is None

    @property
    def spoken(self) -> str:
        """What the line is called when it is read aloud."""
        for name in ("person", "contact"):
            if name in self.named_by and getattr(self.instance, name, None):
                return getattr(self.instance, name).name
        return str(self.instance)

    def place(self) -> None:
        """Fill in what a new record needs besides its form."""
        self.instance.project = self.about.project

    def siblings(self) -> models.QuerySet:
        return type(self.instance)._default_manager.filter(project=self.about.project)

    def write(self) -> models.Model:
        if self.is_new:
            self.place()
            if hasattr(self.instance, "position"):
                self.instance.position = self.siblings().count()
        return self.save()
