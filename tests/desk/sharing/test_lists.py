"""Lists say who sees each of their rows, in words and without asking the database once more for it."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from vinculo.agreements.models import Promise
from vinculo.conversations.models import Decision, Question
from vinculo.projects.models import Milestone, Task

OURS, THEIRS = "Our team only", "Client sees it"


def one_of_each(world, audience, number):
    now, soon = timezone.now(), timezone.localdate() + timedelta(days=9)
    about = {"client": world.luna, "project": world.shop, "text": f"Plates {number}", "audience": audience}
    Promise.objects.create(**about, made_at=now, promised_on=soon, internal_on=soon, owner=world.marek, by=world.marek)
    Question.objects.create(**about, asked_at=now, due_at=now, owner=world.marek)
    Decision.objects.create(**about, at=now, by=world.marek)
    Milestone.objects.create(
        project=world.shop, name=f"Launch {number}", planned_on=soon, promised_on=soon, audience=audience,
        position=number,
    )  # fmt: skip
    Task.objects.create(project=world.shop, title=f"Bake {number}", due_on=soon, audience=audience, position=number)


def test_rows_say_who_sees_them_with_as_many_queries_for_three_as_for_two(world, signed_in):
    one_of_each(world, "shared", 1)
    one_of_each(world, "team", 2)
    desk = signed_in(world.marek)
    shop = f"/projects/{world.shop.pk}/"
    pages = ["/promises/?which=open&whose=all", "/questions/?whose=all", "/decisions/", shop, f"{shop}plan/"]
    said, asked = {}, {}
    for page in pages:
        desk.get(page)
        with CaptureQueriesContext(connection) as queries:
            text = desk.get(page).text
        said[page], asked[page] = (text.count(THEIRS), text.count(OURS)), len(queries)

    assert {page: said[page] for page in pages[:4]} == dict.fromkeys(pages[:4], (1, 1))
    assert said[f"{shop}plan/"][0] == 1  # a plan is long: it names only what leaves our team

    one_of_each(world, "shared", 3)
    for page in pages:
        with CaptureQueriesContext(connection) as queries:
            desk.get(page)
        assert len(queries) == asked[page], page
