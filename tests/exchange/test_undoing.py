"""Taking an import back: everything, except what somebody used since."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import timezone

from tests.exchange.importing import import_now, record
from tests.exchange.test_boards_import import board
from tests.exchange.test_mails_import import box, letter
from tests.world import World
from vinculo.clients.models import Client, Contact, ContactRole
from vinculo.conversations.models import BadNews, Interaction, MailMessage, Question
from vinculo.db.models import SearchDoc
from vinculo.exchange import giving_back, undoing
from vinculo.exchange.findable import take_up
from vinculo.exchange.models import ImportRun, Origin, State
from vinculo.exchange.prints import prints_of
from vinculo.exchange.undoing import undo
from vinculo.practices.recheck import check
from vinculo.projects.models import Task

LIST = (
    b"Name,Email,Company,Phone,Position,Birthday\n"
    b"Eva Rio,eva@sol.example,Sol S.L.,+34 600 111 111,Director,1985-04-03\n"
    b"Jan Kot,jan@sol.example,Sol S.L.,,,\n"
)


def back(run: ImportRun) -> list[Any]:
    return undo(run, at=timezone.now())


@pytest.mark.parametrize(
    ("what", "name"),
    [
        (LIST, "list.csv"),
        (board(), "board.json"),
        ("vcard/gmail-single2.vcf", ""),
        ("trello/trello2planka_sample_board.json", ""),
    ],
)
def test_everything_goes(world: World, what: bytes | str, name: str) -> None:
    before = record()
    run = import_now(what, world.marek, name=name)
    assert record() != before

    stayed = back(run)

    run.refresh_from_db()
    assert (stayed, record(), run.state, Origin.objects.count()) == ([], before, State.UNDONE, 0)


def test_mail_goes_and_its_question_is_open_again(world: World) -> None:
    asked_at = datetime(2026, 3, 12, 8, tzinfo=UTC)
    asking = Interaction.objects.create(client=world.luna, at=asked_at, channel="email", direction="in", summary="?")
    MailMessage.objects.create(interaction=asking, message_id="q@x", thread="q@x")
    question = Question.objects.create(client=world.luna, text="Photos?", asked_at=asked_at, interaction=asking)
    before = record()
    mail = letter("marek@faro.example", world.ana.email, key="b@x", after="q@x", body="Here.")
    run = import_now(box(mail), world.marek, name="x.mbox")

    stayed = back(run)

    question.refresh_from_db()
    assert (stayed, record()) == ([], before)
    assert (question.answered_at, question.answer, question.answered_in_id) == (None, "", None)


def test_fields_that_were_filled_are_empty_again_and_ours_stay(world: World) -> None:
    Contact.objects.filter(pk=world.ana.pk).update(phone="", language="")
    data = f"Name,Email,Phone,Language,Note\nAna,{world.ana.email},+34 1,es,A note\n".encode()
    run = import_now(data, world.marek)
    Contact.objects.filter(pk=world.ana.pk).update(language="pl")

    back(run)

    world.ana.refresh_from_db()
    assert (world.ana.phone, world.ana.about) == ("", "")
    assert Contact.objects.filter(pk=world.ana.pk).exists()


def test_many_are_given_back_and_removed_a_few_at_a_time(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing, "CHUNK", 2)
    monkeypatch.setattr(giving_back, "CHUNK", 2)
    rows = [f"P{number},p{number}@x.example,Sol {number}" for number in range(5)]
    import_now("\n".join(["Name,Email,Company", *rows]).encode(), world.marek)
    before, contacts = record(), list(Contact.objects.order_by("pk").values_list("name", "phone", "about"))
    fuller = [f"{row},+34 600,A note" for row in rows]
    more = ["Name,Email,Company,Phone,Note", *fuller, "New,new@x.example,New S.L.,,"]
    run = import_now("\n".join(more).encode(), world.marek)
    Contact.objects.filter(name="P3").update(about="Ours")

    stayed = back(run)

    kept = [(name, phone, "Ours" if name == "P3" else about) for name, phone, about in contacts]
    assert list(Contact.objects.order_by("pk").values_list("name", "phone", "about")) == kept
    assert ([(one["name"], one["why"]) for one in stayed], record()) == ([("P3", "changed")], before)


def test_what_somebody_changed_stays_with_its_parts_and_its_client(world: World) -> None:
    run = import_now(LIST, world.marek)
    eva = Contact.objects.get(email="eva@sol.example")
    eva.about = "Met at the fair"
    eva.save(update_fields=["about", "updated_at"])

    stayed = back(run)

    assert {(one["name"], one["why"]) for one in stayed} == {("Eva Rio", "changed"), ("Sol S.L.", "used")}
    assert (eva.points.count(), eva.roles.count(), eva.dates.count()) == (0, 1, 1)
    assert not Contact.objects.filter(email="jan@sol.example").exists()


@pytest.mark.parametrize("what", ["interaction", "bad_news", "role"])
def test_what_something_hangs_on_stays(world: World, what: str) -> None:
    run = import_now(LIST, world.marek)
    eva, sol = Contact.objects.get(email="eva@sol.example"), Client.objects.get(name="Sol S.L.")
    if what == "interaction":
        Interaction.objects.create(client=sol, at=timezone.now(), channel="phone").contacts.add(eva)
    elif what == "bad_news":
        BadNews.objects.create(client=sol, contact=eva, what="Late", known_at=timezone.now())
    else:
        ContactRole.objects.create(client=world.luna, contact=eva)

    stayed = back(run)

    assert {one["name"] for one in stayed} == {"Eva Rio", "Sol S.L."}
    assert {one["why"] for one in stayed} == {"used"}


def test_what_the_engine_wrote_about_a_client_keeps_nothing(world: World) -> None:
    before = record()
    run = import_now(LIST, world.marek)
    check([Client.objects.get(name="Sol S.L.").pk], at=timezone.now())

    assert (back(run), record()) == ([], before)


def test_a_task_somebody_finished_stays_with_its_project(world: World) -> None:
    run = import_now(board(), world.marek, name="board.json")
    Task.objects.filter(title="Cart").update(done_at=timezone.now())

    stayed = back(run)

    assert [one["name"] for one in stayed] == ["Cart", "Wine shop", "Wine shop"]
    assert list(Task.objects.values_list("title", flat=True)) == ["Cart"]


def test_what_came_is_found_and_what_is_gone_is_not(world: World) -> None:
    run = import_now(LIST, world.marek)
    take_up(run)
    titles = {"Eva Rio", "Jan Kot", "Sol S.L."}
    assert set(SearchDoc.objects.values_list("title", flat=True)) == titles

    back(run)

    assert SearchDoc.objects.count() == 0


def test_taking_back_twice_does_nothing_more(world: World) -> None:
    run = import_now(LIST, world.marek)
    back(run)
    before = record()

    back(run)

    assert record() == before


def test_after_taking_back_the_file_can_be_imported_again(world: World) -> None:
    back(import_now(LIST, world.marek))

    assert import_now(LIST, world.marek).counts == {"new": 2}


def test_prints_taken_while_writing_are_those_of_what_was_written(world: World) -> None:
    data = (
        "Name;Email;Company;Phone;Language;Notes;City;Country\nŁucja Ñ;l@sol.example;Sól;+34 1;polski;A note;Vigo;es\n"
    )

    run = import_now(data.encode(), world.marek)

    made = list(run.made.filter(label__in=["clients.client", "clients.contact"]))
    assert len(made) == 2
    assert [one.prints for one in made] == [prints_of(one.label, one.ids) for one in made]
