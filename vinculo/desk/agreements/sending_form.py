"""Who signs an agreement, in which order, until when."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.agreements.models import Agreement
from vinculo.agreements.sending import Sending
from vinculo.clients.models import Contact
from vinculo.desk.signatures.forms import ORDERS
from vinculo.documents.signing.asking import Party, who_can_sign
from vinculo.people.models import Person
from vinculo.web.day_field import DayField


class SendForm(forms.Form):
    contacts = forms.ModelMultipleChoiceField(
        Contact.objects.none(), label=_("Who of them signs"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Who of them signs? Choose at least one.")},
    )  # fmt: skip
    capacity = forms.CharField(
        label=_("For whom they sign"), max_length=160, required=False, help_text=_("Their company, as in the contract.")
    )
    people = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("Who of us signs"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("An agreement needs a name of ours, too.")},
    )  # fmt: skip
    order = forms.ChoiceField(label=_("In which order"), choices=ORDERS, initial="any", widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("What you tell them"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    until_on = DayField(label=_("It can be signed until"), required=False, help_text=_("Empty: without end."))

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        contacts, people = self.fields["contacts"], self.fields["people"]
        assert isinstance(contacts, forms.ModelMultipleChoiceField)
        assert isinstance(people, forms.ModelMultipleChoiceField)
        known = [contact.pk for contact in who_can_sign(agreement.client, agreement.project)]
        contacts.queryset = Contact.objects.filter(pk__in=known).order_by("name_folded", "pk")
        people.queryset = Person.objects.active().exclude(role="guest").order_by("name", "pk")

    def clean_until_on(self) -> datetime | None:
        day = self.cleaned_data["until_on"]
        if day is None:
            return None
        if day < timezone.localdate():
            raise forms.ValidationError(gettext("That day is over."))
        return timezone.make_aware(datetime.combine(day, time(23, 59)))

    def sending(self) -> Sending:
        said = self.cleaned_data
        theirs = [Party(contact=contact, capacity=said["capacity"].strip()) for contact in said["contacts"]]
        ours = [Party(person=person) for person in said["people"]]
        return Sending(
            tuple(ours + theirs if said["order"] == "ours" else theirs + ours), note=said["note"].strip(),
            in_order=said["order"] != "any", expires_at=said["until_on"],
        )  # fmt: skip
