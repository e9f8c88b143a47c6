"""Agreements, their parts and templates, as one types them."""

from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from vinculo.agreements import fields as contract_fields
from vinculo.agreements.models import Agreement, ContractTemplate, Duty
from vinculo.agreements.renewals import Span
from vinculo.clients.models import Contact
from vinculo.desk.audience import WithAudience
from vinculo.desk.log.whom import AboutForm
from vinculo.desk.seen import blank_as
from vinculo.documents.models import Document, Version
from vinculo.people.models import Language, Person
from vinculo.web.day_field import DayField

CALLED = pgettext_lazy("of an agreement", "What it is called")
NO_NAME = {"required": _("What is it called?")}
SIDES = (("ours", _("Ours")), ("theirs", _("The client's")))


class Days(forms.Form):
    """How long it runs. What can be told apart only by both sides is asked in words."""

    starts_on = DayField(label=_("Begins on"), required=False)
    ends_on = DayField(label=_("Last day"), required=False, help_text=_("Empty: without a fixed end."))
    renewal = forms.ChoiceField(
        label=_("What comes after the last day"), choices=Agreement.Renewal.choices, initial="none", required=False
    )
    renews_months = forms.IntegerField(label=_("For how many months more"), required=False, min_value=1, max_value=120)
    notice = forms.IntegerField(label=_("Notice"), required=False, min_value=0, max_value=730)
    notice_in = forms.ChoiceField(label=_("Counted in"), choices=Span.choices, initial="days", required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        said["renewal"] = said.get("renewal") or Agreement.Renewal.NONE
        said["notice_in"] = said.get("notice_in") or Span.DAYS
        first, last = said.get("starts_on"), said.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", gettext("That is before it begins."))
        if said["renewal"] != Agreement.Renewal.NONE and not last and "ends_on" not in self.errors:
            self.add_error("ends_on", gettext("What goes on needs a last day to go on from."))
        if said["renewal"] == Agreement.Renewal.ITSELF and not said.get("renews_months"):
            self.add_error("renews_months", gettext("For how many months does it renew itself?"))
        return said


class NoteForm(AboutForm, WithAudience):
    """One that was made elsewhere."""

    name = forms.CharField(label=CALLED, max_length=160, error_messages=NO_NAME)
    signed_on = DayField(label=_("Signed on"), required=False, help_text=_("Empty: not signed yet."))
    where = forms.CharField(
        label=_("Where it is kept"),
        max_length=200,
        required=False,
        help_text=_("A folder, a drawer: so that everybody finds it."),
    )


class NotedForm(Days, forms.ModelForm):
    signed_on = DayField(label=_("Signed on"), required=False, help_text=_("Empty: not signed yet."))

    class Meta:
        model = Agreement
        fields = (
            "name", "signed_on", "where", "starts_on", "ends_on", "renewal", "renews_months", "notice", "notice_in",
        )  # fmt: skip
        labels = {"name": CALLED, "where": _("Where it is kept")}
        error_messages = {"name": NO_NAME}

    field_order = ("name", "signed_on", "where")


class TemplateField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} · {obj.get_language_display()}"


