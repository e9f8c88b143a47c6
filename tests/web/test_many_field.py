import pytest
from django.forms import Form, ModelMultipleChoiceField

from vinculo.people.models import Team
from vinculo.web.many_field import ManyField

TOO_LONG = "9" * 40


def form_with(kind, sent):
    fields = {"teams": kind(queryset=Team.objects.all(), required=False)}
    return type("Teams", (Form,), fields)({"teams": sent})


def test_takes_what_there_is(world):
    assert list(form_with(ManyField, [world.north.pk]).fields["teams"].clean([world.north.pk])) == [world.north]


@pytest.mark.parametrize("sent", [[TOO_LONG], ["x"], ["-1"], ["0"]])
def test_says_so_when_a_number_is_none_of_the_choices(world, sent):
    form = form_with(ManyField, sent)

    assert not form.is_valid()
    assert list(form.errors) == ["teams"]


def test_without_it_the_database_would_break_off(world):
    with pytest.raises(Exception, match="too large|out of range"):
        form_with(ModelMultipleChoiceField, [TOO_LONG]).is_valid()
