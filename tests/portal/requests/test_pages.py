"""Every page of requests opens, for whoever has a part in the project and for nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.portal.requests.asking import moving, some_change, some_debt, some_question, worked_out
from tests.portal.visiting import take_part
from tests.world import make_contact
from vinculo.feedback.models import Complaint, Feedback

LISTS = ("requests", "questions", "yours", "feedback", "complain")


@pytest.fixture
def ana(world, visiting):
    take_part(world.ana, world.shop)
    return visiting(world.ana, world.luna)


def fill(world, start=0):
    now = timezone.now()
    moving(worked_out(world.shop, start + 1))
    some_change(world.shop, start + 2, why="More sales")
    worked_out(world.shop, start + 3, state="accepted", decided_at=now, decided_by_contact=world.ana)
    some_question(world.shop, contact=world.ana, owner=world.marek)
    some_question(world.shop, "Which colour?", asked_by_us=True, asked_by=world.marek)
    some_question(world.shop, "How much?", contact=world.ana, answered_at=now, answer="Little")
    some_debt(world.shop, wanted=126, received=88, contact=world.ana, owner=world.marek)
    some_debt(world.shop, done_on=timezone.localdate())
    who = {"client": world.luna, "project": world.shop, "contact": world.ana}
    Complaint.objects.create(**who, text="Nobody called", at=now, owner=world.marek)
    Feedback.objects.create(
        **who, asked_at=now, given_at=now, score=8, done="We call", done_at=now, done_by=world.marek
    )


def pages(world):
    fill(world)
    change, question = world.luna.change_requests.order_by("pk").first(), world.luna.questions.order_by("pk").first()
    owed, complaint = world.luna.obligations.order_by("pk").first(), world.luna.complaints.get()
    return [
        *(f"/portal/{name}/" for name in LISTS), "/portal/requests/ask/", "/portal/thank/",
        f"/portal/requests/{change.pk}/", f"/portal/requests/{change.pk}/yes/", f"/portal/requests/{change.pk}/no/",
        f"/portal/questions/{question.pk}/", f"/portal/yours/{owed.pk}/", f"/portal/yours/{owed.pk}/later/",
        f"/portal/complaints/{complaint.pk}/",
    ]  # fmt: skip


def test_every_page_opens_for_who_decides(world, ana):
    answers = {address: ana.get(address).status_code for address in pages(world)}

    assert answers == dict.fromkeys(answers, 200)


@pytest.mark.parametrize("name", LISTS)
def test_a_page_asks_the_database_as_often_for_one_as_for_three(world, ana, name):
    def count():
        with CaptureQueriesContext(
            connection,
        ) as caught:
            ana.get(f"/portal/{name}/")
        return len(caught)

    fill(world)
    ana.get(f"/portal/{name}/")
    once = count()
    fill(world, 10), fill(world, 20)

    assert count() == once
    assert once <= 14


def test_nothing_of_it_is_there_for_a_contact_of_another_client(world, visiting):
    addresses = pages(world)
    take_part(world.otto, world.workshop)
    otto = visiting(world.otto, world.otero)
    numbered = [address for address in addresses if any(part.isdigit() for part in address.split("/"))]

    missing = otto.get("/portal/requests/987654/").content

    assert {otto.get(address).status_code for address in numbered} == {404}
    assert {otto.get(address).content for address in numbered} == {missing}


def test_nothing_of_it_is_there_without_a_part_in_the_project(world, visiting):
    addresses = pages(world)
    joseba = visiting(make_contact("Joseba Ruiz", world.luna), world.luna)
    numbered = [address for address in addresses if any(part.isdigit() for part in address.split("/"))]

    assert {joseba.get(address).status_code for address in numbered} == {404}
    assert b"Gift cards" not in joseba.get("/portal/requests/").content


def test_what_is_for_the_team_only_is_not_there(world, ana):
    change = worked_out(world.shop, audience="team")
    question = some_question(world.shop, audience="team", contact=world.ana)
    owed = some_debt(world.shop, audience="team", contact=world.ana)

    found = [ana.get(f"/portal/{where}/").status_code for where in (
        f"requests/{change.pk}", f"questions/{question.pk}", f"yours/{owed.pk}",
    )]  # fmt: skip

    assert found == [404, 404, 404]


def test_a_colleague_does_not_read_a_complaint(world, visiting):
    complaint = Complaint.objects.create(
        client=world.luna, project=world.shop, contact=world.ana, text="x", at=timezone.now()
    )
    joseba = make_contact("Joseba Ruiz", world.luna)
    take_part(joseba, world.shop)

    assert visiting(joseba, world.luna).get(f"/portal/complaints/{complaint.pk}/").status_code == 404