class DraftForm(AboutForm):
    name = forms.CharField(label=CALLED, max_length=160, error_messages=NO_NAME)
    template = TemplateField(
        ContractTemplate.objects.none(), label=_("Begin from"), required=False, empty_label=_("An empty page")
    )
    language = forms.ChoiceField(
        label=_("Language of the paper"), choices=[("", _("The template's, else the client's")), *Language.choices],
        required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        template = self.fields["template"]
        assert isinstance(template, TemplateField)
        template.queryset = ContractTemplate.objects.all()


class TermsForm(Days, forms.ModelForm):
    class Meta:
        model = Agreement
        fields = (
            "name", "language", "price", "payment_terms", "starts_on", "ends_on", "renewal", "renews_months",
            "notice", "notice_in",
        )  # fmt: skip
        labels = {"name": CALLED, "language": _("Language of the paper")}
        help_texts = {"price": _("As it will stand on the paper: 4,800 €."), "payment_terms": _("When, and on what.")}
        widgets = {"payment_terms": forms.Textarea(attrs={"rows": 3})}
        error_messages = {"name": NO_NAME}

    field_order = ("name", "language", "price", "payment_terms")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = self.fields["language"]
        assert isinstance(language, forms.ChoiceField)
        language.required, language.choices = True, Language.choices


class ClauseForm(forms.Form):
    title = forms.CharField(
        label=pgettext_lazy("of a clause", "Heading"), max_length=120,
        error_messages={"required": _("What is the clause about? A few words.")},
    )  # fmt: skip
    text = forms.CharField(
        label=_("What it says"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 10, "data-keep": ""}),
        error_messages={"required": _("What does it say?")},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A slip in a field is better said now than found in a contract."""
        said = super().clean() or self.cleaned_data
        for name in ("title", "text"):
            if wrong := contract_fields.unknown_in(said.get(name) or ""):
                words = gettext("Nothing can stand in for %(fields)s. Choose from the list of fields.")
                self.add_error(name, words % {"fields": ", ".join(field[:40] for field in wrong[:5])})
        return said


class DutyForm(forms.ModelForm):
    due_on = DayField(label=_("Until"), required=False)
    days_after = forms.IntegerField(label=_("Or: days after it is signed"), required=False, min_value=0, max_value=3650)

    class Meta:
        model = Duty
        fields = ("side", "what", "kind", "due_on", "days_after", "contact", "owner")
        widgets = {"side": forms.RadioSelect(choices=SIDES)}
        labels = {"side": _("Whose part is it")}
        error_messages = {"what": {"required": _("What is to be done or given?")}}

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        contact, owner = self.fields["contact"], self.fields["owner"]
        assert isinstance(contact, forms.ModelChoiceField)
        assert isinstance(owner, forms.ModelChoiceField)
        contact.queryset = (
            Contact.objects.kept().filter(roles__client=agreement.client_id, roles__left_on=None).distinct()
        )
        owner.queryset = Person.objects.active().by_name()
        blank_as(contact, gettext("Nobody in particular"))
        blank_as(owner, gettext("Nobody in particular"))


class AnnexForm(forms.Form):
    """A file of the client's documents, or a text."""

    title = forms.CharField(
        label=pgettext_lazy("of an annex", "What it is called"), max_length=160, error_messages=NO_NAME
    )
    document = forms.ModelChoiceField(
        Document.objects.none(), label=_("File"), required=False, empty_label=_("None: the text below"),
        help_text=_("Its newest version, named in the paper with its hash."),
    )  # fmt: skip
    text = forms.CharField(
        label=_("What it says"), required=False, max_length=40_000, widget=forms.Textarea(attrs={"rows": 10})
    )

    def __init__(self, *args: Any, agreement: Agreement, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        document = self.fields["document"]
        assert isinstance(document, forms.ModelChoiceField)
        seen = Document.objects.visible_to(person).kept().shared().filter(client=agreement.client_id)
        document.queryset = seen.exclude(pk=agreement.document_id or 0)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not said.get("document") and not (said.get("text") or "").strip():
            self.add_error("text", gettext("Choose a file or write what it says."))
        return said

    def version(self) -> Version | None:
        document: Document | None = self.cleaned_data["document"]
        return document.versions.filter(state=Version.State.GOOD).order_by("-number").first() if document else None


class EndForm(forms.Form):
    on = DayField(label=_("Its last day"))
    because = forms.CharField(
        label=_("Why"), max_length=300, error_messages={"required": _("Why does it end? A few words.")}
    )


class RenewForm(forms.Form):
    until_on = DayField(label=_("Until"), error_messages={"required": _("Until when does it go on?")})

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreement = agreement

    def clean_until_on(self) -> Any:
        on = self.cleaned_data["until_on"]
        if self.agreement.until_on and on <= self.agreement.until_on:
            raise forms.ValidationError(gettext("It runs until then already."))
        return on


class TemplateForm(forms.ModelForm):
    class Meta:
        model = ContractTemplate
        fields = ("name", "language", "payment_terms")
        widgets = {"payment_terms": forms.Textarea(attrs={"rows": 3})}
