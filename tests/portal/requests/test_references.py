"""A contact allows us to show what they say, changes it, and takes it back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.portal.visiting import take_part, visit
from tests.world import make_contact
from vinculo.conversations.models import Interaction
from vinculo.feedback.models import Reference
from vinculo.record.models import Entry

YES = {"text": "They keep their word", "uses": ["website", "press"], "named": "company", "expires_on": ""}


@pytest.fixture
def asked(world):
    take_part(world.ana, world.shop)
    return Reference.objects.create(
        client=world.luna, contact=world.ana, asked_at=timezone.now(), asked_by=world.marek, asked_how="portal",
        asked_words="May we show two sentences?",
    )  # fmt: skip


def address(reference, more=""):
    return f"/portal/feedback/references/{reference.pk}/{more}"


def kinds():
    return list(Entry.objects.filter(kind__startswith="reference.").order_by("seq").values_list("kind", flat=True))


def test_they_read_what_we_ask_and_say_for_what(world, asked):
    browser = visit(world.ana, world.luna)

    listed = browser.get("/portal/feedback/").content.decode()
    page = browser.get(address(asked)).content.decode()
    answer = browser.post(address(asked), YES)

    asked.refresh_from_db()
    assert (address(asked) in listed, "May we show two sentences?" in page, answer.url) == (True, True, address(asked))
    assert (asked.is_given, asked.uses, asked.named, asked.noted_by) == (True, ["website", "press"], "company", None)
    assert (asked.answered_how, kinds()) == ("portal", ["reference.given"])
    said = Interaction.objects.latest("pk")
    assert (said.direction, said.audience, "They keep their word" in said.summary) == ("in", "team", True)


def test_they_say_it_in_other_words_and_take_it_back(world, asked):
    browser = visit(world.ana, world.luna)

    browser.post(address(asked), YES)
    browser.post(address(asked), {**YES, "text": "They kept their word", "uses": ["talk"]})
    browser.post(address(asked, "take-back/"), {"because": "We have a new owner"})
    browser.post(address(asked), YES)  # from a page that was still open

    asked.refresh_from_db()
    assert (asked.text, asked.uses, asked.withdrawn_because) == (
        "They kept their word", ["talk"], "We have a new owner",
    )  # fmt: skip
    assert not asked.may_be_used(timezone.localdate())
    assert kinds() == ["reference.given", "reference.given", "reference.withdrawn"]


def test_they_would_rather_not(world, asked):
    browser = visit(world.ana, world.luna)

    browser.post(address(asked, "rather-not/"))
    browser.post(address(asked, "take-back/"))

    asked.refresh_from_db()
    assert (asked.is_given, kinds()) == (False, ["reference.declined"])


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"text": ""}, "text"),
        ({"uses": []}, "uses"),
        ({"named": "x"}, "named"),
        ({"expires_on": "2020-01-01"}, "expires_on"),
    ],
)
def test_it_says_what_is_missing(world, asked, fields, wrong):
    page = visit(world.ana, world.luna).post(address(asked), {**YES, **fields})

    assert list(page.context["form"].errors) == [wrong]


def test_what_they_said_on_the_phone_is_theirs_to_take_back(world, asked):
    """A yes that one of us wrote down is seen by whoever gave it; a question we only asked aloud is not."""
    given = {"is_given": True, "uses": ["website"], "answered_at": timezone.now(), "text": "Good people"}
    common = {"client": world.luna, "contact": world.ana, "asked_at": timezone.now(), "asked_how": "phone"}
    noted, aloud = Reference.objects.create(**common, **given), Reference.objects.create(**common)
    browser = visit(world.ana, world.luna)

    answers = [browser.post(address(one, "take-back/")).status_code for one in (noted, aloud)]

    noted.refresh_from_db()
    assert (answers, noted.withdrawn_at is None) == ([302, 404], False)


def test_it_is_nobody_elses(world, asked):
    berta, oscar = make_contact("Berta Sur", world.luna), make_contact("Oscar Norte", world.luna)
    take_part(berta, world.shop)
    take_part(oscar, world.shop, "observer")
    take_part(world.otto, world.workshop)
    theirs = Reference.objects.create(client=world.luna, contact=oscar, asked_at=timezone.now(), asked_how="portal")

    browsers = [visit(berta, world.luna), visit(oscar, world.luna), visit(world.otto, world.otero)]

    assert [one.get(address(asked)).status_code for one in browsers] == [404, 404, 404]
    assert [one.post(address(asked), YES).status_code for one in browsers] == [404, 404, 404]
    observer = browsers[1]
    assert (observer.get(address(theirs)).status_code, observer.post(address(theirs), YES).status_code) == (200, 404)
    asked.refresh_from_db()
    assert asked.is_given is None


def test_what_is_over_is_said_again_anew(world, asked):
    over = timezone.localdate() - timedelta(days=1)
    Reference.objects.filter(pk=asked.pk).update(is_given=True, uses=["website"], expires_on=over)
    browser = visit(world.ana, world.luna)

    browser.post(address(asked), YES)

    asked.refresh_from_db()
    assert (asked.expires_on, asked.may_be_used(timezone.localdate())) == (None, True)
