"""A form takes the fields it shows and nothing else, whatever is sent along with them."""

import re
from typing import Any

import pytest
from django import forms

from tests.trust.asking import Asker, Route, body, forget_attempts, query, routes
from tests.trust.bodies import BODIES
from tests.trust.everything import Everything
from tests.trust.writes import written_by
from vinculo.desk.clients.forms import ClientForm
from vinculo.desk.settings.preferences import PreferencesForm

pytestmark = pytest.mark.once

PAST = "2001-02-03 04:05:06"


def extras(all_: Everything) -> dict[str, Any]:
    """Names of columns that no form of ours gives away, with values that would do harm."""
    iga, otero = all_.iga.pk, all_.otero.pk
    people = dict.fromkeys(
        ("owner", "owner_id", "person", "person_id", "by", "by_id", "user", "user_id", "lead", "lead_id", "invited_by",
         "updated_by", "deleted_by", "kept_by", "withdrawn_by", "told_by", "assignee"),
        iga,
    )  # fmt: skip
    clients = dict.fromkeys(("client", "client_id", "merged_into", "merged_into_id", "other_id"), otero)
    moments = dict.fromkeys(
        ("created_at", "updated_at", "deleted_at", "archived_at", "joined_at", "made_at", "accepted_at", "withdrawn_at",
         "told_at", "answered_at", "asked_at", "closed_at", "ended_at", "undone_at", "applied_at", "expires_on",
         "kept_on", "closed_on", "launched_on", "done_on", "left_on", "last_login"),
        PAST,
    )  # fmt: skip
    rights = {
        "role": "administrator", "is_active": "on", "is_staff": "on", "is_superuser": "on", "password": "pwned-4711",
        "teams": [all_.north.pk, all_.south.pk], "team": all_.south.pk, "email": "evil@faro.example",
        "may_ask_client": "on", "is_shared": "on", "audience": "me", "visibility": "me", "signed_out_times": "7",
    }  # fmt: skip
    inside = {
        "id": otero, "pk": otero, "uid": "00000000-0000-0000-0000-00000000002a", "state": "undone", "position": "9",
        "said_in": "00000000-0000-0000-0000-00000000002a", "secret_hash": "x", "name_folded": "x", "normal": "x",
        "page": "people", "query": "owner=me", "organization": "2", "project_id": all_.workshop.pk, "stored_as": "x",
        "milestone": all_.milestone.pk, "contact": all_.otto.pk, "contact_id": all_.otto.pk, "sha256": "x",
    }  # fmt: skip
    return {**people, **clients, **moments, **rights, **inside}


def takes_more(all_: Everything, route: Route) -> list[Any]:
    """What is written otherwise when the extras are sent along."""
    # A role is worth taking for somebody who has a smaller one.
    me, data = Asker(all_.zofia if route.name == "settings:preferences" else all_.rita), body(route, all_)
    address, asked = route.filled(all_), query(route, all_)
    shown = {*data, *shown_by(me, address, asked)}
    more = {name: value for name, value in extras(all_).items() if name not in shown}

    def send(**also: Any) -> Any:
        forget_attempts()
        return written_by(lambda: me.tell("POST", address, {**body(route, all_), **also}, asked))

    plain, laden = send(), send(**more)
    return [row for row in laden if row not in plain] + [row for row in plain if row not in laden]


def shown_by(me: Asker, address: str, asked: Any) -> set[str]:
    """The fields on the page itself: those are its to take."""
    page = me.ask("GET", address, query=asked)
    return set(re.findall(r'\bname="([\w-]+)"', page.content.decode(errors="replace")))


def forms_of_ours() -> list[Route]:
    """Routes that take a POST of ours; those of the library take what the library says."""
    return [route for route in routes() if not route.name.startswith(("account_", "mfa_"))]


@pytest.mark.parametrize("quarter", range(4))
def test_no_form_takes_what_it_does_not_show(all_, quarter):
    ours = forms_of_ours()[quarter::4]

    taken = {route.name: difference for route in ours if (difference := takes_more(all_, route))}

    assert taken == {}


def test_every_form_is_known_by_what_it_sends(all_):
    """A body in BODIES for a route that is gone would test nothing."""
    assert set(BODIES) - {route.name for route in routes()} == set()


def test_most_bodies_really_write(all_):
    """So that the tests above compare something: a form that is refused writes nothing either way."""
    silent = {"people:join", "log:about", "log:preview", "bin:restore", "people:language"}  # nothing to write here
    silent |= {"signatures:check", "settings:seal", "signatures:sign"}  # a file, or whoever is named there
    silent |= {"meetings:times", "settings:choose_calendar", "settings:calendar_account"}  # first somebody else answers
    silent |= {"incidents:blame", "projects:milestone_promised", "log:areas"}
    silent |= {"agreements:take_back"}  # nothing is out to be signed
    silent |= {"letters:check", "letters:bar", "letters:documents"}  # the draft is somebody else's
    silent |= {"reports:check"}  # it is looked at, not kept
    # Another machine is asked first, and none answers here.
    silent |= {f"connections:{name}" for name in ("new_trello", "token", "choose", "account")}
    me = Asker(all_.rita)
    ours = [route for route in forms_of_ours() if route.name in BODIES and route.name not in silent]

    writes_nothing = [
        route.name
        for route in ours
        if not written_by(lambda r=route: me.tell("POST", r.filled(all_), body(r, all_), query(r, all_)))
    ]

    assert writes_nothing == []


@pytest.mark.parametrize(
    ("form", "route", "field"),
    [(ClientForm, "clients:edit", "deleted_at"), (PreferencesForm, "settings:preferences", "role")],
)
def test_control_a_field_too_many_is_noticed(all_, monkeypatch, form, route, field):
    kind: forms.Field = forms.CharField(required=False) if field == "role" else forms.DateTimeField(required=False)
    monkeypatch.setitem(form.base_fields, field, kind)
    monkeypatch.setattr(form._meta, "fields", (*form._meta.fields, field))

    assert takes_more(all_, next(one for one in routes() if one.name == route)) != []
