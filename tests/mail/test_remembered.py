"""The answers to "whose is this?" that are remembered: who reads them, and how they are forgotten."""

from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.world import NOW, World
from vinculo.mail import rules
from vinculo.mail.models import Rule


def told(world: World) -> None:
    rules.settle("news.example", client=None, by=world.rita, at=NOW)
    rules.settle("luna.example", client=world.luna, by=world.rita, at=NOW)
    rules.settle("eva@nueva.example", client=None, by=world.zofia, at=NOW, owner=world.zofia)


def shown(browser) -> list[str]:
    return [rule.pattern for rule in browser.get("/mail/remembered/").context["page"]]


def test_everybody_reads_their_own_and_who_sees_every_client_the_houses(world, signed_in):
    told(world)

    assert shown(signed_in(world.rita)) == ["luna.example", "news.example"]
    assert shown(signed_in(world.zofia)) == ["eva@nueva.example"]
    assert "Café Luna" in signed_in(world.rita).get("/mail/remembered/").content.decode()


def test_forgotten_and_remembered_again(world, signed_in):
    told(world)
    browser, rule = signed_in(world.rita), Rule.objects.get(pattern="luna.example")

    answer = browser.post(f"/mail/remembered/{rule.pk}/forget/")
    assert shown(browser) == ["news.example"]

    browser.post([one.extra_tags for one in get_messages(answer.wsgi_request)][-1])
    again = Rule.objects.get(pattern="luna.example")
    assert (again.client, again.owner, again.by, again.at) == (world.luna, None, world.rita, NOW)


def test_what_was_answered_anew_stays(world, signed_in):
    told(world)
    browser, rule = signed_in(world.rita), Rule.objects.get(pattern="luna.example")
    answer = browser.post(f"/mail/remembered/{rule.pk}/forget/")
    rules.settle("luna.example", client=world.otto.clients.first(), by=world.rita, at=NOW)

    browser.post([one.extra_tags for one in get_messages(answer.wsgi_request)][-1])

    assert Rule.objects.get(pattern="luna.example").client != world.luna


def test_what_is_somebody_elses_does_not_exist(world, signed_in):
    told(world)
    own = Rule.objects.get(pattern="eva@nueva.example")

    assert signed_in(world.rita).post(f"/mail/remembered/{own.pk}/forget/").status_code == 404
    house = Rule.objects.get(pattern="news.example")
    assert signed_in(world.zofia).post(f"/mail/remembered/{house.pk}/forget/").status_code == 404
    assert Rule.objects.count() == 3


def test_as_many_questions_for_three_as_for_one(world, signed_in):
    rules.settle("one.example", client=world.luna, by=world.rita, at=NOW)
    browser = signed_in(world.rita)
    browser.get("/mail/remembered/")
    counts = []
    for name in ("two.example", "three.example"):
        with CaptureQueriesContext(connection) as asked:
            browser.get("/mail/remembered/")
        counts.append(len(asked))
        rules.settle(name, client=world.luna, by=world.marek, at=NOW)
    assert len(set(counts)) == 1
