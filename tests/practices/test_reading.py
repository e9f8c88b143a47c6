"""What the record holds arrives as facts, in a fixed number of queries."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.practices.one_of_everything import LATER, SOON, fill
from tests.world import NOW, TODAY, make_client, make_project
from vinculo.conversations.models import (
    Interaction,
    Proposal,
    Reproach,
)
from vinculo.feedback.models import Complaint
from vinculo.meetings.models import Answer as GuestAnswer
from vinculo.meetings.planning import Plan, cancel, plan
from vinculo.practices.reading import read, read_all
from vinculo.projects.models import (
    Task,
)


def test_a_client_in_the_bin_is_not_read(world):
    world.luna.throw_away(by=world.marek, at=NOW)

    assert read([world.luna.pk]) == []


def test_everything_about_a_client_is_read(world):
    fill(world.luna, world.ana, world.shop, world.marek)

    (found,) = read([world.luna.pk])

    assert found.client.name == "Café Luna" and found.client.profile_missing == ()
    assert [(c.name, c.power, c.is_key) for c in found.contacts] == [("Ana Prado", "decides", True)]
    assert found.contacts[0].hours[0] == ((540, 840), (900, 1080))
    assert [day.kind for day in found.dates] == ["birthday"]
    assert [(p.name, p.plan.rhythm, len(p.phases)) for p in found.projects] == [("Online shop", "weekly", 1)]
    assert [m.name for m in found.milestones] == ["Launch"]
    assert [i.contact_ids for i in found.interactions] == [(world.ana.pk,)]
    (promise,) = found.promises
    assert promise.promised_on == TODAY + timedelta(days=7)
    assert promise.moves == ((NOW, TODAY, TODAY + timedelta(days=7)),) and len(promise.warnings) == 1
    assert [(q.text, q.channel) for q in found.questions] == [("When?", "phone")]
    assert [e.said_by for e in found.expectations] == [world.ana.pk]
    assert [w.about for w in found.next_words] == ["the menu"] and [n.what for n in found.bad_news] == ["Late"]


def test_how_work_began_is_read(world):
    fill(world.luna, world.ana, world.shop, world.marek)

    (found,) = read([world.luna.pk], TODAY)
    (project,) = found.projects

    sheet = found.client.handover
    assert (sheet.missing, sheet.manager_id) == (("working_style", "preferred_channel", "hours"), world.marek.pk)
    kickoff = project.kickoff
    assert sorted(kickoff.steps, key=str) == [("process", None), ("team", NOW)]
    assert (kickoff.held_at, kickoff.sent_at, kickoff.confirmed_at) == (NOW, NOW, LATER)
    (area,) = found.areas
    assert (area.responsible, area.counterpart_id, area.askers) == ("Marek Wilk", world.ana.pk, (world.marek.pk,))
    assert [(part.contact_id, part.role) for part in found.parts] == [(world.ana.pk, "decider")]
    assert [(talk.slot_on, talk.due_at, talk.held_at) for talk in found.check_ins] == [(TODAY, NOW, None)]
    (milestone,) = found.milestones
    assert len(milestone.forecasts) == 2


def test_meetings_ahead_are_read(world):
    """Those that are planned with somebody of theirs who has not said no; of a series its next day."""

    def planned(days, **more):
        given = {"contacts": (world.ana,), "kind": "video", **more}
        said = Plan(world.luna, "The menu", timezone.now() + timedelta(days=days), "Europe/Madrid", **given)
        return plan(said, by=world.marek, at=timezone.now(), letters=False)

    ahead, weekly = planned(3, project=world.shop), planned(-10, repeats="weekly")
    planned(-3)
    planned(3, contacts=())
    planned(3).guests.get().say(GuestAnswer.DECLINED, at=timezone.now(), how="mail")
    cancel(planned(3), because="Rain", by=world.marek, at=timezone.now(), letters=False)

    (found,) = read([world.luna.pk], TODAY)

    assert [(one.id, one.channel, one.project_id) for one in found.meetings] == [
        (ahead.pk, "video", world.shop.pk), (weekly.pk, "video", None),
    ]  # fmt: skip
    assert [0 < (one.starts_at - timezone.now()).days < 5 for one in found.meetings] == [True, True]


def test_what_was_agreed_and_what_worries_are_read(world):
    fill(world.luna, world.ana, world.shop, world.marek)

    (found,) = read([world.luna.pk], TODAY)

    assert [(owed.what, owed.side, sorted(owed.reminders)) for owed in found.obligations] == [
        ("Photos", "theirs", [NOW, LATER])
    ]
    assert [(change.number, change.state) for change in found.changes] == [(1, "asked")]
    assert [(decision.text, decision.channel) for decision in found.decisions] == [("Green it is", "phone")]
    assert [(flag.review_on, flag.reviews) for flag in found.flags] == [(SOON, ((NOW, SOON),))]
    assert [(fire.swarm_at, fire.reports) for fire in found.incidents] == [(LATER, ((TODAY, LATER),))]
    assert [complaint.text for complaint in found.complaints] == ["Nobody called"]


def test_work_is_added_up_and_its_end_is_read(world):
    fill(world.luna, world.ana, world.shop, world.marek)

    (found,) = read([world.luna.pk], TODAY)
    (project,) = found.projects

    effort, budget = project.effort, project.budget
    assert (effort.tasks, effort.percent, effort.tests, effort.tests_begun) == (2, 55, 1, 1)
    assert (budget.minutes, budget.spent, budget.used) == (660, 330, 50)
    assert (project.closing.celebration, project.looked_back_on, project.lesson_at) == ("A paella", TODAY, NOW)
    assert [item.kind for item in found.hand_over] == ["document"]
    assert [(asked.score, asked.given_at) for asked in found.feedback] == [(9, LATER)]
    assert [thanks.at for thanks in found.appreciations] == [NOW]


def test_the_load_of_a_person_is_told_where_they_have_most_to_do(world):
    otero = make_project(world.otero, "Wine list")
    work = {"assignee": world.marek, "due_on": TODAY - timedelta(days=1)}
    Task.objects.create(project=otero, title="Late", estimate_minutes=600, **work)
    fill(world.luna, world.ana, world.shop, world.marek)

    luna, where_most_is = read([world.luna.pk, world.otero.pk], TODAY)
    (load,) = where_most_is.loads

    assert luna.loads == ()
    assert (load.name, load.project_id, load.planned, load.overdue) == ("Marek Wilk", otero.pk, 600 + 180, 1)


def test_what_letters_seem_to_ask_and_whom_they_blame_is_read(world):
    letter = Interaction.objects.create(client=world.luna, at=NOW, channel="email", direction="out", by=world.marek)
    letter.contacts.add(world.ana)
    given = {"client": world.luna, "interaction": letter}
    asked = Proposal.objects.create(kind="question", text="When?", by_us=True, owner=world.zofia, **given)
    Proposal.objects.create(kind="promise", text="On Friday.", place=9, **given)
    blamed = Reproach.objects.create(passage="Zofia forgot it.", name="Zofia Kos", at=NOW, **given)
    blamed.repair(by=world.marek, at=LATER)

    (found,) = read([world.luna.pk])
    (proposal,), (reproach,) = found.proposals, found.reproaches

    assert (proposal.id, proposal.ref, proposal.asked_at) == (asked.pk, f"interaction:{letter.pk}", NOW)
    assert (proposal.asked_by_us, proposal.asked_by_id, proposal.owner_id) == (True, world.marek.pk, world.zofia.pk)
    assert (proposal.contact_id, proposal.is_open, proposal.as_known_at(LATER)) == (world.ana.pk, True, proposal)
    assert (reproach.name, reproach.contact_id, reproach.repaired_at) == ("Zofia Kos", world.ana.pk, LATER)
    assert reproach.as_known_at(NOW).repaired_at is None


def test_nothing_of_one_client_reaches_another(world):
    fill(world.luna, world.ana, world.shop, world.marek)

    (otero,) = read([world.otero.pk])

    assert (otero.promises, otero.questions, otero.interactions, otero.dates, otero.bad_news) == ((), (), (), (), ())


def test_as_many_queries_for_three_clients_as_for_one(world):
    fill(world.luna, world.ana, world.shop, world.marek)
    with CaptureQueriesContext(
        connection,
    ) as for_one:
        read([world.luna.pk])
    ids = [world.luna.pk, world.otero.pk]
    for number in range(2):
        client, contact = make_client(f"Client {number}")
        fill(client, contact, make_project(client, "Work"), world.marek)
        ids.append(client.pk)

    with CaptureQueriesContext(connection) as for_four:
        found = read(ids)

    assert len(found) == 4
    assert len(for_four) == len(for_one) == 36


def test_where_there_are_many_everything_is_asked_for_at_once(world, django_assert_num_queries):
    fill(world.luna, world.ana, world.shop, world.marek)
    others = [make_client(f"Client {number}")[0].pk for number in range(10)]

    with django_assert_num_queries(46):
        found = read([world.luna.pk, *others])

    (alone,) = read([world.luna.pk])
    assert found[0] == alone


def test_of_a_client_with_nothing_little_is_asked(world, django_assert_num_queries):
    with django_assert_num_queries(9):
        (otero,) = read([world.otero.pk])

    assert otero.promises == ()


def test_batches_give_the_same_as_one_reading(world):
    ids = [world.luna.pk, world.otero.pk]

    assert [r.client.id for r in read_all(ids, batch=1)] == ids


def test_the_steps_of_a_complaint_are_read(world):
    Complaint.objects.create(
        client=world.luna, text="Nobody called", at=NOW, owner=world.marek, thanked_at=NOW, found_at=LATER,
        resolved_at=LATER, followed_up_at=LATER,
    )  # fmt: skip

    (found,) = read([world.luna.pk])

    (one,) = found.complaints
    assert (one.owner_id, one.thanked_at, one.found_at, one.followed_up_at) == (world.marek.pk, NOW, LATER, LATER)
    assert one.as_known_at(NOW).found_at is None
