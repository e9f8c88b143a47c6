"""An answer to a question from the portal is shared unless we say otherwise, and the form says so."""

import pytest

from tests.portal.requests.asking import some_question
from vinculo.conversations.models import Question


@pytest.fixture
def asked(world):
    return some_question(world.shop, contact=world.ana, owner=world.marek)


def test_the_form_begins_with_shared_in_the_portal(world, asked, signed_in):
    page = signed_in(world.marek).get(f"/questions/{asked.pk}/answer/")

    assert page.context["form"].initial == {"channel": "portal", "audience": "shared"}


def test_other_questions_stay_with_the_team(world, signed_in):
    asked = some_question(world.shop, contact=world.ana, audience="team")

    page = signed_in(world.marek).get(f"/questions/{asked.pk}/answer/")

    assert page.context["form"].initial == {"channel": "phone", "audience": "team"}


@pytest.mark.parametrize("audience", ["shared", "team"])
def test_who_sees_it_is_as_we_said(world, asked, signed_in, audience):
    signed_in(world.marek).post(
        f"/questions/{asked.pk}/answer/", {"text": "On Friday", "channel": "phone", "audience": audience}
    )

    assert Question.objects.get().answered_in.audience == audience


def test_left_out_it_is_for_the_team(world, asked, signed_in):
    signed_in(world.marek).post(f"/questions/{asked.pk}/answer/", {"text": "On Friday", "channel": "phone"})

    assert Question.objects.get().answered_in.audience == "team"


def test_what_is_given_in_the_portal_is_shared(world, asked, signed_in):
    page = signed_in(world.marek).post(
        f"/questions/{asked.pk}/answer/", {"text": "On Friday", "channel": "portal", "audience": "team"}
    )

    assert "they read only what is shared" in page.content.decode()
    assert Question.objects.get().is_open
