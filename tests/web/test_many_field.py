import pytest
from django.forms import Form

from vinculo.people.models import Team
from vinculo.web.many_field import ManyField

TOO_LONG = "9" * 40


def form_with(sent):
    fields = {"teams": ManyField(queryset=Team.objects.all(), required=False)}
    return type("Teams", (Form,), fields)({"teams": sent})


def test_takes_what_there_is(world):
    assert list(form_with([world.north.pk]).fields["teams"].clean([world.north.pk])) == [world.north]


@pytest.mark.parametrize("sent", [[TOO_LONG], ["x"], ["-1"], ["0"]])
def test_says_so_when_a_number_is_none_of_the_choices(world, sent):
    form = form_with(sent)

    assert not form.is_valid()
    assert list(form.errors) == ["teams"]
