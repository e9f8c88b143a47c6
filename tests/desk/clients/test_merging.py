"""Making two records one, by hand."""

from tests.desk.clients.toast import undo_of
from tests.world import make_client, make_contact
from vinculo.clients.models import Client, Contact, Merge


def twin(world):
    return make_client("CAFE LUNA", "Bea Prado", owner=world.zofia, team=world.north)[0]


def test_twins_are_suggested(world, signed_in):
    other = twin(world)

    assert signed_in(world.zofia).get("/clients/duplicates/").context["clients"] == [[world.luna, other]]
    assert signed_in(world.iga).get("/clients/duplicates/").context["clients"] == []
    assert signed_in(world.zofia).get(f"/clients/{world.luna.pk}/merge/").context["twins"] == [other]


def test_any_other_is_found_by_name(world, signed_in):
    other, _contact = make_client("Łódź Design", team=world.north)

    response = signed_in(world.zofia).get(f"/clients/{world.luna.pk}/merge/?q=lodz")

    assert response.context["found"] == [other]


def test_the_preview_says_what_moves(world, signed_in):
    response = signed_in(world.zofia).get(f"/clients/{world.luna.pk}/merge/?with={twin(world).pk}")

    assert response.context["moving"] == ["1 person"]
    assert Merge.objects.count() == 0


def test_they_become_one_and_two_again(world, signed_in):
    there, other = signed_in(world.zofia), twin(world)

    response = there.post(f"/clients/{world.luna.pk}/merge/", {"with": other.pk}, follow=True)

    assert response.redirect_chain[-1][0] == world.luna.get_absolute_url()
    assert there.get(f"/clients/{other.pk}/").url == world.luna.get_absolute_url()
    there.post(undo_of(response))
    assert Client.objects.kept().filter(pk=other.pk).exists()
    assert other.contacts.count() == 1


def test_nobody_merges_what_they_do_not_see(world, signed_in):
    there = signed_in(world.zofia)

    assert there.get(f"/clients/{world.luna.pk}/merge/?with={world.otero.pk}").status_code == 404
    assert there.post(f"/clients/{world.luna.pk}/merge/", {"with": world.otero.pk}).status_code == 404
    assert Merge.objects.count() == 0


def test_two_contacts_become_one(world, signed_in):
    there, other = signed_in(world.zofia), make_contact("Ana Prado", world.luna)

    there.post(f"/contacts/{world.ana.pk}/merge/", {"with": other.pk})

    assert list(Contact.objects.kept().filter(name="Ana Prado")) == [world.ana]
    assert there.get(f"/contacts/{other.pk}/").url == world.ana.get_absolute_url()


def test_a_contact_may_be_there_twice(world, signed_in):
    other = make_contact(world.ana.name, world.luna)

    response = signed_in(world.zofia).get(f"/contacts/{world.ana.pk}/merge/?q=ana")

    assert response.context["twins"] == response.context["found"] == [other]
    assert other.get_absolute_url() in response.content.decode()
