"""What they said is read by those who see the client, and what we did about it goes back to them."""

import pytest
from django.utils import timezone

from vinculo.feedback.models import Feedback


@pytest.fixture
def given(world):
    now = timezone.now()
    return Feedback.objects.create(
        client=world.luna, project=world.shop, contact=world.ana, asked_at=now, given_at=now, score=5, text="Faster",
        channel="portal", moment="own",
    )  # fmt: skip


def test_what_they_said_stands_on_a_page_of_the_client(world, given, signed_in):
    page = signed_in(world.marek).get(f"/clients/{world.luna.pk}/feedback/").content.decode()

    assert "5 of 10" in page and "Faster" in page and "They are waiting to see what we do" in page
    assert f"/clients/{world.luna.pk}/feedback/" in signed_in(world.marek).get(f"/clients/{world.luna.pk}/").text


def test_what_was_asked_and_not_answered_is_no_opinion(world, signed_in):
    Feedback.objects.create(client=world.luna, contact=world.ana, asked_at=timezone.now())

    assert "of 10</b>" not in signed_in(world.marek).get(f"/clients/{world.luna.pk}/feedback/").content.decode()


def test_what_we_did_about_it_is_noted_and_taken_back(world, given, signed_in):
    browser = signed_in(world.marek)

    page = browser.post(f"/feedback/{given.pk}/done/", {"done": "We answer by noon"}, follow=True)
    given.refresh_from_db()
    assert (given.done, given.done_by) == ("We answer by noon", world.marek)
    undo = [str(message.extra_tags) for message in page.context["messages"]][0].split()[0]
    browser.post(undo)

    given.refresh_from_db()
    assert (given.done, given.done_at, given.done_by) == ("", None, None)


def test_nothing_done_asks_for_something(world, given, signed_in):
    page = signed_in(world.marek).post(f"/feedback/{given.pk}/done/", {"done": " "})

    assert "What did you do about it?" in page.content.decode()


def test_who_does_not_see_the_client_sees_none_of_it(world, given, signed_in):
    iga = signed_in(world.iga)

    assert iga.get(f"/clients/{world.luna.pk}/feedback/").status_code == 404
    assert iga.post(f"/feedback/{given.pk}/done/", {"done": "x"}).status_code == 404
