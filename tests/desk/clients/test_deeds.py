"""Archive, pin and throw away, and each taken back."""

from tests.desk.clients.toast import undo_of
from vinculo.clients.models import ClientRelation, Pin
from vinculo.db.search import find


def test_an_archived_client_is_out_of_the_list_and_comes_back(world, signed_in):
    there = signed_in(world.zofia)

    response = there.post(f"/clients/{world.luna.pk}/archive/", follow=True)

    world.luna.refresh_from_db()
    assert world.luna.archived_at is not None
    there.post(undo_of(response))
    world.luna.refresh_from_db()
    assert world.luna.archived_at is None


def test_archiving_twice_makes_it_active(world, signed_in):
    there = signed_in(world.zofia)
    for _press in range(2):
        there.post(f"/clients/{world.luna.pk}/archive/")

    world.luna.refresh_from_db()
    assert world.luna.archived_at is None


def test_a_pin_is_ones_own_and_a_second_press_takes_it_away(world, signed_in):
    there = signed_in(world.zofia)

    there.post(f"/clients/{world.luna.pk}/pin/")

    assert [(pin.person, pin.client) for pin in Pin.objects.all()] == [(world.zofia, world.luna)]
    there.post(f"/clients/{world.luna.pk}/pin/")
    assert not Pin.objects.exists()


def test_what_is_thrown_away_is_gone_from_search_until_it_comes_back(world, signed_in):
    there = signed_in(world.zofia)

    response = there.post(f"/clients/{world.luna.pk}/throw-away/", follow=True)

    assert there.get(f"/clients/{world.luna.pk}/").status_code == 404
    there.post(undo_of(response))
    assert there.get(f"/clients/{world.luna.pk}/").status_code == 200
    assert [hit.title for hit in find("luna", allowed=None)] == ["Café Luna"]


def test_a_relation_is_noted_and_taken_away(world, signed_in):
    there = signed_in(world.rita)

    there.post(f"/clients/{world.luna.pk}/relations/new/", {"kind": "referred", "other": world.otero.pk})

    relation = ClientRelation.objects.get()
    assert (relation.client, relation.other) == (world.luna, world.otero)
    there.post(f"/clients/{world.luna.pk}/relations/{relation.pk}/remove/")
    assert not ClientRelation.objects.exists()


def test_the_same_relation_twice_is_said(world, signed_in):
    ClientRelation.objects.create(client=world.luna, other=world.otero, kind="referred")
    again = {"kind": "referred", "other": world.otero.pk}

    response = signed_in(world.rita).post(f"/clients/{world.luna.pk}/relations/new/", again)

    assert response.status_code == 200
    assert ClientRelation.objects.count() == 1


def test_one_relates_only_to_clients_one_sees(world, signed_in):
    blind = {"kind": "referred", "other": world.otero.pk}

    response = signed_in(world.zofia).post(f"/clients/{world.luna.pk}/relations/new/", blind)

    assert response.context["form"].errors["other"]
