"""The profile and the season by hand."""

from vinculo.clients.models import Profile
from vinculo.practices.models import SeasonChoice

PARTS = {"sells": "Cakes", "sells_to": "", "goals": "Export", "motivations": "", "priorities": "", "working_style": ""}
NO_FIGURES = {"figures-TOTAL_FORMS": "1", "figures-INITIAL_FORMS": "0"}


def test_what_is_not_known_shows_the_question_to_ask(world, signed_in):
    Profile.objects.filter(client=world.luna).update(goals="")

    body = signed_in(world.zofia).get(f"/clients/{world.luna.pk}/profile/").content.decode()

    assert "Where do you want to be in three years?" in body
    assert "Cakes" in body


def test_profile_and_figures_are_saved_together(world, signed_in):
    figures = {**NO_FIGURES, "figures-0-what": "Online sales", "figures-0-target": "15 %"}

    response = signed_in(world.zofia).post(f"/clients/{world.luna.pk}/profile/edit/", {**PARTS, **figures})

    profile = Profile.objects.get(client=world.luna)
    assert response.url == f"/clients/{world.luna.pk}/profile/"
    assert (profile.goals, profile.updated_by) == ("Export", world.zofia)
    assert [(figure.what, figure.target) for figure in world.luna.figures.all()] == [("Online sales", "15 %")]


def test_a_client_without_a_profile_gets_one(world, signed_in):
    Profile.objects.all().delete()

    signed_in(world.zofia).post(f"/clients/{world.luna.pk}/profile/edit/", {**PARTS, **NO_FIGURES})

    assert Profile.objects.get(client=world.luna).sells == "Cakes"


def test_a_season_by_hand_needs_its_reason(world, signed_in):
    response = signed_in(world.zofia).post(f"/clients/{world.luna.pk}/season/", {"season": "winter", "reason": ""})

    assert "Say why: the next reader will ask." in response.content.decode()
    assert not SeasonChoice.objects.exists()


def test_a_new_choice_ends_the_one_before(world, signed_in):
    there = signed_in(world.zofia)
    for season in ("winter", "spring"):
        there.post(f"/clients/{world.luna.pk}/season/", {"season": season, "reason": "They said so"})

    assert [choice.season for choice in SeasonChoice.objects.filter(ended_at=None)] == ["spring"]
    assert SeasonChoice.objects.count() == 2


def test_the_record_may_say_the_season_again(world, signed_in):
    there = signed_in(world.zofia)
    there.post(f"/clients/{world.luna.pk}/season/", {"season": "winter", "reason": "They said so"})

    there.post(f"/clients/{world.luna.pk}/season/let-be/")

    assert not SeasonChoice.objects.filter(ended_at=None).exists()
