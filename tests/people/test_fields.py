import pytest
from django import forms

from vinculo.people.domains_field import DomainsField
from vinculo.people.hours_field import HoursField
from vinculo.people.places import country_choices, find_region, region_names, time_zone_choices


class Week(forms.Form):
    hours = HoursField(required=False)


def test_a_week_is_read():
    form = Week({"hours-mon-from1": "09:00", "hours-mon-until1": "14:00", "hours-mon-from2": "", "hours-sun-from1": ""})

    assert form.is_valid()
    assert form.cleaned_data == {"hours": {"mon": [["09:00", "14:00"]]}}


def test_touching_stretches_become_one():
    form = Week(
        {
            "hours-mon-from1": "09:00",
            "hours-mon-until1": "14:00",
            "hours-mon-from2": "14:00",
            "hours-mon-until2": "18:00",
        }
    )

    assert form.is_valid()
    assert form.cleaned_data == {"hours": {"mon": [["09:00", "18:00"]]}}


@pytest.mark.parametrize(
    ("span", "second", "sentence"),
    [
        (("09:00", ""), ("", ""), "Monday: give both, from and until."),
        (("14:00", "09:00"), ("", ""), "Monday: 14:00 is not before 09:00."),
        (("25:00", "26:00"), ("", ""), "Monday: 25:00 is not before 26:00."),
        (("09:00", "14:00"), ("13:00", "18:00"), "The two stretches of a day must not overlap."),
    ],
)
def test_what_is_no_week(span, second, sentence):
    names = ("hours-mon-from1", "hours-mon-until1", "hours-mon-from2", "hours-mon-until2")
    form = Week(dict(zip(names, (*span, *second), strict=True)))

    assert form.errors == {"hours": [sentence]}


def test_a_week_is_shown_again():
    page = str(Week(initial={"hours": {"tue": [["09:00", "14:00"]]}})["hours"])

    assert 'name="hours-tue-until1" value="14:00"' in page


@pytest.mark.parametrize(
    ("text", "domains"),
    [
        ("faro.example", ["faro.example"]),
        ("Faro.example; rita@faro.test\nfaro.example", ["faro.example", "faro.test"]),
        ("", []),
    ],
)
def test_mail_domains(text, domains):
    assert DomainsField(required=False).clean(text) == domains


@pytest.mark.parametrize("text", ["faro", "-faro.example", "faro..example", "a b", "<script>.example"])
def test_what_is_no_mail_domain(text):
    with pytest.raises(forms.ValidationError):
        DomainsField(required=False).clean(text)


@pytest.mark.parametrize(
    ("country", "text", "code"),
    [
        ("ES", "Andalucía", "AN"),
        ("ES", "andalucia", "AN"),
        ("ES", "an", "AN"),
        ("ES", "Atlantis", None),
        ("PL", "x", None),
    ],
)
def test_regions(country, text, code):
    assert find_region(country, text) == code


def test_an_unknown_country_has_no_regions():
    assert region_names("XX") == {}


def test_choices_of_places():
    assert ("ES", "Spain") in country_choices()
    assert time_zone_choices()[0][0] == "Europe"
    assert ("Europe/Madrid", "Madrid") in time_zone_choices()[0][1]
