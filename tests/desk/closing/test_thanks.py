"""Thanks, by name and for something."""

from vinculo.feedback.models import Appreciation
from vinculo.projects.models import Milestone


def test_somebody_is_thanked_for_a_milestone(world, signed_in):
    milestone, client = Milestone.objects.create(project=world.shop, name="Launch"), signed_in(world.marek)
    address = f"/projects/{world.shop.pk}/thanks/{milestone.pk}/"

    page = client.get(address)
    client.post(address, {"person": world.zofia.pk, "milestone": milestone.pk, "what_for": "The texts"})

    given = Appreciation.objects.get()
    assert page.context["form"].initial["milestone"] == milestone
    assert (given.person, given.milestone, given.what_for, given.by) == (
        world.zofia, milestone, "The texts", world.marek,
    )  # fmt: skip
    client.post(list(client.get("/promises/").context["messages"])[-1].extra_tags)
    assert Appreciation.objects.count() == 0


def test_it_says_for_whom_and_what(world, signed_in):
    page = signed_in(world.marek).post(f"/projects/{world.shop.pk}/thanks/", {"what_for": ""})

    assert list(page.context["form"].errors) == ["person", "what_for"]


def test_a_milestone_of_another_project_is_none(world, signed_in):
    foreign, client = Milestone.objects.create(project=world.workshop, name="Launch"), signed_in(world.rita)

    page = client.post(
        f"/projects/{world.shop.pk}/thanks/", {"person": world.iga.pk, "milestone": foreign.pk, "what_for": "x"}
    )

    assert list(page.context["form"].errors) == ["milestone"]
    assert client.get(f"/projects/{world.shop.pk}/thanks/{foreign.pk}/").status_code == 404
