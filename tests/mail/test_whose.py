"""Whose is this? Said once, it holds."""

from typing import Any

from tests.mail.coming import all_come, come, make_box, of_ana, words
from tests.world import NOW, World
from vinculo.clients.models import Contact, ContactPoint
from vinculo.conversations.models import Direction, Interaction
from vinculo.mail import whose
from vinculo.mail.models import Received, Rule, State
from vinculo.mailboxes.models import Mailbox

STRANGER = "Eva Sol <eva@nueva.example>"


def states(mailbox: Mailbox) -> list[str]:
    return list(Received.objects.filter(mailbox=mailbox).order_by("pk").values_list("state", flat=True))


def test_somebody_new_is_made_a_contact_and_all_they_wrote_is_taken_in(world: World, signed_in: Any) -> None:
    box = make_box()
    come(box, words("marek@faro.example", to="eva@nueva.example"), is_sent=True)
    asked, _second = all_come(box, [words(STRANGER), words(STRANGER, subject="Once more")])
    before = states(box)

    desk = signed_in(world.marek)
    listed = desk.get("/mail/").content.decode()
    wrong = desk.post(f"/mail/{asked.pk}/whose/", {"client": "Nobody", "name": "Eva Sol"})
    answer = desk.post(f"/mail/{asked.pk}/whose/", {"client": "cafe luna", "name": "Eva Sol", "whole_domain": "on"})

    assert before == [State.NOT_OURS, State.ASKING, State.ASKING]
    assert (listed.count("eva@nueva.example</span></button>"), "2 letters from there" in listed) == (2, True)
    assert (wrong.status_code, answer.status_code, states(box)) == (200, 302, [State.LOGGED] * 3)
    eva = Contact.objects.get(email="eva@nueva.example")
    assert (eva.name, eva.roles.get().client) == ("Eva Sol", world.luna)
    assert Interaction.objects.filter(client=world.luna, contacts=eva).count() == 3
    assert Interaction.objects.get(direction=Direction.OUT).by == world.marek
    other = come(box, words("ivo@nueva.example"))
    assert (other.state, other.client) == (State.LOGGED, world.luna)  # the whole company is theirs


def test_a_further_address_of_somebody_known(world: World) -> None:
    asked = come(make_box(), words("Ana Prado <ana@casa.example>"))

    whose.belongs_to(asked, client=world.luna, name="ana prado", by=world.marek, at=NOW)

    assert Contact.objects.count() == 2
    assert ContactPoint.objects.get().contact == world.ana


def test_who_is_no_client_is_asked_about_once(world: World, signed_in: Any) -> None:
    box = make_box()
    asked, elsewhere = all_come(box, [words(STRANGER), words("ivo@nueva.example")])

    desk = signed_in(world.marek)
    desk.post(f"/mail/{asked.pk}/not-a-client/")
    one, other = states(box)
    desk.post(f"/mail/{elsewhere.pk}/nobody-there/")
    more = all_come(box, [words(STRANGER, subject="Again"), words("new@nueva.example")])

    assert (one, other) == (State.NOT_OURS, State.ASKING)
    assert sorted(Rule.objects.values_list("pattern", flat=True)) == ["eva@nueva.example", "nueva.example"]
    assert [(found.state, found.reason) for found in more] == [(State.NOT_OURS, "rule")] * 2
    desk.post(f"/mail/{asked.pk}/whose/", {"client": world.luna.name, "name": "Eva Sol"})  # on second thoughts
    assert states(box) == [State.LOGGED, State.NOT_OURS, State.LOGGED, State.NOT_OURS]


def test_what_an_owner_says_of_their_mailbox_holds_there_only(world: World, signed_in: Any) -> None:
    own, house = make_box("zofia@faro.example", world.zofia), make_box()
    asked = come(own, words(STRANGER))

    refused = signed_in(world.rita).post(f"/mail/{asked.pk}/not-a-client/").status_code
    signed_in(world.zofia).post(f"/mail/{asked.pk}/not-a-client/")

    assert refused == 404
    assert states(own) == [State.NOT_OURS]
    assert come(house, words(STRANGER)).state == State.ASKING


def test_one_private_letter_or_all_of_them_can_be_shared(world: World, signed_in: Any) -> None:
    own = make_box("zofia@faro.example", world.zofia)
    first, second = all_come(own, [of_ana(world), of_ana(world, subject="More")])

    listed = {person.first_name: signed_in(person).get(f"/mail/{first.pk}/").status_code for person in world.staff}
    foreign = signed_in(world.rita).post(f"/mail/{first.pk}/share/").status_code
    signed_in(world.zofia).post(f"/mail/{first.pk}/share/")
    after_one = states(own)
    own.share(at=NOW)
    whose.take_in_shared(own.pk)

    assert listed == {"Rita": 404, "Marek": 404, "Zofia": 200, "Iga": 404, "Teo": 403}
    assert (foreign, after_one, states(own)) == (404, [State.LOGGED, State.PRIVATE], [State.LOGGED] * 2)
    assert signed_in(world.marek).get(f"/mail/{second.pk}/").status_code == 200


def test_what_was_left_out_can_be_taken_in_by_hand(world: World, signed_in: Any) -> None:
    received = come(make_box(), of_ana(world, head="List-Id: <all.luna.example>"))

    signed_in(world.marek).post(f"/mail/{received.pk}/take-in/")

    received.refresh_from_db()
    assert (received.state, received.client) == (State.LOGGED, world.luna)


def test_the_list_asks_the_database_as_often_for_many_as_for_one(world: World, signed_in: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    box, desk = make_box(), signed_in(world.marek)
    counts = []
    for number in range(3):
        come(box, words(f"p{number}@n{number}.example"))
        desk.get("/mail/")
        with CaptureQueriesContext(connection) as asked:
            desk.get("/mail/")
        counts.append(len(asked))

    assert counts[0] == counts[2] <= 12
