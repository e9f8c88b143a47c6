"""Finding: everything one may see, with or without accents, and nothing else."""

from argparse import Namespace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_client, make_project
from vinculo.agreements.models import Promise
from vinculo.commands import reindex
from vinculo.conversations.models import Decision, Interaction, Question
from vinculo.db import search
from vinculo.logbook.searchable import KINDS, index_client_whole, index_kind, index_logged
from vinculo.projects.models import Task


@pytest.fixture
def written(world):
    """One record of each kind, about żurawina, for Luna; the same word for Otero."""
    now = timezone.now()
    for client, project, contact in ((world.luna, world.shop, world.ana), (world.otero, world.workshop, world.otto)):
        said = {"client": client, "project": project}
        call = Interaction.objects.create(**said, at=now, channel="phone", summary="They like the Żurawina cake.")
        Promise.objects.create(**said, text="Photos of the żurawina", made_at=now, promised_on=now.date())
        Question.objects.create(**said, contact=contact, text="Is ŻURAWINA in season?", asked_at=now)
        Decision.objects.create(**said, interaction=call, text="No żurawina in winter", at=now)
        Task.objects.create(project=project, title="Draw a żurawina")
    for kind in KINDS:
        index_kind(kind)
    return world


def kinds_of(page):
    return sorted(kind for kind, _label, _rows in page.context["groups"])


def addresses_of(page):
    return [one.address for _kind, _label, rows in page.context["groups"] for one in rows]


@pytest.mark.parametrize("query", ["zurawina", "żurawina", "ŻURAW"])
def test_accents_and_capitals_do_not_matter(written, signed_in, query):
    page = signed_in(written.zofia).get("/search/", {"q": query})

    assert kinds_of(page) == ["decision", "interaction", "promise", "question", "task"]
    assert "<mark>" in page.content.decode()


def test_clients_people_and_projects_are_found_by_name(written, signed_in):
    client = signed_in(written.marek)

    assert addresses_of(client.get("/search/?q=cafe+luna"))[0] == f"/clients/{written.luna.pk}/"
    assert f"/contacts/{written.ana.pk}/" in addresses_of(client.get("/search/?q=prado"))
    assert f"/projects/{written.shop.pk}/" in addresses_of(client.get("/search/?q=online"))


def test_nobody_finds_what_they_may_not_see(written, signed_in):
    found = {person: signed_in(person).get("/search/?q=zurawina") for person in (written.marek, written.iga)}
    counts = {person.name: len(addresses_of(page)) for person, page in found.items()}

    assert counts == {"Marek Wilk": 10, "Iga Lis": 5}
    assert "Café Luna" not in found[written.iga].content.decode()


def test_a_guest_finds_only_what_is_of_their_projects(written, signed_in):
    now, other = timezone.now(), make_project(written.luna, "Rebranding")
    for project in (None, other):
        Promise.objects.create(client=written.luna, project=project, text="A żurawina logo", made_at=now)
    index_kind("promise")

    page = signed_in(written.teo).get("/search/?q=zurawina&kind=promise")

    assert [Promise.objects.get(project=written.shop).get_absolute_url()] == addresses_of(page)


def test_what_is_in_the_bin_is_not_found(written, signed_in):
    written.luna.throw_away(by=written.marek, at=timezone.now())

    assert len(addresses_of(signed_in(written.marek).get("/search/?q=zurawina"))) == 5


def test_one_kind_at_a_time(written, signed_in):
    assert kinds_of(signed_in(written.marek).get("/search/?q=zurawina&kind=question")) == ["question"]


@pytest.mark.parametrize("query", ["", "x", '"', "a OR b*", "%", "<script>", "NEAR(", "żółw " * 60])
def test_nothing_typed_breaks_it(written, signed_in, query):
    page = signed_in(written.marek).get("/search/", {"q": query, "page": "9999999", "kind": "bogus"})

    assert (page.status_code, page.context["groups"]) == (200, [])


def test_what_is_found_is_shown_as_text(world, signed_in):
    Promise.objects.create(client=world.luna, text="<b>Bold</b> cranberry", made_at=timezone.now())
    index_kind("promise")

    html = signed_in(world.marek).get("/search/?q=cranberry").content.decode()

    assert ("<b>Bold</b>" in html, "&lt;b&gt;" in html) == (False, True)


def test_strangers_sign_in_first(world, client):
    assert [client.get(page).status_code for page in ("/search/?q=luna", "/palette/?q=luna")] == [302, 302]


def test_searching_asks_as_often_for_three_as_for_one(written, signed_in, django_assert_num_queries):
    client = signed_in(written.zofia)
    client.get("/search/?q=zurawina")
    with CaptureQueriesContext(connection) as asked:
        client.get("/search/?q=zurawina")
    once = len(asked)
    for number in range(2):
        Promise.objects.create(client=written.luna, text=f"Zurawina {number}", made_at=timezone.now())
        Task.objects.create(project=written.shop, title=f"Zurawina {number}")
    index_client_whole(written.luna.pk)

    with django_assert_num_queries(once):
        client.get("/search/?q=zurawina")
    assert once <= 12


def test_building_the_index_anew_finds_the_same(written, signed_in, capsys):
    search.clear()
    client = signed_in(written.marek)
    before = addresses_of(client.get("/search/?q=zurawina"))

    reindex.run(Namespace(kind=None))

    assert (before, len(addresses_of(client.get("/search/?q=zurawina")))) == ([], 10)
    assert capsys.readouterr().out.splitlines()[:3] == ["client: 2", "contact: 2", "project: 2"]


def test_the_palette_offers_the_usual_before_typing(world, signed_in):
    page = signed_in(world.marek).get("/palette/", headers={"referer": f"http://testserver/clients/{world.luna.pk}/"})

    assert page.context["deeds"][0].address == f"/log/new/?client={world.luna.pk}"


def test_the_palette_finds_people_deeds_and_words(written, signed_in):
    client = signed_in(written.marek)

    prado, prom, said = (client.get("/palette/", {"q": text}) for text in ("pra", "promise", "zuraw"))

    assert [address for _choice, address in prado.context["people"]] == [f"/contacts/{written.ana.pk}/"]
    assert prado.context["with_them"]["name"] == "Ana Prado"
    assert [deed.address for deed in prom.context["deeds"]] == ["/promises/new/"]
    assert len(said.context["words"]) == 8


def test_the_palette_shows_nothing_of_others(written, signed_in):
    html = signed_in(written.iga).get("/palette/?q=luna").content.decode()

    assert "Café Luna" not in html


def test_a_logged_exchange_is_found_when_its_job_has_run(world, signed_in):
    make_client("Another", "Somebody Else")
    soon = (timezone.localdate() + timedelta(days=9)).isoformat()
    said = {"chosen": str(world.luna.pk), "channel": "phone", "summary": f"Marzipan.\n! Marzipan photos by {soon}"}
    client = signed_in(world.marek)
    client.post("/log/new/", said)

    index_logged(Interaction.objects.get().pk)

    assert kinds_of(client.get("/search/?q=marzipan")) == ["interaction", "promise"]
