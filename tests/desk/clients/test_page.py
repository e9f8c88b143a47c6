"""The client page: what it says, to whom, and at what price."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_client, make_contact, make_project
from vinculo.agreements.models import Agreement, Expectation, Promise
from vinculo.clients.models import ClientRelation, ImportantDate, Pin, Priority
from vinculo.conversations.models import Decision, Interaction, NextWord, Question
from vinculo.practices.models import Nudge, Standing, StandingEvent

MOST_STATEMENTS = 12
MOST_BYTES = 60 * 1024


def page(signed_in, person, client):
    return signed_in(person).get(client.get_absolute_url())


def body(signed_in, person, client):
    return page(signed_in, person, client).content.decode()


def talk(world, **facts):
    given = {"channel": "phone", "direction": "both", "summary": "We spoke.", "by": world.marek, "at": timezone.now()}
    interaction = Interaction.objects.create(client=world.luna, **{**given, **facts})
    interaction.contacts.add(world.ana)
    return interaction


def promise(world, text, **facts):
    return Promise.objects.create(client=world.luna, text=text, made_at=timezone.now(), **facts)


def fill(world, times):
    """Everything the page shows, `times` times over."""
    now, today = timezone.now(), timezone.localdate()
    for number in range(times):
        said = talk(world, at=now - timedelta(days=number))
        Decision.objects.create(client=world.luna, interaction=said, text="Agreed", at=now)
        promise(world, "A promise", said_in=said.uid, owner=world.zofia, project=world.shop, promised_on=today)
        Question.objects.create(client=world.luna, text="When?", asked_at=now, due_at=now, contact=world.ana)
        Expectation.objects.create(client=world.luna, side="theirs", text="No surprises", said_by=world.ana)
        Priority.objects.create(client=world.luna, what="Sales")
        ImportantDate.objects.create(contact=world.ana, kind="birthday", day=1, month=1 + number)
        NextWord.objects.create(client=world.luna, on=today, told_at=now)
        StandingEvent.objects.create(client=world.luna, kind="season", before="winter", after="spring", at=now)
        Nudge.objects.create(
            client=world.luna, practice="p", subject=f"question:{said.pk}", urgency=1, raised_at=now, changed_at=now
        )
        make_contact(f"Somebody {number}", world.luna)
        make_project(world.luna, f"Project {number}", lead=world.marek)
        other, _contact = make_client(f"Other {number}", owner=world.marek)
        ClientRelation.objects.create(client=world.luna, other=other, kind="referred")


def test_an_untouched_client_asks_the_first_questions(world, signed_in):
    text = body(signed_in, world.zofia, world.luna)

    assert "We have not asked them yet what they expect." in text
    assert "Nothing promised is open." in text
    assert "Nothing is written down yet." in text
    assert "No season yet" in text


def test_it_says_who_looks_after_them_and_what_they_wait_to_hear(world, signed_in):
    on = timezone.localdate() + timedelta(days=1)
    NextWord.objects.create(client=world.luna, on=on, channel="video", about="the catalogue", told_at=timezone.now())

    response = page(signed_in, world.zofia, world.luna)

    assert "Marek Wilk looks after them" in response.context["line_under"]
    assert response.context["next_word"] == "they hear from us tomorrow, video: the catalogue"


def test_a_word_that_was_due_yesterday_is_not_shown_as_to_come(world, signed_in):
    on = timezone.localdate() - timedelta(days=1)
    NextWord.objects.create(client=world.luna, on=on, told_at=timezone.now())

    assert page(signed_in, world.zofia, world.luna).context["next_word"] == ""


def test_what_the_client_wrote_is_quoted_and_what_we_noted_is_not(world, signed_in):
    talk(world, channel="email", direction="in", summary="Could we show the reds?")
    talk(world, channel="phone", direction="both", summary="They like it.")

    text = body(signed_in, world.zofia, world.luna)

    assert '<p class="said">Could we show the reds?</p>' in text
    assert '<p class="tl-b">They like it.</p>' in text


def test_what_came_out_of_a_talk_is_tagged(world, signed_in):
    said = talk(world)
    Decision.objects.create(client=world.luna, interaction=said, text="No sign-up", at=said.at)
    promise(world, "Canary rates", said_in=said.uid)

    text = " ".join(body(signed_in, world.zofia, world.luna).split())

    assert "Decision: No sign-up" in text
    assert "Promise: Canary rates" in text


def test_a_slipping_promise_says_to_tell_them(world, signed_in):
    today = timezone.localdate()
    promise(world, "Catalogue", promised_on=today + timedelta(5), forecast_on=today + timedelta(9))

    marks = [str(row.mark) for row in page(signed_in, world.zofia, world.luna).context["promises"]]

    assert "st-risk" in marks[0]
    assert "Tell them" in marks[0]


def test_only_the_worst_open_nudge_calls_out(world, signed_in):
    now = timezone.now()
    for urgency, text in ((3, "later"), (1, "now")):
        facts = {"client": text}
        Nudge.objects.create(
            client=world.luna, practice=text, subject=text, urgency=urgency, facts=facts, raised_at=now, changed_at=now
        )

    response = page(signed_in, world.zofia, world.luna)

    assert response.context["callout"].text == "now: now"
    assert response.content.decode().count('role="note"') == 1


def test_the_weather_gives_its_reasons_before_its_number(world, signed_in):
    reasons = [{"key": "no_work"}]
    Standing.objects.create(
        client=world.luna, season="winter", season_reasons=reasons, weather="storm", health=31, trend=-8,
        checked_at=timezone.now(),
    )  # fmt: skip

    sky = page(signed_in, world.zofia, world.luna).context["sky"]

    assert sky.season_why == ["No work with them is on record."]
    assert sky.points == "31 of 100, \N{MINUS SIGN}8 in a month"


def test_the_ribbon_counts_what_passed_between_us(world, signed_in):
    talk(world)
    talk(world, direction="internal")
    talk(world, at=timezone.now() - timedelta(days=3000))

    ribbon = page(signed_in, world.zofia, world.luna).context["ribbon"]

    assert len(ribbon.counts) == 24
    assert sum(ribbon.counts) == 1


def test_changes_of_season_stand_in_the_history(world, signed_in):
    talk(world, at=timezone.now() - timedelta(days=3))
    StandingEvent.objects.create(
        client=world.luna, kind="season", before="spring", after="summer", at=timezone.now() - timedelta(days=1)
    )

    days = page(signed_in, world.zofia, world.luna).context["days"]

    assert [entry.what for _day, entries in days for entry in entries][0] == "from spring to summer"


def test_a_guest_reads_only_what_is_of_their_project(world, signed_in):
    other = make_project(world.luna, "Secret project")
    talk(world, summary="About the shop", project=world.shop)
    talk(world, summary="About money", project=other)
    talk(world, summary="About nothing in particular")
    promise(world, "Shop promise", project=world.shop)
    promise(world, "Other promise", project=other)

    text = body(signed_in, world.teo, world.luna)

    assert "About the shop" in text
    assert "Shop promise" in text
    assert not {"About money", "About nothing", "Other promise", "Secret project"} & set(found_in(text))


def found_in(text):
    words = ("About money", "About nothing", "Other promise", "Secret project")
    return [word for word in words if word in text]


def test_a_relation_to_a_client_one_does_not_see_is_not_told(world, signed_in):
    ClientRelation.objects.create(client=world.luna, other=world.otero, kind="same_group")

    assert "Taller Otero" in body(signed_in, world.rita, world.luna)
    assert "Taller Otero" not in body(signed_in, world.zofia, world.luna)


def test_nothing_of_another_client_is_on_the_page(world, signed_in):
    Interaction.objects.create(client=world.otero, channel="phone", summary="Otero said", at=timezone.now())
    Promise.objects.create(client=world.otero, text="Otero promise", made_at=timezone.now())
    Expectation.objects.create(client=world.otero, side="theirs", text="Otero expects")
    ImportantDate.objects.create(contact=world.otto, kind="birthday", what="Otto day", day=1, month=1)

    text = body(signed_in, world.rita, world.luna)

    assert [word for word in ("Otero said", "Otero promise", "Otero expects", "Otto") if word in text] == []


def test_who_left_is_no_longer_among_the_people(world, signed_in):
    world.ana.roles.update(left_on="2026-01-01")

    assert page(signed_in, world.zofia, world.luna).context["people"] == []


def test_a_client_in_the_bin_is_not_there(world, signed_in):
    world.luna.throw_away(by=world.rita, at=timezone.now())

    assert page(signed_in, world.rita, world.luna).status_code == 404


def test_a_merged_client_leads_to_the_other(world, signed_in):
    kept, _contact = make_client("Café Luna SL", owner=world.marek, team=world.north)
    world.luna.merged_into, world.luna.deleted_at = kept, timezone.now()
    world.luna.save()

    assert page(signed_in, world.zofia, world.luna).url == kept.get_absolute_url()
    assert page(signed_in, world.iga, world.luna).status_code == 404


def test_a_pinned_client_can_be_taken_from_the_sidebar(world, signed_in):
    Pin.objects.create(person=world.zofia, client=world.luna)

    assert page(signed_in, world.zofia, world.luna).context["is_pinned"] is True
    assert page(signed_in, world.rita, world.luna).context["is_pinned"] is False


@pytest.mark.parametrize("name", ["marek", "zofia", "teo"])
def test_a_full_page_costs_no_more_than_a_thin_one(world, signed_in, name):
    """For a manager, for a member who sees the client through a team, and for a guest on one project."""
    there, address = signed_in(getattr(world, name)), world.luna.get_absolute_url()
    fill(world, 1)

    def statements():
        with CaptureQueriesContext(connection) as asked:
            there.get(address)
        return len(asked)

    statements()
    with_one = statements()
    fill(world, 3)

    assert statements() == with_one
    assert with_one <= MOST_STATEMENTS


def test_a_long_history_stays_light(world, signed_in):
    long = "A letter that goes on and on about bottles. " * 60
    for number in range(120):
        talk(world, at=timezone.now() - timedelta(days=number), channel="email", direction="in", summary=long)

    response = page(signed_in, world.marek, world.luna)

    assert len(response.content) <= MOST_BYTES
    assert response.context["older"] != ""


def test_says_when_an_agreement_was_signed(world, signed_in):
    Agreement.objects.create(client=world.luna, name="The shop", signed_on=date(2026, 3, 2))

    page = signed_in(world.zofia).get(world.luna.get_absolute_url()).content.decode()

    assert "The shop" in page
    assert "2 Mar" in page
