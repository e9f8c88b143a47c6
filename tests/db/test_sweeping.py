"""Deleting very many records at once does what deleting them one by one does."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import World, make_contact
from vinculo.clients.models import Client, Contact, ContactPoint
from vinculo.conversations.models import BadNews, Interaction, MailMessage
from vinculo.db.sweeping import sweep
from vinculo.money.models import Invoice
from vinculo.projects.models import ChecklistItem, Project, Task


class Undone(Exception):
    """So that the next way of deleting finds everything there."""


def everything_after(delete: Callable[[], Any]) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of ours, after deleting in a transaction that is then given up."""
    found = {}
    try:
        with transaction.atomic():
            delete()
            connection.check_constraints()
            for model in apps.get_models(include_auto_created=True):
                if model.__module__.startswith("vinculo.") and not model._meta.proxy:
                    found[model._meta.label] = list(model._base_manager.order_by("pk").values_list())
            raise Undone
    except Undone:
        return found


def filled(world: World) -> None:
    asked = Interaction.objects.create(client=world.luna, at=timezone.now(), channel="email", project=world.shop)
    asked.contacts.add(world.ana)
    MailMessage.objects.create(interaction=asked, message_id="q@x", thread="q@x")
    ContactPoint.objects.create(contact=world.ana, kind="phone", value="+34 1", normal="341")
    BadNews.objects.create(client=world.otero, contact=world.ana, what="Late", known_at=timezone.now())
    task = Task.objects.create(project=world.shop, title="Cart", column="To do")
    ChecklistItem.objects.create(task=task, text="Pay")


@pytest.mark.parametrize("model", [Client, Contact, Project, Interaction])
def test_what_is_left_is_what_django_leaves(world: World, model: type[models.Model]) -> None:
    filled(world)
    keys = list(model._default_manager.order_by("pk").values_list("pk", flat=True)[:1])
    untouched = everything_after(lambda: None)

    swept = everything_after(lambda: sweep(model, keys))

    assert swept == everything_after(lambda: model._default_manager.filter(pk__in=keys).delete())
    assert swept != untouched


def test_what_is_protected_stays(world: World) -> None:
    Invoice.objects.create(client=world.luna)

    with pytest.raises(models.ProtectedError), transaction.atomic():
        sweep(Client, [world.luna.pk])

    assert Client.objects.filter(pk=world.luna.pk).exists()


def test_of_nothing_nothing_goes_and_of_many_no_more_is_asked_than_of_one(world: World) -> None:
    with CaptureQueriesContext(connection) as nothing:
        sweep(Contact, [])
    many = [make_contact(f"Person {number}", world.luna).pk for number in range(5)]
    with CaptureQueriesContext(connection) as one:
        sweep(Contact, many[:1])
    with CaptureQueriesContext(connection) as four:
        sweep(Contact, many[1:])

    assert (len(nothing), len(one)) == (0, len(four))
    assert not Contact.objects.filter(pk__in=many).exists()
