"""The same for several clients, and back."""

from tests.desk.clients.toast import undo_of


def test_several_clients_change_hands_and_back(world, signed_in):
    there = signed_in(world.rita)
    both = {"client": [world.luna.pk, world.otero.pk], "do": "owner", "owner": world.zofia.pk}

    response = there.post("/clients/bulk/", both, follow=True)

    assert owners(world) == [world.zofia, world.zofia]
    there.post(undo_of(response))
    assert owners(world) == [world.marek, world.iga]


def test_several_are_archived_and_brought_back(world, signed_in):
    there = signed_in(world.rita)
    both = {"client": [world.luna.pk, world.otero.pk], "do": "archive"}

    response = there.post("/clients/bulk/", both, follow=True)

    assert [client.archived_at is None for client in fresh(world)] == [False, False]
    there.post(undo_of(response))
    assert [client.archived_at is None for client in fresh(world)] == [True, True]


def test_what_one_does_not_see_one_does_not_change(world, signed_in):
    both = {"client": [world.luna.pk, world.otero.pk], "do": "archive"}

    signed_in(world.zofia).post("/clients/bulk/", both)

    assert [client.archived_at is None for client in fresh(world)] == [False, True]


def test_nothing_chosen_is_said(world, signed_in):
    response = signed_in(world.rita).post("/clients/bulk/", {"do": "archive"}, follow=True)

    assert "Nothing was chosen." in response.content.decode()


def test_who_takes_over_is_asked_on_a_page_of_its_own(world, signed_in):
    response = signed_in(world.rita).post("/clients/bulk/", {"client": world.luna.pk, "do": "owner"})

    assert response.context["clients"] == [(world.luna.pk, "Café Luna")]
    assert (world.zofia.pk, "Zofia Kos") in list(response.context["people"])
    assert owners(world) == [world.marek, world.iga]


def test_handing_over_needs_somebody(world, signed_in):
    nobody = {"client": world.luna.pk, "do": "owner", "owner": ""}

    response = signed_in(world.rita).post("/clients/bulk/", nobody, follow=True)

    assert "Choose who takes them over." in response.content.decode()
    assert owners(world) == [world.marek, world.iga]


def test_guests_change_nothing(world, signed_in):
    chosen = {"client": world.luna.pk, "do": "archive"}

    assert signed_in(world.teo).post("/clients/bulk/", chosen).status_code == 403


def fresh(world):
    world.luna.refresh_from_db()
    world.otero.refresh_from_db()
    return [world.luna, world.otero]


def owners(world):
    return [client.owner for client in fresh(world)]
