"""Complaints, thanks, and how it is for them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.portal.visiting import take_part
from tests.said import says
from tests.world import make_contact
from vinculo.access.models import Visit
from vinculo.conversations.models import Interaction
from vinculo.feedback.models import Appreciation, Complaint, Feedback
from vinculo.portal.shared.feedback import ask_now
from vinculo.portal.visitor import as_seen_by, of_visit
from vinculo.projects.models import Closing, Kickoff, Milestone
from vinculo.record.models import Entry


@pytest.fixture
def ana(world, visiting):
    take_part(world.ana, world.shop)
    return visiting(world.ana, world.luna)


def test_a_complaint_has_an_owner_and_a_time_at_once(world, ana):
    page = ana.post("/portal/complain/", {"text": "Nobody called back"}, follow=True).content.decode()

    complaint = Complaint.objects.get()
    assert (complaint.owner, complaint.contact, complaint.thanked_at) == (world.marek, world.ana, None)
    assert "Thank you for telling us" in page and "Marek sees to it." in page and "Marek gets in touch" in page
    assert Interaction.objects.get().audience == "team"
    assert "called" not in Entry.objects.get(kind="complaint.made").body


def test_our_notes_about_a_complaint_stay_with_us(world, ana):
    now = timezone.now()
    complaint = Complaint.objects.create(
        client=world.luna, project=world.shop, contact=world.ana, text="Nobody called", at=now, owner=world.marek,
        thanked_at=now, findings="Zofia forgot", found_at=now, resolution="A discount behind her back", resolved_at=now,
    )  # fmt: skip

    page = ana.get(f"/portal/complaints/{complaint.pk}/").content.decode()
    ana.post(f"/portal/complaints/{complaint.pk}/well/")

    assert ("Zofia" in page, "discount" in page) == (False, False)
    complaint.refresh_from_db()
    assert complaint.followed_up_at


def test_it_is_not_well_before_it_is_put_right(world, ana):
    complaint = Complaint.objects.create(client=world.luna, contact=world.ana, text="x", at=timezone.now())

    ana.post(f"/portal/complaints/{complaint.pk}/well/")

    complaint.refresh_from_db()
    assert complaint.followed_up_at is None


def test_thanks_reach_who_did_it(world, ana):
    ana.post("/portal/thank/", {"whom": str(world.zofia.pk), "text": "The words on the first page"})

    thanks = Appreciation.objects.get()
    assert (thanks.person, thanks.contact, thanks.by) == (world.zofia, world.ana, None)
    assert (Interaction.objects.get().felt, Interaction.objects.get().audience) == ("warm", "shared")


def test_thanks_to_the_whole_team_reach_everybody_on_it(world, ana):
    ana.post("/portal/thank/", {"whom": "team", "text": "The words on the first page"})

    assert {thanks.person for thanks in Appreciation.objects.all()} == {world.marek, world.zofia, world.teo}


def test_nobody_else_of_ours_is_named_or_thanked(world, ana):
    page = ana.post("/portal/thank/", {"whom": str(world.iga.pk), "text": "x"})

    assert page.status_code == 200 and not says(page, "Iga")
    assert Appreciation.objects.count() == 0


@pytest.mark.parametrize("address", ["complain", "thank", "feedback", "feedback/not-now"])
def test_whoever_follows_says_nothing_here(world, visiting, address):
    take_part(world.ana, world.shop, "observer")

    answer = visiting(world.ana, world.luna).post(
        f"/portal/{address}/", {"text": "x", "score": "1", "whom": "team"}
    )  # fmt: skip

    assert (answer.status_code, Interaction.objects.count(), Feedback.objects.count()) == (404, 0, 0)


# How it is for them


def visitor(contact):
    return of_visit(Visit.objects.filter(contact=contact).latest("pk"))


def reached(world, days=1, **fields):
    on = timezone.localdate() - timedelta(days=days)
    return Milestone.objects.create(project=world.shop, name="Launch", audience="shared", done_on=on, **fields)


def test_two_taps_say_how_it_is(world, ana):
    ana.post("/portal/feedback/", {"score": "7", "text": ""})

    given = Feedback.objects.get()
    assert (given.score, given.contact, given.moment, given.project) == (7, world.ana, "own", world.shop)
    assert Interaction.objects.get().audience == "team"
    assert '"score":7' in Entry.objects.get(kind="feedback.given").body


@pytest.mark.parametrize("score", ["", "11", "-1", "x"])
def test_a_number_that_is_none_is_asked_for_again(world, ana, score):
    page = ana.post("/portal/feedback/", {"score": score})

    assert (page.status_code, Feedback.objects.count()) == (200, 0)


def test_what_we_did_about_it_is_read_the_next_time(world, ana):
    ana.post("/portal/feedback/", {"score": "7", "text": "Answer faster"})
    Feedback.objects.get().act_on(done="We answer by noon", by=world.marek, at=timezone.now())

    page = ana.get("/portal/feedback/").content.decode()

    assert "What Marek did about it" in page and "We answer by noon" in page


def test_a_colleague_does_not_read_it(world, ana, visiting):
    ana.post("/portal/feedback/", {"score": "7", "text": "Answer faster"})
    joseba = make_contact("Joseba Ruiz", world.luna)
    take_part(joseba, world.shop)

    assert "Answer faster" not in visiting(joseba, world.luna).get("/portal/feedback/").content.decode()


def test_nobody_is_asked_without_a_reason(world, ana):
    ana.get("/portal/feedback/")

    assert ask_now(visitor(world.ana), timezone.now()) is None


def test_they_are_asked_after_a_milestone_they_see(world, ana):
    reached(world)

    assert ask_now(visitor(world.ana), timezone.now()).about == "Launch"


@pytest.mark.parametrize("given", [{"audience": "team"}, {"done_on": None}, {"days": 20}])
def test_they_are_not_asked_after_what_they_do_not_see_or_long_ago(world, ana, given):
    milestone = reached(world, given.pop("days", 1))
    Milestone.objects.filter(pk=milestone.pk).update(**given)

    assert ask_now(visitor(world.ana), timezone.now()) is None


def test_they_are_asked_after_the_kickoff_and_at_the_end(world, ana):
    now = timezone.now()
    Kickoff.objects.create(project=world.shop, held_at=now - timedelta(days=2))
    assert ask_now(visitor(world.ana), now).moment == "kickoff"
    Closing.objects.create(project=world.shop, accepted_on=timezone.localdate())
    assert ask_now(visitor(world.ana), now).moment == "closing"


@pytest.mark.parametrize(("days", "is_asked"), [(29, False), (31, True)])
def test_they_are_left_alone_for_thirty_days(world, ana, days, is_asked):
    reached(world)
    at = timezone.now()
    Feedback.objects.create(client=world.luna, contact=world.ana, asked_at=at - timedelta(days=days))

    assert (ask_now(visitor(world.ana), at) is not None) == is_asked


def test_not_now_is_heard(world, ana):
    reached(world)

    ana.post("/portal/feedback/not-now/")

    assert ask_now(visitor(world.ana), timezone.now()) is None
    assert Feedback.objects.get().score is None


def test_what_was_asked_after_a_milestone_says_so(world, ana):
    reached(world)

    ana.post("/portal/feedback/", {"score": "9"})

    assert Feedback.objects.get().moment == "milestone"


def test_whoever_only_looks_is_asked_nothing(world, ana):
    from tests.portal.visiting import let_in

    reached(world)

    assert ask_now(as_seen_by(let_in(world.ana, world.luna), person=world.marek), timezone.now()) is None
