"""Asking for a yes at the desk: whom, by when; what waits, what was said, and what we do with it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.documents.approvals.asked import ask, decider, of, say, version
from vinculo.agreements.models import ChangeRequest
from vinculo.clients.acting import acting
from vinculo.documents.approvals.remarks import pin
from vinculo.documents.models import Answer, Approval, ApproverReminder
from vinculo.projects.models import Kickoff, Milestone, Minutes


def given(*contacts, **fields):
    places = {f"place_{contact.pk}": str(number) for number, contact in enumerate(contacts, start=1)}
    return {"title": "Product page", "note": "The vintage is at the top", "minutes": "4", **places, **fields}


def subjects(world):
    """One of everything that a yes can be asked for, as addresses say it."""
    now = timezone.now()
    paper = version(world)
    milestone = Milestone.objects.create(project=world.shop, name="Launch", promised_on=date(2027, 1, 12))
    change = ChangeRequest.objects.create(
        client=world.luna, project=world.shop, number=1, title="Gift wrap", asked_at=now, state="estimated",
        estimated_at=now, minutes=60, amount=0, currency="EUR",
    )  # fmt: skip
    Kickoff.objects.get_or_create(project=world.shop, defaults={"scope": "A shop"})
    return {
        "version": paper.pk, "milestone": milestone.pk, "change": change.pk, "kickoff": world.shop.pk,
        "closing": world.shop.pk, "project": world.shop.pk,
    }  # fmt: skip


ABOUT = {
    "version": "document", "milestone": "milestone", "change": "change", "kickoff": "minutes", "closing": "closing",
    "project": "deliverable",
}  # fmt: skip


@pytest.mark.parametrize("name", ABOUT)
def test_everything_can_be_asked_about(world, signed_in, name):
    ana, pk = decider(world), subjects(world)[name]
    client, address = signed_in(world.marek), f"/approvals/new/?{name}={pk}"

    shown = client.get(address)
    answer = client.post(address, given(ana, means="done"))

    approval = Approval.objects.get()
    assert shown.status_code == 200
    assert (answer.status_code, answer.url) == (302, f"/approvals/{approval.pk}/")
    assert (approval.about, approval.project, approval.by) == (ABOUT[name], world.shop, world.marek)
    assert of(approval, ana).asked_at is not None
    assert client.get(answer.url).status_code == 200


def test_what_is_of_another_team_is_not_there(world, signed_in):
    decider(world)
    client = signed_in(world.iga)

    codes = {name: client.get(f"/approvals/new/?{name}={pk}").status_code for name, pk in subjects(world).items()}

    assert codes == dict.fromkeys(ABOUT, 404)


@pytest.mark.parametrize("query", ["", "?version=x", "?version=987654321", "?version=" + "9" * 30, "?other=1"])
def test_an_address_that_names_nothing_is_none(world, signed_in, query):
    assert signed_in(world.marek).get(f"/approvals/new/{query}").status_code == 404


def test_their_numbers_are_their_order(world, signed_in):
    ana, nora = decider(world), decider(world, "Nora Gil")
    paper = version(world)

    signed_in(world.marek).post(f"/approvals/new/?version={paper.pk}", given(nora, ana, order="in_order"))

    approval = Approval.objects.get()
    assert [(one.contact, one.asked_at is None) for one in approval.approvers.all()] == [(nora, False), (ana, True)]


def wrong(world, signed_in, **fields):
    ana, paper = decider(world), version(world)
    page = signed_in(world.marek).post(f"/approvals/new/?version={paper.pk}", given(ana, **fields))
    assert Approval.objects.count() == 0
    return list(page.context["form"].errors)


def test_it_says_what_is_wrong(world, signed_in):
    ana = decider(world)
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    soon, later = ((timezone.localdate() + timedelta(days=days)).isoformat() for days in (3, 9))

    assert wrong(world, signed_in, title="") == ["title"]
    assert wrong(world, signed_in, due_on=yesterday) == ["due_on"]
    assert wrong(world, signed_in, due_on=later, expires_on=soon) == ["expires_on"]
    assert wrong(world, signed_in, **{f"place_{ana.pk}": ""}) == ["__all__"]
    assert wrong(world, signed_in, **{f"place_{ana.pk}": "7"}) == [f"place_{ana.pk}", "__all__"]


def test_who_does_not_decide_is_not_offered(world, signed_in):
    decider(world, "Nora Gil", "contributor")
    paper = version(world)

    page = signed_in(world.marek).get(f"/approvals/new/?version={paper.pk}")

    assert page.context["deciders"] == []
    assert "Nobody of them who decides can come in yet." in page.content.decode()


def test_a_change_whose_price_was_not_spoken_about_says_so(world, signed_in):
    ana, pk = decider(world), subjects(world)["change"]
    ChangeRequest.objects.filter(pk=pk).update(amount=9_000, spoken_at=None)

    page = signed_in(world.marek).post(f"/approvals/new/?change={pk}", given(ana))

    assert "Talk about the price first" in page.content.decode()
    assert Approval.objects.count() == 0


def test_the_minutes_they_confirm_are_theirs(world, signed_in):
    ana, pk = decider(world), subjects(world)["kickoff"]

    signed_in(world.marek).post(f"/approvals/new/?kickoff={pk}", given(ana))

    assert Minutes.objects.get().sent_to == ana


def test_guests_read_and_ask_nothing(world, signed_in):
    approval, client = ask(world), signed_in(world.teo)

    codes = [
        client.get(f"/approvals/{approval.pk}/{path}").status_code for path in ("", "withdraw/", "noted/", "again/")
    ]

    assert codes == [200, 403, 403, 403]
    assert client.get("/approvals/").status_code == 200


def test_withdrawn_with_a_reason_they_read(world, signed_in):
    approval, client = ask(world), signed_in(world.marek)

    wordless = client.post(f"/approvals/{approval.pk}/withdraw/", {"because": ""})
    client.post(f"/approvals/{approval.pk}/withdraw/", {"because": "The wrong file"})
    client.post(f"/approvals/{approval.pk}/withdraw/", {"because": "Again"})

    approval.refresh_from_db()
    assert list(wordless.context["form"].errors) == ["because"]
    assert (approval.withdrawn_because, approval.withdrawn_by) == ("The wrong file", world.marek)


def test_reminded_by_hand(world, signed_in):
    approval, client = ask(world), signed_in(world.marek)

    client.post(f"/approvals/{approval.pk}/remind/")

    assert ApproverReminder.objects.get().by == world.marek


def test_nobody_is_reminded_who_answered(world, signed_in):
    approval = ask(world)
    say(world, approval)

    signed_in(world.marek).post(f"/approvals/{approval.pk}/remind/")

    assert ApproverReminder.objects.count() == 0


def test_a_yes_on_the_phone_is_noted_with_who_heard_it(world, signed_in):
    approval = ask(world)
    said = {"approver": of(approval, world.ana).pk, "choice": "approve", "channel": "phone", "text": "Go on"}

    signed_in(world.marek).post(f"/approvals/{approval.pk}/noted/", said)

    answer = Answer.objects.get()
    approval.refresh_from_db()
    assert (answer.noted_by, answer.channel, approval.outcome) == (world.marek, "phone", "approved")


def test_nobody_is_noted_who_was_not_asked(world, signed_in):
    approval, other = ask(world), ask(world, decider(world, "Nora Gil"))
    said = {"approver": other.approvers.get().pk, "choice": "approve", "channel": "phone"}

    page = signed_in(world.marek).post(f"/approvals/{approval.pk}/noted/", said)

    assert list(page.context["form"].errors) == ["approver"]
    assert Answer.objects.count() == 0


def test_the_newest_version_is_asked_about_instead(world, signed_in):
    old = ask(world)
    newer = version(world, b"# Two\n", of=old.version.document)
    client = signed_in(world.marek)
    shown = client.get(f"/approvals/{old.pk}/").content.decode()

    client.post(f"/approvals/{old.pk}/again/", given(world.ana))

    new = Approval.objects.exclude(pk=old.pk).get()
    old.refresh_from_db()
    assert "Ask about version 2" in shown
    assert (new.version, new.follows, old.withdrawn_at is not None) == (newer, old, True)


def test_what_they_approved_is_not_asked_anew(world, signed_in):
    approval, client = ask(world), signed_in(world.marek)
    say(world, approval)

    assert client.get(f"/approvals/{approval.pk}/again/").status_code == 302


def test_a_comment_is_answered_and_seen_to(world, signed_in):
    approval, client = ask(world), signed_in(world.marek)
    remark = pin(
        approval, page=1, x=415, y=200, text="Bigger", contact=world.ana, actor=acting(world.ana, proof="code"),
        at=timezone.now(),
    )  # fmt: skip

    client.post(f"/approvals/{approval.pk}/remarks/{remark.pk}/reply/", {"text": "It is now"})
    client.post(f"/approvals/{approval.pk}/remarks/{remark.pk}/settled/")
    remark.refresh_from_db()
    first = (remark.answer, remark.settled_by)
    client.post(list(client.get("/approvals/").context["messages"])[-1].extra_tags)

    remark.refresh_from_db()
    assert (first, remark.settled_at) == (("It is now", world.marek), None)


def test_a_comment_of_another_approval_is_not_there(world, signed_in):
    approval, other = ask(world), ask(world)
    remark = pin(
        other, page=1, x=1, y=1, text="Bigger", contact=world.ana, actor=acting(world.ana, proof="code"),
        at=timezone.now(),
    )  # fmt: skip

    assert signed_in(world.marek).post(f"/approvals/{approval.pk}/remarks/{remark.pk}/settled/").status_code == 404


def titles(client, query=""):
    return [one.title for one in client.get(f"/approvals/{query}").context["approvals"]]


def test_the_list_knows_what_waits_and_what_was_said(world, signed_in):
    common = {"about": "deliverable"}
    ask(world, title="Waits", **common)
    say(world, ask(world, title="Good", **common))
    say(world, ask(world, title="Bigger", **common), "changes", text="Bigger")
    client = signed_in(world.marek)

    assert titles(client) == ["Waits"]
    assert titles(client, "?which=approved") == ["Good"]
    assert titles(client, "?which=changes") == ["Bigger"]
    assert len(titles(client, "?which=all")) == 3
    assert titles(client, f"?which=all&client={world.otero.pk}") == []
    assert titles(signed_in(world.iga), "?which=all") == []


def test_history_comes_from_the_record(world, signed_in):
    approval = ask(world)
    say(world, approval)

    page = signed_in(world.marek).get(f"/approvals/{approval.pk}/")

    assert [line.sentence for line in page.context["lines"]] == [
        "“Product page” was sent for approval", "Ana Prado answered on “Product page”: approved",
    ]  # fmt: skip


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


def test_the_list_stays_at_a_constant_number_of_queries(world, signed_in):
    client = signed_in(world.marek)
    ask(world)
    few = queries(client, "/approvals/?which=all")
    for _ in range(3):
        say(world, ask(world, decider(world), decider(world, f"Nora {_}")))

    assert queries(client, "/approvals/?which=all") == few <= 12


def test_a_page_stays_at_a_constant_number_of_queries(world, signed_in):
    client = signed_in(world.marek)
    one = ask(world)
    say(world, one, "talk")
    few = queries(client, f"/approvals/{one.pk}/")
    others = [decider(world, name) for name in ("Nora Gil", "Pau Riera", "Eva Sanz")]
    many = ask(world, *others)
    for contact in others:
        say(world, many, "talk", contact=contact)

    assert queries(client, f"/approvals/{many.pk}/") == few <= 16
