"""Quotes as one types them: whom they are for, what stands around the lines, the lines."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client, Contact
from vinculo.desk.invoices.forms import LineForm, PercentField, currency_choices
from vinculo.desk.log.whom import AboutForm
from vinculo.money.models import Quote
from vinculo.people.models import Language, Person
from vinculo.web.day_field import DayField


class NewQuoteForm(AboutForm):
    """For a client, from anywhere."""

    title = forms.CharField(
        label=_("What it is for"), max_length=160,
        error_messages={"required": _("What is it for? A few words are enough.")},
    )  # fmt: skip


class NewForOpportunityForm(forms.Form):
    """For an opportunity: its lead may be no client yet."""

    title = forms.CharField(
        label=_("What it is for"), max_length=160,
        error_messages={"required": _("What is it for? A few words are enough.")},
    )  # fmt: skip


class AroundForm(forms.Form):
    """What stands around the lines, and to whom it goes."""

    title = forms.CharField(label=_("What it is for"), max_length=160)
    contact = forms.ModelChoiceField(Contact.objects.none(), label=_("To"), required=False)
    to_name = forms.CharField(label=_("To"), max_length=160, required=False)
    to_email = forms.EmailField(label=_("E-mail"), required=False)
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    currency = forms.ChoiceField(label=_("Currency"))
    owner = forms.ModelChoiceField(Person.objects.none(), label=_("Who answers for it"), required=False)
    intro = forms.CharField(
        label=_("What stands above the lines"), max_length=4000, required=False,
        widget=forms.Textarea(attrs={"rows": 4, "data-keep": ""}),
    )  # fmt: skip
    terms = forms.CharField(
        label=_("Terms"), max_length=8000, required=False,
        help_text=_("How it is paid, what they bring, how many rounds of changes are in it."),
        widget=forms.Textarea(attrs={"rows": 5, "data-keep": ""}),
    )  # fmt: skip
    discount = PercentField(label=_("Discount on everything, in percent"))
    valid_until = DayField(label=_("Valid until"), required=False)

    def __init__(self, *args: Any, quote: Quote, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.quote, self.person = quote, person
        owner, currency = self.fields["owner"], self.fields["currency"]
        assert isinstance(owner, forms.ModelChoiceField) and isinstance(currency, forms.ChoiceField)
        owner.queryset = Person.objects.active().by_name()
        currency.choices = currency_choices(quote.currency)
        for name in ("currency", "language"):  # what was sent still holds, and says its price in them
            self.fields[name].disabled = quote.versions.filter(sent_at__isnull=False).exists()
        if quote.client:
            contact = self.fields["contact"]
            assert isinstance(contact, forms.ModelChoiceField)
            contact.queryset = Contact.objects.kept().filter(clients=quote.client).order_by("name_folded", "pk")
            contact.empty_label = gettext("Nobody yet")
            del self.fields["to_name"], self.fields["to_email"]
        else:
            del self.fields["contact"]

    def clean_valid_until(self) -> Any:
        until = self.cleaned_data["valid_until"]
        if until and until < timezone.localdate():
            raise forms.ValidationError(gettext("That day is over. Until when do you hold to it?"))
        return until

    def clean_owner(self) -> Person | None:
        owner: Person | None = self.cleaned_data["owner"]
        if owner and not self._sees_it(owner):
            raise forms.ValidationError(gettext("%(name)s does not see this client.") % {"name": owner.name})
        return owner

    def _sees_it(self, owner: Person) -> bool:
        if owner.is_guest or not self.quote.client_id:
            return not owner.is_guest
        return Client.objects.visible_to(owner).filter(pk=self.quote.client_id).exists()


class QuoteLineForm(LineForm):
    details = forms.CharField(
        label=_("In more words"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    is_optional = forms.BooleanField(
        label=_("Optional"), required=False, help_text=_("They choose it when they say yes.")
    )
    is_chosen = forms.BooleanField(label=_("In the sum we propose"), required=False, help_text=_("Of an optional one."))
    field_order = ("text", "details", "quantity", "unit", "price", "discount", "tax", "is_optional", "is_chosen")

    def values(self) -> dict[str, Any]:
        optional = self.cleaned_data["is_optional"]
        return {
            **super().values(),
            "details": self.cleaned_data["details"],
            "is_optional": optional,
            "is_chosen": optional and self.cleaned_data["is_chosen"],
        }


class WhyForm(forms.Form):
    because = forms.CharField(
        label=_("Why"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("One sentence is enough.")},
    )  # fmt: skip
