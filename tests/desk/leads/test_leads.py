"""Leads on the desk: listed, answered, decided, made clients of, and all of it back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.pipeline.selling import some_opportunity
from tests.pipeline.strangers import a_channel, a_lead
from vinculo.clients.models import Client
from vinculo.conversations.models import Interaction, Question
from vinculo.mail.models import Received
from vinculo.mailboxes.models import Mailbox
from vinculo.money.models import Quote
from vinculo.notifications.models import Notice
from vinculo.pipeline.models import Lead, Trait, TraitValue


def way_back(client):
    """Where the last toast takes back what was done."""
    return list(client.get("/promises/").context["messages"])[-1].extra_tags


def said(**fields):
    return {
        "name": "Nora Vega", "company": "Molino Vega", "email": "Nora@Molino.example", "phone": "", "wants": "Flour",
        "channel": "", "campaign": "", "owner": "", "language": "", "website": "", "city": "", "country": "es",
        "budget": "1500", "currency": "PLN", "note": "", "seen_at": "", **fields,
    }  # fmt: skip


def test_written_down_by_hand_and_taken_back(world, signed_in):
    client = signed_in(world.zofia)

    client.post("/leads/new/", said(owner=world.marek.pk))
    back = way_back(client)

    lead = Lead.objects.get()
    assert (lead.name, lead.email, lead.country, lead.budget, lead.currency) == (
        "Nora Vega", "nora@molino.example", "ES", 150_000, "PLN",
    )  # fmt: skip
    assert (lead.by, lead.owner, lead.came, lead.confirmed_at is None) == (world.zofia, world.marek, "hand", False)
    assert Notice.objects.get(person=world.marek).subject == f"lead:{lead.pk}"
    client.post(back)
    assert Lead.objects.count() == 0


def test_whom_we_offered_something_meanwhile_stays(world, signed_in):
    client = signed_in(world.zofia)
    client.post("/leads/new/", said(owner=world.marek.pk))
    back, lead = way_back(client), Lead.objects.get()
    offered = some_opportunity(world, lead=lead)
    Quote.objects.create(number="1", title="x", opportunity=offered, language="en", currency="EUR")

    client.post(back)

    assert str(list(client.get("/promises/").context["messages"])[-1]) == (
        "That has changed meanwhile. Look at it again."
    )
    assert Lead.objects.get() == lead


def test_somebody_has_a_name_or_a_company(world, signed_in):
    page = signed_in(world.marek).post("/leads/new/", said(name="", company=""))

    assert (page.status_code, Lead.objects.count()) == (200, 0)


def test_who_waits_longest_stands_first(world, signed_in):
    now = timezone.now()
    done = a_lead("Done", company="", received_at=now - timedelta(days=9), answered_at=now, state="talking")
    fresh = a_lead("Fresh", company="", received_at=now - timedelta(hours=2))
    late = a_lead("Late", company="", received_at=now - timedelta(hours=30), owner=world.marek)
    a_lead("Unconfirmed", confirmed_at=None)
    a_lead("Thrown", deleted_at=now)
    won = a_lead("Won", state="won", client=world.luna)
    client = signed_in(world.marek)

    def found(query=""):
        return list(client.get(f"/leads/{query}").context["page"].object_list)

    assert found() == [late, fresh, done]
    assert found("?which=unanswered") == [late, fresh]
    assert found("?whose=mine") == [late]
    assert found("?q=lÁte") == [late]
    assert found("?which=won") == [won]
    assert found("?which=nonsense&page=99&q=%00") == [late, fresh, done]
    marks = [str(lead.mark) for lead in client.get("/leads/").context["page"].object_list]
    assert "Waits for 30 hours" in marks[0]
    assert "Answer within 22 hours" in marks[1]


def test_the_list_asks_as_often_for_three_as_for_one(world, signed_in):
    client = signed_in(world.marek)
    Trait.objects.create(name="Channel", key="channel", weight=2, wanted={"any": ["event"]})

    def asked(address):
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200
        return len(found)

    one = a_lead(channel=a_channel(), owner=world.marek)
    asked("/leads/")
    first = asked("/leads/"), asked(one.get_absolute_url())
    for number in range(3):
        a_lead(f"Nora {number}", channel=a_channel(f"Fair {number}"), owner=world.zofia)

    assert (asked("/leads/"), asked(one.get_absolute_url())) == first


def test_answered_once_and_back(world, signed_in):
    lead, client = a_lead(), signed_in(world.zofia)

    client.post(f"/leads/{lead.pk}/answered/")
    back = way_back(client)
    signed_in(world.marek).post(f"/leads/{lead.pk}/answered/")
    lead.refresh_from_db()
    assert (lead.answered_by, lead.state) == (world.zofia, "talking")

    client.post(back)
    lead.refresh_from_db()
    assert (lead.answered_at, lead.answered_by, lead.state) == (None, None, "new")


def test_taken_on_timed_and_decided(world, signed_in):
    lead, client = a_lead(), signed_in(world.zofia)
    address = lead.get_absolute_url()

    client.post(f"{address}take/")
    client.post(f"{address}time/", {"minutes": "1h 30m"})
    refused = client.post(f"{address}state/", {"state": "no", "because": ""})
    client.post(f"{address}state/", {"state": "no", "because": "We know nobody who mills"})

    lead.refresh_from_db()
    assert refused.status_code == 200
    assert (lead.owner, lead.minutes, lead.state, lead.because) == (world.zofia, 90, "no", "We know nobody who mills")
    client.post(way_back(client))
    lead.refresh_from_db()
    assert (lead.state, lead.because, lead.decided_at) == ("new", "", None)


def test_into_the_bin_and_out(world, signed_in):
    lead, client = a_lead(), signed_in(world.zofia)

    client.post(f"/leads/{lead.pk}/bin/")
    back = way_back(client)
    assert client.get(lead.get_absolute_url()).status_code == 404
    client.post(back)

    assert client.get(lead.get_absolute_url()).status_code == 200


def become(client, lead, **fields):
    given = {"name": "Molino Vega", "kind": "company", "contact_name": "Nora Vega", "owner": "", "team": "", **fields}
    return client.post(f"/leads/{lead.pk}/client/", given)


def test_a_client_with_all_that_was_said_and_back(world, signed_in):
    lead, client = a_lead(note="Met at the fair", came="form"), signed_in(world.marek)

    become(client, lead, owner=world.zofia.pk)
    back = way_back(client)

    new = Client.objects.get(name="Molino Vega")
    talk = Interaction.objects.get(client=new)
    assert (talk.summary, talk.at, talk.direction) == ("A shop for flour\n\nMet at the fair", lead.received_at, "in")
    assert [contact.email for contact in talk.contacts.all()] == ["nora@molino.example"]
    assert new.owner == world.zofia
    client.post(back)
    lead.refresh_from_db()
    assert (lead.client, lead.state) == (None, "new")
    assert not Client.objects.filter(pk=new.pk).exists()


def test_two_who_press_at_once_make_one_client(world, signed_in):
    lead = a_lead()

    become(signed_in(world.marek), lead)
    become(signed_in(world.zofia), lead)

    assert Client.objects.filter(name="Molino Vega").count() == 1


def test_a_client_with_a_life_of_its_own_stays(world, signed_in):
    lead, client = a_lead(), signed_in(world.marek)
    become(client, lead)
    back = way_back(client)
    new = Client.objects.get(name="Molino Vega")
    now = timezone.now()
    Question.objects.create(client=new, text="When?", asked_at=now, due_at=now, owner=world.marek)

    client.post(back)

    lead.refresh_from_db()
    assert (lead.client, lead.state) == (new, "won")
    assert Interaction.objects.filter(client=new).count() == 1


def test_it_is_them_and_back(world, signed_in):
    world.ana.email = "nora@molino.example"
    world.ana.save()
    lead, client = a_lead(), signed_in(world.zofia)

    page = client.get(lead.get_absolute_url())
    client.post(f"/leads/{lead.pk}/same/", {"who": f"contact-{world.ana.pk}"})
    back = way_back(client)

    lead.refresh_from_db()
    assert [one.record for one in page.context["alike"]] == [world.ana]
    assert (lead.client, lead.contact, lead.state) == (world.luna, world.ana, "won")
    client.post(back)
    lead.refresh_from_db()
    assert (lead.client, lead.state) == (None, "new")


def test_one_of_two_leads_is_enough(world, signed_in):
    first, second = a_lead(), a_lead("Nora V.")

    answer = signed_in(world.zofia).post(f"/leads/{second.pk}/same/", {"who": f"lead-{first.pk}"})

    assert answer.headers["Location"] == first.get_absolute_url()
    assert list(Lead.objects.confirmed()) == [first]


@pytest.mark.parametrize("who", ["", "client-", "client-x", "person-1", "client-999999999999999999999"])
def test_them_are_only_those_one_sees(world, signed_in, who):
    lead, client = a_lead(), signed_in(world.zofia)

    assert client.post(f"/leads/{lead.pk}/same/", {"who": who}).status_code == 404
    for foreign in (f"client-{world.otero.pk}", f"contact-{world.otto.pk}"):
        assert client.post(f"/leads/{lead.pk}/same/", {"who": foreign}).status_code == 404
    lead.refresh_from_db()
    assert lead.client is None


def test_the_name_of_a_client_one_does_not_see_is_not_told(world, signed_in):
    lead = a_lead(state="won", client=world.otero, contact=world.otto)

    pages = [signed_in(person).get(lead.get_absolute_url()).content.decode() for person in (world.zofia, world.iga)]

    assert ["Taller Otero" in page for page in pages] == [False, True]


def test_the_fit_with_its_reasons(world, signed_in):
    trade = Trait.objects.create(name="Trade", weight=5, choices=["food"], wanted={"any": ["food"]})
    Trait.objects.create(name="Country", key="country", weight=5, wanted={"any": ["ES"]})
    lead = a_lead()
    TraitValue.objects.create(trait=trade, lead=lead, value="food")

    page = signed_in(world.zofia).get(lead.get_absolute_url())

    assert [(one.name, one.says, one.value) for one in page.context["reasons"]] == [
        ("Trade", "suits", "food"), ("Country", "unknown", ""),
    ]  # fmt: skip
    assert page.context["fit"].dots == 5


def test_guests_see_no_leads(world, signed_in):
    lead, guest = a_lead(), signed_in(world.teo)

    codes = [guest.get(address).status_code for address in ("/leads/", lead.get_absolute_url(), "/leads/channels/")]

    assert codes == [403, 403, 403]


def a_letter(world, **fields):
    box = Mailbox.objects.create(address="hola@faro.example", **fields.pop("box", {}))
    now = timezone.now()
    given = {
        "mailbox": box, "sha256": "a" * 64, "from_address": "Nora@molino.example", "from_name": "Nora Vega",
        "counterpart": "nora@molino.example", "subject": "A shop for flour", "at": now, "arrived_at": now,
        "state": "asking", **fields,
    }  # fmt: skip
    return Received.objects.create(**given)


def test_a_letter_becomes_a_lead_with_one_press(world, signed_in):
    letter, client = a_letter(world), signed_in(world.marek)

    assert f"/leads/from-mail/{letter.pk}/" in client.get("/mail/").content.decode()
    client.post(f"/leads/from-mail/{letter.pk}/")
    back = way_back(client)
    client.post(f"/leads/from-mail/{letter.pk}/")

    lead = Lead.objects.get()
    assert (lead.name, lead.company, lead.email, lead.wants) == (
        "Nora Vega", "Molino", "nora@molino.example", "A shop for flour",
    )  # fmt: skip
    assert (lead.message_id, lead.received_at, lead.came, lead.owner) == (letter.pk, letter.at, "mail", world.marek)
    client.post(back)
    assert Lead.objects.count() == 0


def test_a_letter_one_does_not_see_makes_no_lead(world, signed_in):
    letter = a_letter(world, box={"owner": world.iga})

    assert signed_in(world.zofia).post(f"/leads/from-mail/{letter.pk}/").status_code == 404
