"""Long lists: made in the background, as their person, and fetched by nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.world import TODAY
from vinculo.agreements.models import Promise
from vinculo.desk.lists import leaving
from vinculo.desk.lists.making import make
from vinculo.exchange.lists.models import ListFile, forget_old
from vinculo.notifications.models import Notice
from vinculo.notifications.wording import worded

ALL = "/promises/?whose=all"


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> None:
    """Two rows are many here."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(leaving, "AT_ONCE", 1)
    monkeypatch.setattr(leaving, "CHUNK", 2)


@pytest.fixture
def promises(world: Any) -> list[Promise]:
    whose = [(world.luna, "First plates")] * 3 + [(world.otero, "A booking page")] * 2
    return [
        Promise.objects.create(
            client=client, text=f"{text} {at}", owner=world.marek, made_at=timezone.now(), promised_on=TODAY
        )
        for at, (client, text) in enumerate(whose)
    ]  # fmt: skip


def ask(client: Any, address: str = ALL, kind: str = "csv") -> Any:
    return client.post("/exports/", {"address": address, "kind": kind})


def test_a_long_list_offers_to_be_made(world, signed_in, promises):
    page = signed_in(world.zofia).get(f"{ALL}&export=csv")

    assert page.headers["Content-Type"].startswith("text/html")
    assert 'value="/promises/?whose=all"' in page.content.decode()


def test_it_is_made_as_its_person_and_fetched_by_nobody_else(world, signed_in, promises):
    me = signed_in(world.zofia)
    assert ask(me).status_code == 302
    file = ListFile.objects.get()
    assert me.get(f"/exports/{file.pk}/").status_code == 200

    make(file.pk)

    file.refresh_from_db()
    assert (file.state, file.rows) == (ListFile.State.DONE, 3)
    answer = me.get(f"/exports/{file.pk}/file/")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "First plates 2" in text
    assert "A booking page" not in text
    notice = Notice.objects.get(person=world.zofia)
    assert worded([notice], TODAY)[0].address == f"/exports/{file.pk}/"
    for part in ("", "progress/", "file/"):
        assert signed_in(world.rita).get(f"/exports/{file.pk}/{part}").status_code == 404


def test_what_one_may_not_see_any_more_is_not_in_it(world, signed_in, promises):
    ask(signed_in(world.zofia))
    world.zofia.teams.set([world.south])
    world.zofia.memberships.all().delete()

    make(ListFile.objects.get().pk)

    assert "First plates" not in ListFile.objects.get().path.read_text()


def test_asking_twice_is_asking_once(world, signed_in, promises):
    me = signed_in(world.zofia)

    assert ask(me).url == ask(me).url
    assert ListFile.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/settings/", "csv"), ("/nowhere/", "csv"), ("https://evil.example/promises/", "exe"), (ALL, "exe"),
        (ALL, "vcf"), ("", ""), ("/promises/" + "x" * 3000, "csv"), ("//[", "csv"), ("/clients/999999/record/", "csv"),
    ],
)  # fmt: skip
def test_nothing_but_a_list_can_be_asked_for(world, signed_in, address, kind):
    assert ask(signed_in(world.zofia), address, kind).status_code == 404
    assert ListFile.objects.count() == 0


def test_a_guest_makes_no_list_of_the_team(world, signed_in):
    assert ask(signed_in(world.teo), "/leads/").status_code == 404


def test_after_a_day_the_file_goes(world, signed_in, promises):
    ask(signed_in(world.zofia))
    file = ListFile.objects.get()
    make(file.pk)
    now = timezone.now()

    assert forget_old(at=now) == 0
    assert forget_old(at=now + timedelta(hours=25)) == 1
    assert not file.path.exists()


def test_a_killed_job_leaves_nothing_behind_and_may_begin_again(world, signed_in, promises, monkeypatch):
    ask(signed_in(world.zofia))
    file = ListFile.objects.get()
    monkeypatch.setattr("vinculo.desk.lists.making.ready_for", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make(file.pk)

    file.refresh_from_db()
    assert file.state == ListFile.State.FAILED
    assert list(file.path.parent.iterdir()) == []


def test_the_foot_of_a_list_says_where_to_get_it(world, signed_in, promises):
    page = signed_in(world.zofia).get("/promises/?whose=all&which=open&page=1").content.decode()

    assert 'href="?whose=all&amp;which=open&amp;export=xlsx"' in page
    assert "page=1&amp;export" not in page
