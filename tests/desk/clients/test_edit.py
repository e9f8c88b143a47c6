"""New clients and changed ones."""

from vinculo.clients.models import Client
from vinculo.db.search import find

GIVEN = {"name": "Óptica Norte", "kind": "company", "line": "Glasses", "value": "12000", "currency": "EUR"}


def test_a_new_client_is_kept_found_and_shown(world, signed_in):
    response = signed_in(world.zofia).post("/clients/new/", {**GIVEN, "owner": world.zofia.pk, "team": world.north.pk})

    client = Client.objects.get(name="Óptica Norte")
    assert response.url == client.get_absolute_url()
    assert (client.value, client.currency, client.owner) == (1200000, "EUR", world.zofia)
    assert [hit.title for hit in find("optica", allowed=None)] == ["Óptica Norte"]


def test_without_a_name_it_asks_for_it(world, signed_in):
    response = signed_in(world.zofia).post("/clients/new/", {**GIVEN, "name": ""})

    assert response.status_code == 200
    assert "What are they called?" in response.content.decode()
    assert not Client.objects.filter(line="Glasses").exists()


def test_a_value_that_is_no_number_is_explained(world, signed_in):
    response = signed_in(world.zofia).post("/clients/new/", {**GIVEN, "value": "a lot"})

    assert "Write it as a number: 12000." in response.content.decode()


def test_a_client_of_a_known_name_is_looked_at_twice(world, signed_in):
    response = signed_in(world.zofia).post("/clients/new/", {**GIVEN, "name": "CAFE LUNA", "team": world.north.pk})

    client = Client.objects.get(name="CAFE LUNA")
    assert response.url == f"/clients/{client.pk}/merge/"


def test_members_give_clients_to_their_own_teams(world, signed_in):
    response = signed_in(world.zofia).post("/clients/new/", {**GIVEN, "team": world.south.pk})

    assert response.context["form"].errors["team"]


def test_the_edit_form_shows_what_is_known(world, signed_in):
    Client.objects.filter(pk=world.luna.pk).update(value=1234550)

    form = signed_in(world.zofia).get(f"/clients/{world.luna.pk}/edit/").context["form"]

    assert form["name"].value() == "Café Luna"
    assert form["value"].value() == "12345.50"


def test_two_who_edit_at_once_are_told_and_nothing_is_lost(world, signed_in):
    there, address = signed_in(world.zofia), f"/clients/{world.luna.pk}/edit/"
    seen = there.get(address).context["form"]["seen_at"].value()
    mine = {**GIVEN, "name": "Café Luna", "line": "Mine", "team": world.north.pk, "seen_at": seen}
    world.luna.line = "Theirs"
    world.luna.save()

    first = there.post(address, mine)

    assert "Somebody saved this while you had it open." in first.content.decode()
    world.luna.refresh_from_db()
    assert world.luna.line == "Theirs"
    there.post(address, {**mine, "seen_at": first.context["form"]["seen_at"].value()})
    world.luna.refresh_from_db()
    assert world.luna.line == "Mine"


def test_the_search_follows_a_new_name(world, signed_in):
    known = {**GIVEN, "name": "Zebra", "team": world.north.pk}

    signed_in(world.zofia).post(f"/clients/{world.luna.pk}/edit/", known)

    assert [hit.title for hit in find("zebra", allowed=[world.luna.pk])] == ["Zebra"]


def test_a_website_may_be_written_as_one_says_it(world, signed_in):
    client = signed_in(world.marek)

    form = client.get("/clients/new/").context["form"]
    client.post("/clients/new/", {**GIVEN, "website": "optica.example"})

    assert form.fields["website"].widget.input_type == "text"
    assert Client.objects.get(name="Óptica Norte").website == "https://optica.example"
