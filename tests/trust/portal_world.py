"""The portal of Café Luna with one of everything in it, and everybody who might stand before its pages."""

from contextlib import nullcontext
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.portal.visiting import let_in, take_part
from tests.trust import portal_records
from tests.trust.asking import METHODS, Route, no_trace, portal_routes
from tests.trust.everything import Everything, make_everything
from tests.world import make_contact
from vinculo.access import inviting, visits
from vinculo.access.models import Attempt
from vinculo.portal.cookie import NAME
from vinculo.record.chain import SYSTEM

THE_DOOR = ("/portal/enter/", "/portal/choose/")
DOOR = "door"
ACTORS = ("stranger", "staff", "decider", "contributor", "observer", "elsewhere", "removed")
INSIDE = ("decider", "contributor", "observer")


def make_portal() -> Everything:
    """Ana decides, Berta contributes, Oscar follows; Otto decides at another client; Gon was shown out."""
    all_ = make_everything()
    world = all_.world
    let_in(world.ana, world.luna)
    take_part(world.ana, world.shop)
    let_in(world.otto, world.otero)
    take_part(world.otto, world.workshop)
    for name, role in {"Berta Sur": "contributor", "Oscar Norte": "observer", "Gon Fuera": "decider"}.items():
        contact = make_contact(name, world.luna)
        all_.records[name.split()[0].lower()] = contact
        let_in(contact, world.luna)
        take_part(contact, world.shop, role)
    all_.records |= portal_records.made(all_.world)
    all_.ids |= portal_records.all_ids(all_)
    return all_


class Visitors:
    """A browser for each actor. The removed one was in when they were shown out."""

    def __init__(self, all_: Everything) -> None:
        self.all_, self.bodies = all_, portal_records.all_bodies()
        contacts = {"decider": all_.ana, "contributor": all_.berta, "observer": all_.oscar, "elsewhere": all_.otto}
        keys = {name: self._key(contact) for name, contact in contacts.items()}
        keys["removed"] = self._key(all_.gon)
        inviting.remove(all_.gon.accesses.get(), by=all_.marek, actor=SYSTEM, at=timezone.now())
        staff = Client()
        staff.force_login(all_.rita)
        session = {settings.SESSION_COOKIE_NAME: staff.cookies[settings.SESSION_COOKIE_NAME].value}
        self.cookies = {
            "stranger": {}, "staff": session, **{name: {NAME: key} for name, key in keys.items()},
        }  # fmt: skip

    def ask(self, actor: str, method: str, address: str, data: Any = None, *, trace: bool = False) -> HttpResponse:
        """Without a trace, unless the caller wants one. The answer's content is complete."""
        cache.clear()
        browser = Client(raise_request_exception=False)
        for name, value in self.cookies[actor].items():
            browser.cookies[name] = value
        with nullcontext() if trace else no_trace():
            Attempt.objects.all().delete()
            answer = browser.get(address) if method == "GET" else browser.post(address, data or {})
            if answer.streaming:
                answer.content = b"".join(answer.streaming_content)
        return answer

    def ask_route(self, actor: str, method: str, route: Route, **how: Any) -> HttpResponse:
        data = self.bodies[route.name](self.all_) if method == "POST" and route.name in self.bodies else None
        return self.ask(actor, method, route.filled(self.all_), data, **how)

    @staticmethod
    def _key(contact: Any) -> str:
        return visits.begin(contact, proof="code", at=timezone.now())[1]


def outcome(answer: HttpResponse) -> str:
    """The status; "door" for being sent there."""
    to = answer.headers.get("Location", "")
    return (
        DOOR
        if answer.status_code == 302 and to.startswith(tuple(f"{one}?next=" for one in THE_DOOR))
        else str(answer.status_code)
    )


def asked(section: str = "") -> list[tuple[Route, str]]:
    return [(route, method) for route in portal_routes() if route.name.startswith(section) for method in METHODS]
