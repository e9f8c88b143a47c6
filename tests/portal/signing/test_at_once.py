"""Two who sign, or one who signs while the other withdraws."""

import threading
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from tests.portal.signing.going import code_for, typed, waits_for_ana
from tests.portal.visiting import visit
from vinculo.documents.models import Signature
from vinculo.documents.signing import ending
from vinculo.documents.signing.standing import NotOpen
from vinculo.record.models import Entry

# Two at once


def at_once(*deeds: Any) -> list[str]:
    """Runs them at the same moment; what each came to."""
    came, ready = [""] * len(deeds), threading.Barrier(len(deeds))

    def run(number: int) -> None:
        ready.wait()
        try:
            came[number] = str(deeds[number]())
        except Exception as why:
            came[number] = type(why).__name__
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_sign_once(world_committed):
    world = world_committed
    request = waits_for_ana(world)
    browser = visit(world.ana, world.luna)
    code = code_for(browser, request, world.ana)
    data = typed(request, world.ana, code=code)
    other = visit_like(browser)

    at_once(
        lambda: browser.post(f"/portal/sign/{request.pk}/confirm/", data).status_code,
        lambda: other.post(f"/portal/sign/{request.pk}/confirm/", data).status_code,
    )

    assert Signature.objects.count() == 1
    assert Entry.objects.filter(kind="signing.completed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_signing_and_withdrawing_at_once_one_wins(world_committed):
    world = world_committed
    request = waits_for_ana(world)
    browser = visit(world.ana, world.luna)
    data = typed(request, world.ana, code=code_for(browser, request, world.ana))

    came = at_once(
        lambda: browser.post(f"/portal/sign/{request.pk}/confirm/", data).status_code,
        lambda: ending.withdraw(request, because="Other terms", by=world.marek, at=timezone.now()) and "withdrawn",
    )

    request.refresh_from_db()
    signed, withdrawn = Signature.objects.count() == 1, request.withdrawn_at is not None
    assert signed != withdrawn, came


@pytest.mark.django_db(transaction=True)
def test_control_without_waiting_for_each_other_both_happen(world_committed, monkeypatch):
    """The row is read before the other has written: what the lock is there for."""
    from vinculo.documents.models import SigningRequest
    from vinculo.documents.signing import standing

    world = world_committed
    request = waits_for_ana(world)
    stale = SigningRequest.objects.select_related(*standing.RELATED).get(pk=request.pk)
    ending.withdraw(request, because="Other terms", by=world.marek, at=timezone.now())
    monkeypatch.setattr("vinculo.documents.signing.consenting.held_open", lambda pk, *, at: stale)

    from tests.documents.signing.asked import signs

    signs(request, world.ana, at=timezone.now())

    assert Signature.objects.count() == 1
    monkeypatch.undo()
    with pytest.raises(NotOpen):
        standing_again(request)


def standing_again(request: Any) -> None:
    from django.db import transaction

    from vinculo.documents.signing.standing import held_open

    with transaction.atomic():
        held_open(request.pk, at=timezone.now())


def visit_like(browser: Any) -> Any:
    from django.test import Client

    twin = Client()
    twin.cookies.update(browser.cookies)
    return twin


@pytest.fixture
def world_committed(transactional_db: None) -> Any:
    from tests.world import make_world

    return make_world()
