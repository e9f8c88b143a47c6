"""A program that hears of events, standing in a process of ours."""

from datetime import UTC, datetime, timedelta

from standardwebhooks import Webhook

from vinculo.programs.hooks import reading, sending, verbs
from vinculo.programs.hooks.catalogue import ALL
from vinculo.programs.models import Delivery

NOON = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(minutes=5)
ONE = ["client.created"]
EVERYTHING = [one.kind for one in ALL]


def hook(world, address, events=EVERYTHING, at=NOON):
    """The hook and its secret."""
    return verbs.put_in(name="The warehouse", address=address, events=events, by=world.rita, at=at)


def told(one, at):
    """What happened is found and goes out, as a worker would do it."""
    reading.look(at)
    sending.send(one.pk)


def opened(machine, secret):
    """What it got, each with its signature checked by the library of the standard."""
    return [Webhook(secret).verify(body, headers) for _path, headers, body in machine.got]


def kinds(machine, secret):
    return [one["type"] for one in opened(machine, secret)]


def only():
    return Delivery.objects.get()
