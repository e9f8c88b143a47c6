"""References: asked for, allowed for something, offered only as long as that holds."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.referrals.test_pages import way_back
from tests.portal.visiting import let_in, take_part
from vinculo.feedback.models import Reference
from vinculo.record.models import Entry


def asked(world, **fields):
    given = {"client": world.luna, "contact": world.ana, "asked_at": timezone.now(), "asked_by": world.marek}
    return Reference.objects.create(**{**given, **fields})


def given(world, **fields):
    said = {"is_given": True, "answered_at": timezone.now(), "text": "They keep their word", "uses": ["website"]}
    return asked(world, **{**said, **fields})


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def kinds(reference):
    return list(
        Entry.objects.filter(subject=f"reference:{reference.pk}").order_by("seq").values_list("kind", flat=True)
    )


YES = {"text": "They keep their word", "uses": ["website", "talk"], "named": "company", "how": "phone"}


def test_asked_on_the_phone_and_answered_with_what_for(world, signed_in):
    browser = signed_in(world.zofia)
    chosen = {"chosen": f"{world.luna.pk}-{world.ana.pk}", "who": "", "project": world.shop.pk}

    browser.post("/references/ask/", {**chosen, "kind": "words", "how": "phone", "words": "Two sentences?"})
    one = Reference.objects.get()
    browser.post(f"{one.get_absolute_url()}yes/", {**YES, "expires_on": in_days(365).isoformat()})

    one.refresh_from_db()
    assert (one.client, one.contact, one.project, one.noted_by) == (world.luna, world.ana, world.shop, world.zofia)
    assert (one.uses, one.named, one.expires_on) == (["website", "talk"], "company", in_days(365))
    assert kinds(one) == ["reference.asked", "reference.given"]
    assert list(browser.get("/references/").context["page"].object_list) == [one]


def test_what_was_noted_by_mistake_is_taken_back_and_the_record_says_so(world, signed_in):
    one, browser = asked(world), signed_in(world.marek)

    browser.post(f"{one.get_absolute_url()}yes/", YES)
    browser.post(way_back(browser))

    one.refresh_from_db()
    assert (one.is_given, one.uses, one.text) == (None, [], "")
    assert kinds(one) == ["reference.given", "reference.reopened"]


def test_what_they_said_since_is_not_undone(world, signed_in):
    one, browser = asked(world), signed_in(world.marek)
    browser.post(f"{one.get_absolute_url()}yes/", YES)
    Reference.objects.filter(pk=one.pk).update(answered_at=timezone.now() + timedelta(seconds=1), uses=["press"])

    browser.post(way_back(browser))

    one.refresh_from_db()
    assert one.uses == ["press"]


def test_no_and_not_any_more(world, signed_in):
    no, gone, browser = asked(world), given(world), signed_in(world.marek)

    browser.post(f"{no.get_absolute_url()}no/", {"how": "email"})
    browser.post(f"{gone.get_absolute_url()}withdraw/", {"because": "New owner"})

    no.refresh_from_db()
    gone.refresh_from_db()
    assert (no.is_given, no.answered_how, gone.withdrawn_because) == (False, "email", "New owner")
    assert (kinds(no), kinds(gone)) == (["reference.declined"], ["reference.withdrawn"])


@pytest.mark.parametrize(
    ("fields", "wrong"), [({"uses": []}, "uses"), ({"expires_on": "2020-01-01"}, "expires_on"), ({"how": "x"}, "how")]
)
def test_a_yes_needs_to_say_what_for(world, signed_in, fields, wrong):
    one = asked(world)

    page = signed_in(world.marek).post(f"{one.get_absolute_url()}yes/", {**YES, **fields})

    assert list(page.context["form"].errors) == [wrong]


def test_in_the_portal_only_somebody_who_can_answer_is_asked(world, signed_in):
    browser = signed_in(world.marek)
    body = {"who": "", "project": 0, "kind": "words", "how": "portal", "words": ""}

    nobody = browser.post("/references/ask/", {**body, "chosen": str(world.luna.pk)})
    outside = browser.post("/references/ask/", {**body, "chosen": f"{world.luna.pk}-{world.ana.pk}"})
    let_in(world.ana, world.luna)
    take_part(world.ana, world.shop)
    browser.post("/references/ask/", {**body, "chosen": f"{world.luna.pk}-{world.ana.pk}"})

    assert [list(page.context["form"].errors) for page in (nobody, outside)] == [["who"], ["how"]]
    assert Reference.objects.get().is_asked_in_portal


def test_the_library_offers_only_what_holds(world, signed_in):
    usable, ending = given(world), given(world, expires_on=in_days(9))
    over, taken = given(world, expires_on=in_days(-1)), given(world, withdrawn_at=timezone.now())
    waiting, unclear, no = asked(world), given(world, uses=[]), asked(world, is_given=False)
    browser = signed_in(world.marek)

    def shown(query):
        return {one.pk for one in browser.get(f"/references/?{query}").context["page"].object_list}

    assert shown("") == {usable.pk, ending.pk}
    assert (shown("which=expiring"), shown("which=asked")) == ({ending.pk}, {waiting.pk})
    assert (shown("which=over"), shown("which=unclear")) == ({over.pk, taken.pk, no.pk}, {unclear.pk})
    assert (shown("use=website"), shown("use=press"), shown("q=LUNA keep")) == (
        {usable.pk, ending.pk},
        set(),
        shown(""),
    )
    assert (shown("kind=logo"), len(shown("which=all"))) == (set(), 7)
    assert "Do not use it" in browser.get(over.get_absolute_url()).content.decode()


def test_asking_again_leaves_in_force_what_holds(world, signed_in):
    ending, browser = given(world, expires_on=in_days(9)), signed_in(world.marek)

    browser.post(f"{ending.get_absolute_url()}again/")
    browser.post(f"{ending.get_absolute_url()}again/")

    ending.refresh_from_db()
    again = Reference.objects.filter(is_given=None)
    assert ending.uses == ["website"]
    assert {one.text for one in again} == {"They keep their word"}


def test_whoever_has_not_answered_is_reminded(world, signed_in):
    one = asked(world, asked_at=timezone.now() - timedelta(days=20))

    signed_in(world.zofia).post(f"{one.get_absolute_url()}again/")

    one.refresh_from_db()
    assert (Reference.objects.count(), one.asked_by, timezone.localdate(one.asked_at)) == (1, world.zofia, in_days(0))


def test_it_is_for_those_of_the_team_who_see_the_client(world, signed_in):
    address = given(world).get_absolute_url()

    assert [signed_in(who).get(address).status_code for who in (world.teo, world.iga, world.zofia)] == [403, 404, 200]


def test_three_cost_no_more_than_one(world, signed_in):
    client, counts = signed_in(world.marek), []
    for times in (1, 2):
        for _ in range(times):
            given(world, project=world.shop)
        with CaptureQueriesContext(connection) as queries:
            client.get("/references/")
        counts.append(len(queries))

    assert counts[0] == counts[1]
