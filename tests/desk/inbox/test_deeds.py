"""What one does with conversations, one or several, and how it is taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.desk.inbox.letters import a_call, a_letter, a_question
from vinculo.conversations.models import Question, Thread
from vinculo.desk.inbox import bulk

INBOX = "/inbox/"


def last_toast(client):
    return list(client.get(INBOX).context["messages"])[-1]


def taken_back(client):
    toast = last_toast(client)
    client.post(toast.extra_tags)
    return str(toast)


def state(thread):
    thread.refresh_from_db()
    return thread.is_archived, thread.snoozed_until, thread.assigned_to


UNTOUCHED = (False, None, None)


def test_archiving_and_back(world, signed_in):
    thread, client = a_letter(world), signed_in(world.marek)

    answer = client.post(f"{INBOX}{thread.pk}/archive/")
    archived = state(thread), thread.archived_by
    said = taken_back(client)

    assert (answer.url, said) == (INBOX, "Archived.")
    assert (archived, state(thread)) == (((True, None, None), world.marek), UNTOUCHED)


def test_a_question_stays_open_when_its_conversation_is_archived(world, signed_in):
    thread, client = a_question(world), signed_in(world.marek)

    client.post(f"{INBOX}{thread.pk}/archive/")

    assert (str(last_toast(client)), Question.objects.open().count()) == (
        "Archived. The question in it stays open.", 1,
    )  # fmt: skip


def test_bringing_back_what_was_archived_or_put_off(world, signed_in):
    archived, snoozed, client = a_letter(world), a_letter(world), signed_in(world.marek)
    archived.archive(by=world.rita, at=timezone.now())
    snoozed.snooze(until=timezone.now() + timedelta(days=2))

    for thread in (archived, snoozed):
        client.post(f"{INBOX}{thread.pk}/bring-back/")

    assert [state(archived), state(snoozed)] == [UNTOUCHED, UNTOUCHED]


def test_snoozing_until_a_good_moment_and_back(world, signed_in):
    thread, client = a_letter(world), signed_in(world.marek)
    moments = client.get(f"{INBOX}{thread.pk}/snooze/").context["later"]

    client.post(f"{INBOX}{thread.pk}/snooze/", {"until": moments[0].value})
    until = state(thread)[1]
    taken_back(client)

    assert (until, state(thread)) == (moments[0].until, UNTOUCHED)


@pytest.mark.parametrize("until", ["", "yesterday", "2020-01-01T10:00", "2090-13-45T99:99"])
def test_snoozing_until_no_moment_is_asked_again(world, signed_in, until):
    thread = a_letter(world)

    page = signed_in(world.marek).post(f"{INBOX}{thread.pk}/snooze/", {"until": until})

    assert (page.status_code, state(thread)) == (422, UNTOUCHED)


def test_giving_it_to_a_colleague_and_back(world, signed_in):
    thread, client = a_letter(world), signed_in(world.marek)

    client.post(f"{INBOX}{thread.pk}/assign/", {"person": world.zofia.pk})
    given = state(thread)
    said = taken_back(client)

    assert (given[2], said, state(thread)) == (world.zofia, "Zofia Kos sees to it.", UNTOUCHED)


def test_giving_it_back_to_whoever_has_the_client(world, signed_in):
    thread = a_letter(world)
    thread.assign(to=world.zofia)

    signed_in(world.marek).post(f"{INBOX}{thread.pk}/assign/", {"person": ""})

    assert state(thread) == UNTOUCHED


def test_nobody_gets_what_they_may_not_see(world, signed_in):
    thread = a_letter(world)

    pages = [
        signed_in(world.marek).post(f"{INBOX}{thread.pk}/assign/", {"person": person.pk})
        for person in (world.iga, world.teo)
    ]

    assert ([page.status_code for page in pages], state(thread)) == ([422, 422], UNTOUCHED)


def test_several_at_once_and_back(world, signed_in):
    several, client = [a_letter(world), a_call(world)], signed_in(world.marek)
    chosen = {"thread": [one.pk for one in several]}

    def after(**said):
        client.post(f"{INBOX}bulk/", {**chosen, **said})
        found = [state(one) for one in several]
        words = taken_back(client)
        return found, words

    archived, assigned = after(do="archive"), after(do="assign", person=world.zofia.pk)
    snoozed = after(do="snooze", until="2099-01-04T09:00")

    assert archived == ([(True, None, None)] * 2, "2 conversations archived.")
    assert assigned == ([(False, None, world.zofia)] * 2, "Zofia Kos sees to 2 conversations.")
    assert [until > timezone.now() for _archived, until, _who in snoozed[0]] == [True, True]
    assert [state(one) for one in several] == [UNTOUCHED, UNTOUCHED]


def test_who_gets_several_is_asked_on_a_page_of_its_own(world, signed_in):
    thread, client = a_letter(world), signed_in(world.marek)

    asked = client.post(f"{INBOX}bulk/", {"thread": thread.pk, "do": "assign"})
    refused = client.post(f"{INBOX}bulk/", {"thread": thread.pk, "do": "assign", "person": world.iga.pk})
    nobody = client.post(f"{INBOX}bulk/", {"do": "archive", "thread": ["x", "9" * 30]})

    assert (asked.status_code, asked.context["threads"], refused.status_code) == (200, [thread], 302)
    assert (nobody.url, state(thread)) == (INBOX, UNTOUCHED)


def test_until_when_several_are_put_off_is_asked(world, signed_in, monkeypatch):
    ana, again, otto = a_letter(world), a_letter(world), a_letter(world, client=world.otero, contact=world.otto)
    client, whose = signed_in(world.marek), []
    monkeypatch.setattr(bulk, "later", lambda _request, contact, _at: whose.append(contact) or [])

    def asked(*threads, **said):
        page = client.post(f"{INBOX}bulk/", {"do": "snooze", "thread": [one.pk for one in threads], **said})
        return page.status_code

    answers = [asked(ana, again), asked(ana, otto)]
    refused = [asked(ana, until=wrong) for wrong in ("", "soon", "2020-01-01T09:00", "9999-12-31T23:59")]

    assert (answers, refused) == ([200, 200], [422] * 4)
    assert whose[:2] == [ana.contact, None]  # their hours count where all are with the same
    assert (state(ana), state(otto)) == (UNTOUCHED, UNTOUCHED)


def test_several_of_somebody_else_are_left_alone(world, signed_in):
    theirs, mine = a_letter(world), a_letter(world, client=world.otero, contact=world.otto)

    signed_in(world.iga).post(f"{INBOX}bulk/", {"thread": [theirs.pk, mine.pk], "do": "archive"})

    assert (state(theirs)[0], state(mine)[0]) == (False, True)


def test_guests_read_and_change_nothing(world, signed_in):
    thread, client = a_letter(world, project=world.shop), signed_in(world.teo)

    read = client.get(thread.get_absolute_url())
    refused = [
        client.post(f"{INBOX}{thread.pk}/{deed}/").status_code
        for deed in ("archive", "bring-back", "snooze", "assign", "question")
    ]

    assert (read.status_code, read.context["may_change"], refused) == (200, False, [403] * 5)
    assert client.post(f"{INBOX}bulk/", {"thread": thread.pk, "do": "archive"}).status_code == 403


def test_undoing_reaches_only_what_one_sees(world, signed_in):
    thread, client = a_letter(world), signed_in(world.zofia)
    client.post(f"{INBOX}{thread.pk}/archive/")
    undo = last_toast(client).extra_tags
    Thread.objects.filter(pk=thread.pk).update(client=world.otero)

    client.post(undo)

    assert state(thread)[0] is True
