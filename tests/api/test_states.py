"""Nobody changes what they did not see, and what is asked twice is done once."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests.api.asking import Program
from tests.world import make_world
from vinculo.agreements.models import Promise
from vinculo.api import tags
from vinculo.clients.models import Client
from vinculo.jobs import timetable
from vinculo.programs import once
from vinculo.programs.models import Asked
from vinculo.programs.timetable import forget_answers


def test_who_has_the_state_is_not_sent_it_again(world, marek):
    path = f"/clients/{world.luna.pk}"
    tag = marek.get(path)["ETag"]

    assert marek.ask("GET", path, If_None_Match=tag).status_code == 304
    assert marek.ask("GET", path, If_None_Match='"old"').status_code == 200


def test_a_change_says_which_state_it_means(world, marek):
    path = f"/clients/{world.luna.pk}"
    seen = marek.get(path)["ETag"]
    unsaid = marek.ask("PATCH", path, {"city": "Haro"})
    first = marek.ask("PATCH", path, {"city": "Haro"}, If_Match=seen)
    second = marek.ask("PATCH", path, {"city": "Oyón"}, If_Match=seen)
    gone = marek.ask("DELETE", path, If_Match=seen)

    assert [answer.status_code for answer in (unsaid, first, second, gone)] == [428, 200, 412, 412]
    assert (second["ETag"], Client.objects.get(pk=world.luna.pk).city) == (first["ETag"], "Haro")


def test_what_the_desk_changes_makes_a_state_old(world, marek):
    path = f"/clients/{world.luna.pk}"
    seen = marek.get(path)["ETag"]
    world.luna.archive(at=timezone.now())

    assert marek.ask("PATCH", path, {"city": "Haro"}, If_Match=seen).status_code == 412


def promise(world):
    return {"client_id": world.luna.pk, "text": "Photos", "promised_on": "2099-03-05"}


def test_asked_twice_it_is_done_once(world, marek):
    first = marek.post("/promises", promise(world), Idempotency_Key="a-1")
    again = marek.post("/promises", promise(world), Idempotency_Key="a-1")
    other = marek.post("/promises", {**promise(world), "text": "Texts"}, Idempotency_Key="a-1")
    somebody_else = Program(world.rita).post("/promises", promise(world), Idempotency_Key="a-1")

    assert [one.status_code for one in (first, again, other, somebody_else)] == [201, 201, 422, 201]
    assert (again.content, again["Location"], again["ETag"]) == (first.content, first["Location"], first["ETag"])
    assert ("Idempotency-Replayed" in first, again["Idempotency-Replayed"]) == (False, "true")
    assert Promise.objects.count() == 2


def test_what_could_not_be_done_frees_its_key(world, marek):
    refused = marek.post("/promises", {**promise(world), "promised_on": "2001-01-01"}, Idempotency_Key="a-1")
    done = marek.post("/promises", promise(world), Idempotency_Key="a-1")

    assert (refused.status_code, done.status_code) == (422, 201)


def test_a_key_is_kept_for_a_day(world, marek):
    marek.post("/promises", promise(world), Idempotency_Key="a-1")
    Asked.objects.update(asked_at=timezone.now() - once.KEPT)
    again = marek.post("/promises", promise(world), Idempotency_Key="a-1")

    assert (again.status_code, "Idempotency-Replayed" in again, Promise.objects.count()) == (201, False, 2)


def test_the_answer_of_then_is_not_told_to_who_may_no_longer_see_it(world):
    zofia = Program(world.zofia)
    first = zofia.post("/promises", promise(world), Idempotency_Key="a-1")
    world.shop.members.all().delete()
    Client.objects.filter(pk=world.luna.pk).update(team=world.south)
    again = zofia.post("/promises", promise(world), Idempotency_Key="a-1")

    assert (first.status_code, again.status_code) == (201, 404)


def test_while_it_is_being_done_the_same_has_to_wait(world, marek):
    now = timezone.now()
    marek.post("/promises", promise(world), Idempotency_Key="a-1")
    Asked.objects.update(answered_at=None, status=None)
    busy = marek.post("/promises", promise(world), Idempotency_Key="a-1")
    Asked.objects.update(asked_at=now - once.GIVEN_UP)
    taken_over = marek.post("/promises", promise(world), Idempotency_Key="a-1")

    assert (busy.status_code, busy["Retry-After"], taken_over.status_code) == (409, "1", 201)


def test_who_was_taken_over_writes_nothing(world, marek):
    now = timezone.now()
    slow = once.claim(marek.token, "a-1", "mark", at=now - timedelta(minutes=5))
    quick = once.claim(marek.token, "a-1", "mark", at=now)

    with pytest.raises(once.Busy), transaction.atomic():
        once.settle(slow, status=201, headers={}, body="{}", at=now)
    once.settle(quick, status=201, headers={}, body="{}", at=now)


def at_once(count, do):
    """In threads, each with a connection of its own; what they gave."""
    given, ready = [], threading.Barrier(count)

    def run(number):
        ready.wait()
        try:
            given.append(do(number))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return given


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_writes(settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "zeal" not in name]
    world = make_world()
    marek = Program(world.marek)
    answers = at_once(6, lambda _n: marek.post("/promises", promise(world), Idempotency_Key="a-1").status_code)

    assert (Promise.objects.count(), set(answers) <= {201, 409}, 201 in answers) == (1, True, True)

    path = f"/clients/{world.luna.pk}"
    seen = marek.get(path)["ETag"]
    cities = at_once(6, lambda n: marek.ask("PATCH", path, {"city": f"City {n}"}, If_Match=seen).status_code)

    assert sorted(cities) == [200, *[412] * 5]


@pytest.mark.django_db(transaction=True)
def test_control_without_the_state_the_last_one_wins(settings, monkeypatch):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "zeal" not in name]
    monkeypatch.setattr(tags, "check", lambda request, tag: None)
    world = make_world()
    marek, path = Program(world.marek), f"/clients/{world.luna.pk}"
    cities = at_once(3, lambda n: marek.ask("PATCH", path, {"city": f"City {n}"}, If_Match='"x"').status_code)

    assert cities == [200, 200, 200]


def test_answers_are_forgotten_after_a_day(world, marek):
    for key in ("old", "new"):
        marek.ask("POST", "/promises", promise(world), Idempotency_Key=key)
    Asked.objects.filter(key="old").update(asked_at=timezone.now() - once.KEPT)
    forget_answers()

    assert list(Asked.objects.values_list("key", flat=True)) == ["new"]
    assert any(entry.path == "vinculo.programs.timetable.forget_answers" for entry in timetable.entries())
