"""The quick log: from anywhere, in one go, with what came out of it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_client, make_contact, make_project
from vinculo.agreements.models import Expectation, Promise
from vinculo.conversations.models import BadNews, Decision, Interaction, NextWord, Question
from vinculo.projects.models import ProjectMember

NEW = "/log/new/"


def with_ana(world, **said):
    return {"chosen": f"{world.luna.pk}-{world.ana.pk}", "channel": "phone", "summary": "They like it.", **said}


def test_it_opens_with_the_people_one_spoke_with_last(world, signed_in):
    client = signed_in(world.marek)
    client.post(NEW, with_ana(world))

    page = client.get(NEW)

    assert page.status_code == 200
    assert [choice.name for choice in page.context["form"].choices] == ["Ana Prado"]


def test_a_call_is_logged_with_who_how_and_what(world, signed_in):
    answer = signed_in(world.marek).post(NEW, with_ana(world, felt="warm", minutes="12"))

    call = Interaction.objects.get()
    assert (answer.status_code, answer.url) == (302, world.luna.get_absolute_url())
    assert (call.client, call.channel, call.summary, call.felt, call.minutes) == (
        world.luna, "phone", "They like it.", "warm", 12,
    )  # fmt: skip
    assert list(call.contacts.all()) == [world.ana]
    assert (call.by, list(call.people.all())) == (world.marek, [world.marek])
    assert (call.project, call.audience) == (world.shop, "team")


def test_marked_lines_become_records_of_their_own(world, signed_in):
    soon = timezone.localdate() + timedelta(days=20)
    summary = f"Fine.\n! Rates for the islands by {soon.isoformat()}\n? Aged reds in front\n= No registration"

    signed_in(world.marek).post(NEW, with_ana(world, summary=summary))

    promise, question = Promise.objects.get(), Question.objects.get()
    assert Interaction.objects.get().summary == "Fine."
    assert (promise.text, promise.promised_on, promise.made_to, promise.owner) == (
        "Rates for the islands", soon, world.ana, world.marek,
    )  # fmt: skip
    assert promise.internal_on < soon
    assert (question.text, question.asked_by_us, question.owner) == ("Aged reds in front", False, world.marek)
    assert question.due_at == question.asked_at + timedelta(hours=24)
    assert Decision.objects.get().text == "No registration"


def test_the_small_fields_become_records_too(world, signed_in):
    soon = timezone.localdate() + timedelta(days=20)
    said = {
        "promised": "Draft", "promised_on": soon.isoformat(), "internal_on": soon.isoformat(), "decided": "Blue",
        "we_asked": "Which blue?", "expects": "No surprises", "bad_news": "The printer is late",
        "next_on": soon.isoformat(), "next_channel": "video", "next_about": "the draft",
    }  # fmt: skip

    signed_in(world.marek).post(NEW, with_ana(world, **said))

    assert (Promise.objects.get().internal_on, Decision.objects.get().text) == (soon, "Blue")
    assert (Question.objects.get().asked_by_us, Question.objects.get().due_at) == (True, None)
    assert Expectation.objects.get().text == "No surprises"
    assert BadNews.objects.get().what == "The printer is late"
    word = NextWord.objects.get()
    assert (word.on, word.channel, word.about) == (soon, "video", "the draft")


def test_an_open_question_can_be_answered_by_it(world, signed_in):
    asked = Question.objects.create(client=world.luna, text="When?", asked_at=timezone.now())

    signed_in(world.marek).post(NEW, with_ana(world, summary="On Monday.", answers=[asked.pk]))

    asked.refresh_from_db()
    assert (asked.answer, asked.answered_in) == ("On Monday.", Interaction.objects.get())


def test_a_question_of_another_client_is_not_answered_by_it(world, signed_in):
    other = Question.objects.create(client=world.otero, text="When?", asked_at=timezone.now())

    signed_in(world.marek).post(NEW, with_ana(world, answers=[other.pk]))

    assert Question.objects.get().answered_at is None


def test_a_month_with_fewer_days_gets_a_helpful_sentence_and_nothing_is_lost(world, signed_in):
    said = with_ana(world, promised="Catalogue", promised_on="31 nov 2026", summary="A long talk")

    page = signed_in(world.marek).post(NEW, said)

    assert page.context["form"].errors["promised_on"][0].startswith("November has 30 days. Tuesday 1 December")
    html = page.content.decode()
    assert ("A long talk" in html, "31 nov 2026" in html, "Catalogue" in html) == (True, True, True)
    assert (page.context["form"].selected, Interaction.objects.count()) == (with_ana(world)["chosen"], 0)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"channel": ""}, "channel"),
        ({"summary": ""}, "summary"),
        ({"summary": "! Catalogue by 31 nov"}, "summary"),
        ({"chosen": "", "who": ""}, "who"),
        ({"chosen": "", "who": "Nobody At All"}, "who"),
        ({"promised_on": "1 jan 2090"}, "promised"),
        ({"promised": "Draft", "promised_on": "2020-01-01"}, "promised_on"),
        ({"promised": "Draft", "promised_on": "2090-01-01", "internal_on": "2090-01-02"}, "internal_on"),
        ({"next_at": "9:30"}, "next_on"),
        ({"on": "2090-01-01"}, "on"),
        ({"promised": "Draft", "promised_on": "some day"}, "promised_on"),
    ],
)
def test_it_says_what_is_wrong(world, signed_in, said, field):
    page = signed_in(world.marek).post(NEW, with_ana(world, **said))

    assert (page.status_code, list(page.context["form"].errors)) == (200, [field])
    assert Interaction.objects.count() == 0


def test_a_name_that_one_person_answers_to_is_enough(world, signed_in):
    signed_in(world.marek).post(NEW, with_ana(world, chosen="", who="prado"))

    assert list(Interaction.objects.get().contacts.all()) == [world.ana]


def test_several_of_a_name_are_offered_to_choose_from(world, signed_in):
    make_contact("Ana Ruiz", world.luna)

    page = signed_in(world.marek).post(NEW, with_ana(world, chosen="", who="ana"))

    assert page.context["form"].errors["who"] == ["Which of them?"]
    assert sorted(choice.name for choice in page.context["form"].choices) == ["Ana Prado", "Ana Ruiz"]


def test_the_page_one_comes_from_tells_the_client(world, signed_in):
    page = signed_in(world.marek).get(NEW, headers={"referer": f"http://testserver/clients/{world.luna.pk}/"})

    assert page.context["form"].selected == f"{world.luna.pk}-{world.ana.pk}"


def test_logging_takes_one_back_to_where_one_was(world, signed_in):
    answer = signed_in(world.marek).post(NEW, with_ana(world, back="/promises/?whose=all"))

    assert answer.url == "/promises/?whose=all"


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_it_leads_nowhere_else(world, signed_in, back):
    answer = signed_in(world.marek).post(NEW, with_ana(world, back=back))

    assert answer.url == world.luna.get_absolute_url()


def test_a_dialog_is_told_where_to_go(world, signed_in):
    answer = signed_in(world.marek).post(NEW, with_ana(world, back="/"), headers={"hx-target": "dialog"})

    assert (answer.status_code, answer.headers["X-Go-To"]) == (204, "/")


def test_strangers_sign_in_first(world, client):
    assert client.get(NEW).status_code == 302
    assert client.post(NEW, with_ana(world)).url.startswith("/account/")
    assert Interaction.objects.count() == 0


def test_another_team_cannot_log_on_a_client_it_does_not_see(world, signed_in):
    page = signed_in(world.iga).post(NEW, with_ana(world))

    assert (page.status_code, Interaction.objects.count()) == (200, 0)
    assert "Ana Prado" not in page.content.decode()


def test_a_guest_logs_on_their_project(world, signed_in):
    signed_in(world.teo).post(NEW, with_ana(world))

    assert Interaction.objects.get().project == world.shop


def test_a_guest_logs_on_no_other_project_of_that_client(world, signed_in):
    other = make_project(world.luna, "Rebranding")

    signed_in(world.teo).post(NEW, with_ana(world, project=other.pk))
    signed_in(world.teo).post(NEW, with_ana(world, project=0))

    assert [call.project for call in Interaction.objects.all()] == []


def test_a_guest_of_two_projects_says_which(world, signed_in):
    ProjectMember.objects.create(project=make_project(world.luna, "Rebranding"), person=world.teo)

    page = signed_in(world.teo).post(NEW, with_ana(world))

    assert page.context["form"].errors["who"] == ["Say which of your projects it was about."]


def test_it_costs_few_statements(world, signed_in):
    client = signed_in(world.marek)

    with CaptureQueriesContext(connection) as asked:
        client.post(NEW, with_ana(world))

    # With the begin and the end of its transaction; the last but three says to open pages that this client changed.
    assert len(asked) <= 12, [query["sql"][:80] for query in asked]


def test_a_promise_and_its_entry_cost_four_more(world, signed_in):
    client = signed_in(world.marek)
    client.post(NEW, with_ana(world))
    with CaptureQueriesContext(connection) as without:
        client.post(NEW, with_ana(world))
    soon = (timezone.localdate() + timedelta(days=9)).isoformat()

    with CaptureQueriesContext(connection) as asked:
        client.post(NEW, with_ana(world, promised="Draft", promised_on=soon, internal_on=soon))

    assert Promise.objects.count() == 1
    more = [query["sql"] for query in asked if "pg_advisory" not in query["sql"]]
    assert len(more) <= len(without) + 4, [query["sql"][:80] for query in asked]


def test_the_page_asks_as_often_for_three_as_for_one(world, signed_in, django_assert_num_queries):
    client = signed_in(world.marek)
    client.post(NEW, with_ana(world))
    with CaptureQueriesContext(connection) as for_one:
        client.get(f"{NEW}?client={world.luna.pk}")
    once = len(for_one)
    for number in range(2):
        other, contact = make_client(f"Client {number}", f"Name {number}")
        make_contact(f"Ana {number}", world.luna)
        Question.objects.create(client=world.luna, text="Why?", asked_at=timezone.now())
        client.post(NEW, {**with_ana(world), "chosen": f"{other.pk}-{contact.pk}"})

    with django_assert_num_queries(once):
        client.get(f"{NEW}?client={world.luna.pk}")


def test_the_names_are_those_one_may_see(world, signed_in):
    page = signed_in(world.iga).get("/log/who/?q=a")

    assert {choice.client_id for choice in page.context["choices"]} == {world.otero.pk}


def test_names_are_found_without_their_accents(world, signed_in):
    make_client("Łódź Śródmieście", "Żaneta Ćwik")

    page = signed_in(world.marek).get("/log/who/?q=cwik")

    assert [choice.name for choice in page.context["choices"]] == ["Żaneta Ćwik"]


def test_what_is_recognised_is_shown_before_saving(world, signed_in):
    page = signed_in(world.marek).post(
        "/log/preview/", {"summary": "! Draft by 2090-03-10\n? Why\n= Blue\n! X by 31 nov"}
    )

    dated, impossible = page.context["promises"]
    assert (dated["text"], dated["promised_on"], dated["internal_on"]) == ("Draft", date(2090, 3, 10), date(2090, 3, 8))
    assert impossible["problem"].startswith("November has 30 days.")
    assert (page.context["questions"], page.context["decisions"]) == (("Why",), ("Blue",))


def test_the_details_follow_who_was_chosen(world, signed_in):
    page = signed_in(world.marek).post("/log/about/", {"chosen": f"{world.luna.pk}-{world.ana.pk}"})
    hidden = signed_in(world.iga).post("/log/about/", {"chosen": f"{world.luna.pk}-{world.ana.pk}"})

    assert page.context["about"].projects == [world.shop]
    assert hidden.content == b""
