"""Work is won through its hand-over, once, with all that follows; and back again while nothing has come of it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.handover.ready import SHEET, base, everything, ready, toasts
from tests.pipeline.selling import some_lead, some_opportunity
from vinculo.agreements.models import Promise
from vinculo.clients.models import Client, HandoverSheet
from vinculo.conversations.models import Interaction
from vinculo.logbook.winning import win
from vinculo.money.models import Quote
from vinculo.pipeline.leads.becoming import become_client
from vinculo.pipeline.models import Handover, Lead, Opportunity, SellingPromise
from vinculo.pipeline.moving import Gone
from vinculo.practices.models import Nudge
from vinculo.record.models import Entry


def test_it_begins_with_what_is_known(world, marek):
    one = some_opportunity(world, stage=4, contact=world.ana, budget_said="Ten thousand", working_style="Short mails")

    form = marek.get(f"{base(one)}edit/").context["form"]
    marek.post(f"{base(one)}edit/", {**SHEET, "manager": world.marek.pk, "project_name": "Shop"})

    said = {name: form[name].value() for name in ("working_style", "preferred_channel", "money", "project_name")}
    assert said == {
        "working_style": "Short mails", "preferred_channel": "phone", "money": "Ten thousand",
        "project_name": "A second shop",
    }  # fmt: skip
    sheet = Handover.objects.get()
    assert (sheet.manager, sheet.by, sheet.missing) == (world.marek, world.marek, [])


def test_it_says_what_is_wrong(world, marek):
    one = some_opportunity(world, stage=4, client=world.otero)
    said = {**SHEET, "manager": world.zofia.pk, "starts_on": "2027-05-01", "due_on": "2027-04-01"}

    page = marek.post(f"{base(one)}edit/", said)

    assert set(page.context["form"].errors) == {"manager", "due_on"}


def test_a_promise_is_taken_on_with_both_dates_and_put_down(world, marek):
    one = some_opportunity(world, stage=4)
    word = SellingPromise.objects.create(opportunity=one, text="A guide", made_at=timezone.now())
    address = f"{base(one)}promises/{word.pk}/"

    wrong = marek.post(address, {"owner": world.zofia.pk, "promised_on": ""})
    marek.post(address, {"owner": world.zofia.pk, "promised_on": "2027-05-07", "internal_on": ""})
    word.refresh_from_db()
    taken = (word.taken_by, word.promised_on, word.internal_on)
    marek.post(toasts(marek)[-1].extra_tags)

    assert "promised_on" in wrong.context["form"].errors
    assert taken == (world.zofia, date(2027, 5, 7), date(2027, 5, 5))
    word.refresh_from_db()
    assert (word.taken_by, word.taken_at, word.promised_on) == (None, None, None)


def test_the_manager_asks_first_and_is_answered(world, marek):
    one = ready(world)

    marek.post(f"{base(one)}ask/", {"question": "Which guide?"})
    asked = Handover.objects.get().question
    marek.post(f"{base(one)}answered/")

    assert (asked, Handover.objects.get().question) == ("Which guide?", "")


def test_won_for_a_client_we_have(world, marek):
    one = ready(world)
    Quote.objects.create(number="1", title="x", opportunity=one, language="en", currency="EUR", state="accepted")

    answer = marek.post(f"{base(one)}accept/")

    one.refresh_from_db()
    project = one.project
    assert answer.headers["Location"] == f"/projects/{project.pk}/kickoff/"
    assert (one.state, one.decided_by, project.client, project.lead) == ("won", world.marek, world.luna, world.marek)
    assert (project.phase, project.name, project.kickoff.channel) == ("kickoff", "A second shop", "phone")
    promises = list(Promise.objects.filter(project=project).order_by("pk"))
    assert [(p.text, p.owner, p.promised_on, p.internal_on, p.made_to) for p in promises] == [
        (text, world.zofia, date(2027, 5, 7), date(2027, 5, 5), world.ana)
        for text in ("A guide", "Two rounds of changes")
    ]  # fmt: skip
    assert [word.promise_id for word in one.promises.all()] == [promise.pk for promise in promises]
    kinds = list(Entry.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds.count("promise.made") == 2 and "opportunity.won" in kinds
    note = Interaction.objects.get(project=project)
    assert (note.direction, "Money: 10,000" in note.summary, "Mornings" in note.summary) == ("internal", True, True)
    page = marek.get(f"{base(one)}")
    assert b"Won: taken on by Marek Wilk" in page.content


def test_not_signed_yet_it_begins_before_the_kickoff(world, marek):
    marek.post(f"{base(ready(world))}accept/")

    assert Opportunity.objects.get().project.phase == "pre_signing"


def test_won_from_a_lead_makes_a_client_of_them(world, marek):
    lead = some_lead(world)

    marek.post(f"{base(ready(world, lead=lead))}accept/")

    one = Opportunity.objects.get()
    lead.refresh_from_db()
    assert (one.client.name, one.client.owner, lead.state, lead.client) == (
        "Viveros Sauce", world.marek, "won", one.client
    )  # fmt: skip
    sheet = one.client.handover
    assert (sheet.missing, sheet.accepted_by, sheet.promises) == ([], world.marek, "A guide\nTwo rounds of changes")
    assert one.client.profile.goals == "A shop people find"
    assert not Nudge.objects.filter(client=one.client, practice="handover").exists()


def test_where_nothing_was_promised_the_sheet_says_so(world, marek):
    one = ready(world, lead=some_lead(world))
    one.promises.all().delete()

    marek.post(f"{base(one)}accept/")

    sheet = HandoverSheet.objects.get(client__name="Viveros Sauce")
    assert (sheet.promises, sheet.missing) == ("-", [])


@pytest.mark.parametrize("lacks", ["hours", "taken", "stage"])
def test_what_is_not_complete_is_not_taken_on(world, marek, lacks):
    one = ready(world)
    if lacks == "hours":
        Handover.objects.update(hours="")
    elif lacks == "taken":
        one.promises.filter(text="A guide").update(taken_at=None, taken_by=None)
    else:
        Opportunity.objects.update(stage=some_opportunity(world, stage=3).stage)

    marek.post(f"{base(one)}accept/")

    assert [str(said) for said in toasts(marek)] == [
        {
            "hours": "It does not say yet: when they can be reached.",
            "taken": "It does not say yet: who sees to “A guide”.",
            "stage": "It is not in the last stage yet: move it there first.",
        }[lacks]
    ]
    assert not Promise.objects.exists()


def test_it_is_for_the_one_it_names(world, signed_in):
    one = ready(world)

    assert signed_in(world.zofia).post(f"{base(one)}accept/").status_code == 404
    assert signed_in(world.iga).get(base(one)).status_code == 404
    assert signed_in(world.teo).get(base(one)).status_code == 403
    assert signed_in(world.rita).post(f"{base(one)}accept/").status_code == 302


def test_two_who_accept_at_once_win_it_once(world):
    """Both have read the sheet as it was before: the later one is told, and nothing is made twice."""
    one = ready(world, lead=some_lead(world))
    said = {"at": timezone.now(), "is_signed": True, "organization": world.organization}
    seen = [(Opportunity.objects.get(pk=one.pk), Handover.objects.get()) for _ in range(2)]

    win(*seen[0], by=world.marek, **said)
    before = everything()
    with pytest.raises(Gone):
        win(*seen[1], by=world.rita, **said)

    assert everything() == before
    assert Handover.objects.get().accepted_by == world.marek


def test_who_became_a_client_meanwhile_is_that_client(world):
    lead = some_lead(world)
    one = ready(world, lead=lead)
    seen, sheet = Opportunity.objects.select_related("lead", "client").get(pk=one.pk), Handover.objects.get()
    said = {"name": "Viveros", "kind": "company", "contact_name": "", "owner": None, "team": None}
    new = become_client(lead, **said, at=timezone.now()).client

    won = win(seen, sheet, by=world.marek, at=timezone.now(), is_signed=True, organization=world.organization)

    assert (won.client, won.is_new_client, Lead.objects.get().client) == (new, False, new)
    assert Client.objects.filter(name__startswith="Viveros").count() == 1


def test_a_lead_in_the_bin_meanwhile_is_not_won(world):
    one = ready(world, lead=some_lead(world))
    sheet, before = Handover.objects.get(), everything()
    Lead.objects.update(deleted_at=timezone.now())

    with pytest.raises(Gone):
        win(one, sheet, by=world.marek, at=timezone.now(), is_signed=True, organization=world.organization)

    assert everything() == before
    assert Handover.objects.get().accepted_at is None


def test_whose_client_was_deleted_for_ever_is_won_again(world, marek):
    one = ready(world, lead=some_lead(world, state="won", decided_at=timezone.now()))

    marek.post(f"{base(one)}accept/")

    one.refresh_from_db()
    assert (one.state, one.client.name, Lead.objects.get().client) == ("won", "Viveros Sauce", one.client)


def test_lost_meanwhile_nothing_is_made(world):
    one = ready(world)
    sheet, before = Handover.objects.get(), everything()
    Opportunity.objects.update(state="lost")

    with pytest.raises(Gone):
        win(one, sheet, by=world.marek, at=timezone.now(), is_signed=True, organization=world.organization)

    assert everything() == before
    assert Handover.objects.get().accepted_at is None


def test_as_many_statements_for_three_promises_as_for_one(world, marek):
    one = ready(world)

    def statements():
        with CaptureQueriesContext(connection) as asked:
            assert marek.get(base(one)).status_code == 200
        return len(asked)

    statements()
    first = statements()
    for number in range(3):
        SellingPromise.objects.create(opportunity=one, text=f"Number {number}", made_at=timezone.now(), by=world.rita)

    assert statements() == first
