import re

from django import forms
from django.template import Context
from django.utils import translation

from vinculo.web.kit import SampleForm
from vinculo.web.templatetags.shell import keys_attr

XSS = "<script>alert(1)</script>"


def test_a_field_ties_label_hint_and_complaint_to_its_input():
    markup = str(SampleForm({}, prefix="x"))

    assert re.search(r'<label for="id_x-name">Name\s*</label>', markup)
    assert 'aria-invalid="true" aria-describedby="id_x-name_helptext id_x-name_error"' in markup
    assert '<span class="hint" id="id_x-name_helptext">As they write it themselves.</span>' in markup
    assert 'id="id_x-name_error"' in markup


def test_what_is_missing_is_said_calmly():
    assert SampleForm({}).errors["name"] == ["This is still missing."]


def test_widgets_wear_the_class_of_the_look_and_keep_their_own():
    class Code(forms.Form):
        code = forms.CharField(widget=forms.TextInput(attrs={"class": "code"}))
        kind = forms.ChoiceField(choices=[("a", "A")])
        many = forms.MultipleChoiceField(choices=[("a", "A")])
        file = forms.FileField()
        sure = forms.BooleanField()

    form = Code()

    classes = {name: form[name].build_widget_attrs({}).get("class") for name in form.fields}
    assert classes == {"code": "input code", "kind": "select", "many": "select", "file": "file-input", "sure": None}
    assert {name: form[name].layout for name in form.fields} == {
        "code": "plain",
        "kind": "select",
        "many": "plain",
        "file": "plain",
        "sure": "check",
    }


def test_choices_are_as_large_as_their_text():
    markup = str(SampleForm()["detail"].as_field_group())

    assert markup.count('<label class="choice"') == 3
    assert "<legend" in markup


def test_optional_fields_say_so():
    assert str(SampleForm()["note"].as_field_group()).count('class="optional"') == 1
    assert str(SampleForm()["name"].as_field_group()).count('class="optional"') == 0


def test_what_a_browser_finds_missing_is_said_in_our_words_and_language():
    with translation.override("pl"):
        said = keys_attr(Context())

    assert said == ' data-missing="Tego jeszcze brakuje."'


def test_form_complaints_come_first_and_escaped():
    class Dates(forms.Form):
        def clean(self):
            raise forms.ValidationError(XSS)

    markup = str(Dates({}))

    assert 'role="alert"' in markup
    assert XSS not in markup


def test_labels_and_values_are_escaped():
    class Named(forms.Form):
        name = forms.CharField(label=XSS, help_text="", initial=XSS)

    assert XSS not in str(Named())
