"""The demo story: alive, in all seasons, with passwords of its own, and gone without a trace."""

import pytest
import time_machine
from django.utils import timezone

from tests.exchange.archive.compared import archive_to, differences
from tests.exchange.archive.places import another_installation
from tests.story import TUESDAY
from vinculo.clients.models import Client, Contact
from vinculo.commands import demo
from vinculo.commands.main import main
from vinculo.db import search
from vinculo.exchange.archive.restoring import restore
from vinculo.people.models import Organization, Person
from vinculo.practices.models import Nudge, Standing, StandingEvent
from vinculo.practices.today.board import board
from vinculo.record.models import Entry
from vinculo.record.verify import check

pytestmark = pytest.mark.django_db
SEEN_TODAY_ONLY = {"lead_waits", "fit", "load", "burn", "late_tests", "owner", "stake"}


@pytest.fixture
def home(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    with time_machine.travel(TUESDAY, tick=True):
        yield tmp_path


def test_is_alive_and_in_all_seasons_and_weathers(home):
    demo.tell()

    standings = Standing.objects.all()
    assert Client.objects.count() == 14
    assert {standing.season for standing in standings} == {"spring", "summer", "autumn", "winter"}
    assert {standing.weather for standing in standings} >= {"clear", "storm", ""}
    assert {client.language for client in Client.objects.all()} == {"es", "en", "pl"}
    assert StandingEvent.objects.count() > 14
    marta = board(Person.objects.get(email="marta@lumbre.example"), at=timezone.now())
    assert marta.focus.words.code == "TROUBLE-01" and marta.calm_count >= 3
    assert search.find("prototipo", allowed=None)
    assert set(Nudge.objects.live().values_list("practice", flat=True)) >= SEEN_TODAY_ONLY
    kinds = set(Entry.objects.values_list("kind", flat=True))
    assert kinds >= {"promise.made", "promise.kept", "agreement.noted", "decision.noted", "change.decided"}
    assert kinds >= {"approval.answered", "signing.sealed"}
    assert check().fault is None
    assert Entry.objects.filter(at__gt=timezone.now()).count() == 0
    told = list(Entry.objects.filter(kind__startswith="promise.").in_order().values_list("at", flat=True))
    assert told == sorted(told)
    comes_back_from_an_archive(home)


def comes_back_from_an_archive(home):
    """Out, into an empty installation, and out again: the same. Told here, since telling the story takes longest."""
    first = archive_to(home / "first.zip")
    with another_installation(home / "elsewhere"):
        restored = restore(first)
        second = archive_to(home / "second.zip")

    assert restored.rows > 3000 and restored.entries > 100
    assert differences(first, second) == []


def test_its_password_is_made_for_this_installation(home, capsys):
    first = demo.tell()
    demo.remove()
    second = demo.tell()

    assert first != second
    assert Person.objects.get(email="iker@lumbre.example").check_password(second)
    assert (home / demo.LOGINS).stat().st_mode & 0o077 == 0
    assert main(["demo", "--logins"]) == 0
    assert second in capsys.readouterr().out


def test_is_told_once(home, capsys):
    demo.tell()

    assert main(["demo"]) == 2
    assert "told already" in capsys.readouterr().err


def test_leaves_nothing_behind_and_nothing_of_ours_goes(home):
    mine = Client.objects.create(name="Mine")
    demo.tell()
    demo.remove()

    assert list(Client.objects.all()) == [mine]
    assert (Contact.objects.count(), Person.objects.count(), Organization.objects.count()) == (0, 0, 0)
    assert search.find("prototipo", allowed=None) == []
