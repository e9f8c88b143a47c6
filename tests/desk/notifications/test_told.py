"""The pages on which somebody gives something to a colleague, or names one, tell them of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from vinculo.conversations.models import Incident, Question, Thread
from vinculo.notifications.models import Kind, Notice
from vinculo.notifications.wording import worded
from vinculo.projects.models import RedFlag, Task


def told():
    """(who, which kind, the sentence) of every notice."""
    notices = list(Notice.objects.order_by("pk"))
    words = worded(notices, timezone.localdate())
    return [(one.notice.person.first_name, one.notice.kind, one.sentence) for one in words]


@pytest.fixture
def rita(world, signed_in):
    return signed_in(world.rita)


def test_a_task_given_to_somebody(world, rita):
    base = f"/projects/{world.shop.pk}/plan/tasks/"
    about = {"kind": "work", "side": "ours", "audience": "team", "repeats": ""}
    rita.post(f"{base}new/", {"title": "Bake", "assignee": world.zofia.pk, **about})
    task = Task.objects.get()

    assert told() == [("Zofia", Kind.ASSIGNED, "Rita Solano gave you a task: “Bake”")]

    Notice.objects.all().delete()
    rita.post(f"{base}{task.pk}/comments/", {"text": "@Zofia and @Iga, slowly; mail me@zofia.example"})
    assert told() == [("Zofia", Kind.MENTION, "Rita Solano mentions you on the task “Bake”")]


def test_what_a_task_says_names_a_colleague_once(world, rita):
    base = f"/projects/{world.shop.pk}/plan/tasks/"
    said = {"title": "Bake", "kind": "work", "side": "ours", "audience": "team", "repeats": ""}
    rita.post(f"{base}new/", {**said, "description": "@Zofia knows the oven, @Iga does not come in"})
    words = "Rita Solano mentions you on the task “Bake”"
    assert told() == [("Zofia", Kind.MENTION, words)]
    address = worded(list(Notice.objects.all()), timezone.localdate())[0].address
    page = rita.get(address).content.decode()
    assert page.count(f'data-mention="project={world.shop.pk}"') == 2  # the task's words, and the comment

    rita.post(address, {**said, "description": "@Zofia and @Marek know the oven"})
    assert told() == [("Zofia", Kind.MENTION, words), ("Marek", Kind.MENTION, words)]
    rita.post(address, {**said, "title": "Bake bread", "description": "@Zofia and @Marek know the oven"})
    assert len(told()) == 2


def test_a_question_a_flag_and_a_client_handed_over(world, rita):
    now = timezone.now()
    question = Question.objects.create(client=world.luna, text="How much?", asked_at=now, owner=world.marek)
    flag = RedFlag.objects.create(project=world.shop, what="The oven", raised_at=now, raised_by=world.rita)

    rita.post(f"/questions/{question.pk}/owner/", {"owner": world.zofia.pk})
    asked = {
        "what": "The oven",
        "weight": "red",
        "owner": world.marek.pk,
        "why": "It is old",
        "review_on": "2030-01-02",
    }
    rita.post(f"/flags/{flag.pk}/edit/", asked)
    rita.post("/clients/bulk/", {"do": "owner", "client": [world.otero.pk], "owner": world.marek.pk})

    assert told() == [
        ("Zofia", Kind.ASSIGNED, "Rita Solano asks you to see to an answer: “How much?”"),
        ("Marek", Kind.ASSIGNED, "Rita Solano gave you a flag to watch: “The oven”"),
        ("Marek", Kind.ASSIGNED, "Rita Solano handed Taller Otero over to you"),
    ]


def test_an_incident_and_its_notes(world, rita):
    incident = Incident.objects.create(
        client=world.luna, project=world.shop, what="No bread", effect="", way_out="", findings="",
        began_at=timezone.now() - timedelta(hours=1), by=world.rita,
    )  # fmt: skip

    rita.post(f"/incidents/{incident.pk}/swarm/", {"person": world.zofia.pk, "part": "The oven"})
    rita.post(f"/incidents/{incident.pk}/notes/", {"kind": "seen", "text": "@Marek it is cold"})

    assert told() == [
        ("Zofia", Kind.ASSIGNED, "Rita Solano needs you on “No bread”: The oven"),
        ("Marek", Kind.MENTION, "Rita Solano mentions you in “No bread”"),
    ]


def test_a_talk_that_names_a_colleague(world, rita):
    body = {
        "chosen": f"{world.luna.pk}-{world.ana.pk}", "who": "", "channel": "phone", "direction": "both",
        "summary": "@Marek, she would like a quote", "felt": "", "audience": "team",
    }  # fmt: skip
    rita.post("/log/new/", body)

    assert told() == [("Marek", Kind.MENTION, "Rita Solano mentions you in a talk with Café Luna")]


def test_a_conversation_given_to_somebody(world, rita):
    about = {"channel": "email", "key": "1", "last_at": timezone.now()}
    thread = Thread.objects.create(client=world.luna, subject="The oven", **about)

    rita.post(f"/inbox/{thread.pk}/assign/", {"person": world.zofia.pk})

    assert told() == [("Zofia", Kind.ASSIGNED, "Rita Solano asks you to see to “The oven”")]


def test_several_clients_are_one_notice(world, rita):
    rita.post("/clients/bulk/", {"do": "owner", "client": [world.otero.pk, world.luna.pk], "owner": world.zofia.pk})

    assert told() == [("Zofia", Kind.ASSIGNED, "Rita Solano handed 2 clients over to you")]
