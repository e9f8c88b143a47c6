"""The bin: what is in it, for whom, and the way out."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.plan.make import last_toast
from tests.documents.papers import png
from tests.world import make_client
from vinculo.clients.merge import merge_clients
from vinculo.clients.models import Client
from vinculo.conversations.models import Interaction
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.models import Document


def thrown(response):
    return [one.name for one in response.context["thrown"]]


def test_what_was_thrown_away_waits_here(world, signed_in):
    now = timezone.now()
    world.luna.throw_away(by=world.marek, at=now)
    world.otto.throw_away(by=world.marek, at=now)
    world.workshop.throw_away(by=world.marek, at=now)

    response = signed_in(world.rita).get("/bin/")

    assert sorted(thrown(response)) == ["Booking page", "Café Luna", "Otto Otero"]
    assert response.context["thrown"][0].days_left == 30


def test_everybody_sees_only_what_was_theirs_to_see(world, signed_in):
    world.luna.throw_away(by=world.marek, at=timezone.now())

    assert thrown(signed_in(world.zofia).get("/bin/")) == ["Café Luna"]
    assert thrown(signed_in(world.iga).get("/bin/")) == []


def test_a_project_that_has_to_stay_says_so(world, signed_in):
    Interaction.objects.create(client=world.luna, project=world.shop, at=timezone.now(), channel="phone")
    there = signed_in(world.marek)
    toasts = []
    for project in (world.shop, world.workshop):
        there.post(f"/projects/{project.pk}/throw-away/")
        toasts.append(str(last_toast(there)))

    page = there.get("/bin/")

    assert toasts == ["Online shop is in the bin.", "Booking page is in the bin for 30 days."]
    assert {one.name: one.stays for one in page.context["thrown"]} == {"Online shop": True, "Booking page": False}
    assert page.content.decode().count("it stays as long as the client") == 1


def test_all_of_it_can_come_back(world, signed_in):
    there, now = signed_in(world.rita), timezone.now()
    for kind, record in (("client", world.luna), ("contact", world.otto), ("project", world.workshop)):
        record.throw_away(by=world.rita, at=now)
        there.post("/bin/restore/", {"kind": kind, "pk": record.pk})
        record.refresh_from_db()
        assert record.deleted_at is None


def test_what_one_does_not_see_one_does_not_bring_back(world, signed_in):
    world.luna.throw_away(by=world.rita, at=timezone.now())

    signed_in(world.iga).post("/bin/restore/", {"kind": "client", "pk": world.luna.pk})

    assert Client.objects.in_bin().count() == 1


def test_a_kind_that_is_none_is_not_found(world, signed_in):
    assert signed_in(world.rita).post("/bin/restore/", {"kind": "person", "pk": 1}).status_code == 404


def test_what_became_one_can_be_taken_apart_here(world, signed_in):
    twin, _contact = make_client("Cafe Luna", owner=world.zofia, team=world.north)
    merge = merge_clients(world.luna, twin, by=world.zofia, at=timezone.now())
    there = signed_in(world.zofia)

    assert [row[:3] for row in there.get("/bin/").context["merges"]] == [(merge.pk, "Cafe Luna", "Café Luna")]
    assert signed_in(world.iga).get("/bin/").context["merges"] == []

    there.post("/bin/restore/", {"kind": "merge", "pk": merge.pk})
    assert Client.objects.kept().filter(pk=twin.pk).exists()


def test_an_empty_bin_says_what_it_is_for(world, signed_in):
    assert "The bin is empty" in signed_in(world.rita).get("/bin/").content.decode()


def thrown_document(world, title="Flour", client=None):
    now = timezone.now()
    to = NewDocument(client or world.luna, title=title)
    document = add_version(to, png(), name="a.png", at=now, by=world.marek).document
    document.throw_away(by=world.marek, at=now)
    return document


def test_documents_wait_here_and_come_back(world, signed_in):
    mine, theirs = thrown_document(world), thrown_document(world, "Clay", world.otero)
    zofia = signed_in(world.zofia)  # of North, as Café Luna

    assert thrown(zofia.get("/bin/")) == ["Flour"]
    zofia.post("/bin/restore/", {"kind": "document", "pk": mine.pk})
    zofia.post("/bin/restore/", {"kind": "document", "pk": theirs.pk})

    assert list(Document.objects.kept()) == [mine]


def test_only_administrators_delete_for_ever_and_only_by_name(world, signed_in):
    document = thrown_document(world)
    world.otero.throw_away(by=world.rita, at=timezone.now())
    rita, zofia = signed_in(world.rita), signed_in(world.zofia)
    places = {f"/bin/documents/{document.pk}/": "Flour", f"/bin/clients/{world.otero.pk}/": world.otero.name}

    for place, name in places.items():
        assert place in rita.get("/bin/").text and place not in zofia.get("/bin/").text
        assert zofia.post(place, {"name": name}).status_code == 404
        assert rita.post(place, {"name": "Something else"}).status_code == 200
    assert (Document.objects.count(), Client.objects.filter(pk=world.otero.pk).count()) == (1, 1)

    for place, name in places.items():
        assert rita.post(place, {"name": f" {name.upper()} "})["Location"] == "/bin/"
        assert rita.get(place).status_code == 404
    assert (Document.objects.count(), Client.objects.filter(pk=world.otero.pk).count()) == (0, 0)


def test_what_does_not_lie_in_the_bin_is_not_deleted(world, signed_in):
    rita = signed_in(world.rita)

    assert rita.post(f"/bin/clients/{world.luna.pk}/", {"name": "Café Luna"}).status_code == 404
    assert Client.objects.filter(pk=world.luna.pk).exists()


def test_the_bin_asks_the_same_number_of_times_whatever_is_in_it(world, signed_in):
    rita = signed_in(world.rita)
    counts = []
    for more in (1, 2):
        for number in range(more):
            thrown_document(world, f"Flour {more}.{number}")
        with CaptureQueriesContext(connection) as asked:
            rita.get("/bin/")
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 12
