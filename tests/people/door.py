"""Going in through the real door, and opening the letters it sends."""

import json
import re
from typing import Any

from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.module_loading import import_string
from django_q.models import OrmQ
from django_q.signing import SignedPackage

from tests.world import PASSWORD


def sign_in(person: Any, *, password: str = PASSWORD, agent: str = "Firefox/140.0 Linux", **sent: str) -> Client:
    client = Client(HTTP_USER_AGENT=agent)
    client.post(reverse("account_login"), {"login": person.email, "password": password, **sent})
    return client


def run_waiting_jobs() -> list[str]:
    """Does what a worker would do now, and gives back the paths of the jobs done."""
    done = []
    for row in OrmQ.objects.order_by("pk"):
        _job_id, path, arguments, _key = SignedPackage.loads(row.payload)["args"]
        args, kwargs = json.loads(arguments)
        import_string(path)(*args, **kwargs)
        row.delete()
        done.append(path)
    return done


def link_in_letter(letter: Any = None) -> str:
    """The first link of a letter (the newest one), as it stands there."""
    found = re.search(r"https?://\S+", (letter or mail.outbox[-1]).body)
    assert found
    return found[0]


def path_of(link: str) -> str:
    return "/" + link.split("://", 1)[1].partition("/")[2]
