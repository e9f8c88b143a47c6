"""The inbox: three groups, every channel, and what one finds in it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.inbox.letters import a_call, a_letter, a_question, hours_ago
from tests.world import make_client, make_contact
from vinculo.conversations.models import Interaction, Question, Thread, ThreadSeen
from vinculo.logbook.telling import answer

INBOX = "/inbox/"


def groups(page):
    return [(group[0], group[3], str(group[4]).count("data-item>")) for group in page.context["groups"]]


def test_three_groups_of_every_channel(world, signed_in):
    late, soon = a_letter(world, hours=30), a_letter(world, hours=20)
    a_question(world, hours=5, by_us=True)
    a_call(world, hours=2)

    page = signed_in(world.marek).get(INBOX)
    text = page.content.decode()

    assert groups(page) == [("us", 2, 1 + 1), ("them", 1, 1), ("nobody", None, 1)]
    assert text.index(f'"/inbox/{late.pk}/"') < text.index(f'"/inbox/{soon.pk}/"')
    assert [text.count(one) for one in ("wait-risk", "wait-tight", "20 h of 24")] == [1, 1, 1]


def test_the_number_of_those_that_wait_for_me_stands_in_the_navigation(world, signed_in):
    a_letter(world, hours=3)
    a_letter(world, hours=2, client=world.otero, contact=world.otto)
    snoozed = a_letter(world, hours=1)
    snoozed.snooze(until=timezone.now() + timedelta(days=1))

    counted = [signed_in(person).get(INBOX).wsgi_request.desk.inbox_count for person in (world.marek, world.iga)]

    assert counted == [1, 1]


def test_whose_which_channel_and_which_client(world, signed_in):
    mine, theirs = a_letter(world, hours=3), a_letter(world, hours=2, client=world.otero, contact=world.otto)
    given, call = a_letter(world, hours=1), a_call(world, hours=1)
    given.assign(to=world.zofia)
    client = signed_in(world.marek)

    def shown(query):
        text = client.get(f"{INBOX}?{query}").content.decode()
        return [one.pk for one in (mine, theirs, given, call) if f'"/inbox/{one.pk}/"' in text]

    assert shown("") == [mine.pk, call.pk]
    assert shown("whose=all") == [mine.pk, theirs.pk, given.pk, call.pk]
    assert shown("whose=none") == [mine.pk, theirs.pk, call.pk]
    assert shown("channel=phone") == [call.pk]
    assert shown(f"client={world.otero.pk}") == [theirs.pk]
    assert shown("show=us&whose=all") == [mine.pk, theirs.pk, given.pk]
    assert shown("show=nonsense&channel=%00&client=x&whose=1") == [mine.pk, call.pk]


def test_search_finds_words_and_names(world, signed_in):
    from vinculo.logbook.searchable import index_interactions

    flour, oven = a_letter(world, text="Which flour do you want?"), a_letter(world, text="The oven is warm")
    his = a_letter(world, client=world.otero, contact=world.otto)
    index_interactions(Interaction.objects.select_related("mail"))
    client = signed_in(world.rita)

    def found(words):
        text = client.get(INBOX, {"q": words}).content.decode()
        return [one.pk for one in (flour, oven, his) if f'"/inbox/{one.pk}/"' in text]

    assert [found(words) for words in ("flour", "otto", "café", "nothing like it")] == [
        [flour.pk], [his.pk], [flour.pk, oven.pk], [],
    ]  # fmt: skip


def test_what_was_put_off_or_archived_is_found_there_and_not_here(world, signed_in):
    one, other = a_letter(world), a_letter(world)
    one.archive(by=world.marek, at=timezone.now())
    other.snooze(until=timezone.now() + timedelta(hours=5))
    client = signed_in(world.marek)

    pages = [client.get(f"{INBOX}{query}").content.decode() for query in ("", "?show=archived", "?show=snoozed")]

    assert [(f'"/inbox/{one.pk}/"' in text, f'"/inbox/{other.pk}/"' in text) for text in pages] == [
        (False, False), (True, False), (False, True),
    ]  # fmt: skip


def test_all_answered_says_how_long_the_oldest_waited(world, signed_in):
    thread = a_question(world, hours=4)
    answer(Question.objects.get(), text="Monday", channel="phone", by=world.marek, at=hours_ago(1))
    thread.refresh_from_db()

    page = signed_in(world.marek).get(INBOX)

    assert (thread.waits, page.context["answered"]) == ("nobody", "The oldest waited 3 h.")
    assert "All answered." in page.content.decode()


def test_an_empty_inbox_teaches(world, signed_in):
    pages = [signed_in(world.marek).get(f"{INBOX}{query}").content.decode() for query in ("", "?show=snoozed", "?q=x")]

    assert ["Here comes what they write" in pages[0], "Nothing is snoozed" in pages[1]] == [True, True]
    assert "Nothing like that was said" in pages[2]


def test_a_new_word_stands_out_until_it_was_read(world, signed_in):
    thread, client = a_letter(world), signed_in(world.marek)
    before = client.get(INBOX).content.decode().count("thread is-new")
    client.post(f"{INBOX}{thread.pk}/seen/")
    after = client.get(INBOX).content.decode().count("thread is-new")
    others = signed_in(world.rita).get(f"{INBOX}?whose=all").content.decode().count("thread is-new")

    assert (before, after, others, ThreadSeen.objects.count()) == (1, 0, 1, 1)


def test_an_open_inbox_hears_of_what_is_new(world, signed_in):
    client, since = signed_in(world.marek), timezone.now().timestamp()
    nothing = client.get(f"{INBOX}news/?since={since}")
    a_letter(world)
    a_letter(world, client=world.otero, contact=world.otto)
    mine, everyones = (client.get(f"{INBOX}news/?since={since}{more}") for more in ("", "&whose=all"))
    broken = [client.get(f"{INBOX}news/?since={text}").status_code for text in ("", "x", "nan", "1e99", "-1e20")]

    assert (nothing.status_code, nothing.content) == (204, b"")
    assert ["1 new" in mine.content.decode(), "2 new" in everyones.content.decode(), set(broken)] == [True, True, {204}]


def test_hearing_of_news_is_one_statement(world, signed_in, django_assert_num_queries):
    client = signed_in(world.marek)
    client.get(INBOX)

    with django_assert_num_queries(3):  # the session, who it is, and the question itself
        client.get(f"{INBOX}news/?since=1")


def test_views_are_kept_under_a_name(world, signed_in):
    client = signed_in(world.marek)

    client.post(f"{INBOX}views/new/?channel=phone&whose=all", {"name": "Calls"})
    view = next(one for one in client.get(INBOX).context["views"] if one.pk)
    client.post(f"{INBOX}views/{view.pk}/remove/")

    assert (view.name, view.href) == ("Calls", "?whose=all&channel=phone")
    assert [one.pk for one in client.get(INBOX).context["views"] if one.pk] == []


def test_nobody_sees_conversations_of_clients_that_are_not_theirs(world, signed_in):
    luna, otero = a_letter(world), a_letter(world, client=world.otero, contact=world.otto)
    guests = a_letter(world, project=world.shop)

    def seen(person):
        client = signed_in(person)
        text = client.get(f"{INBOX}?whose=all").content.decode()
        listed = [one for one in (luna, otero, guests) if f'"/inbox/{one.pk}/"' in text]
        opened = [one for one in (luna, otero, guests) if client.get(one.get_absolute_url()).status_code == 200]
        assert listed == opened
        return listed

    assert [seen(person) for person in (world.rita, world.zofia, world.iga, world.teo)] == [
        [luna, otero, guests], [luna, guests], [otero], [guests],
    ]  # fmt: skip


@pytest.mark.parametrize("address", [INBOX, f"{INBOX}?show=us&whose=all", f"{INBOX}?q=when&channel=email"])
def test_the_list_asks_as_often_for_three_as_for_one(world, signed_in, django_assert_max_num_queries, address):
    a_letter(world, hours=2)
    a_question(world, hours=2, by_us=True)
    a_call(world, hours=1)
    client = signed_in(world.zofia)
    client.get(address)
    with CaptureQueriesContext(connection) as for_one:
        client.get(address)
    for number in range(2):
        other, contact = make_client(f"Client {number}", f"Name {number}", team=world.north, owner=world.zofia)
        make_contact(f"Bea {number}", other)
        for made in (a_letter, a_call, a_question):
            made(world, client=other, contact=contact).assign(to=world.zofia)

    with django_assert_max_num_queries(min(len(for_one), 12)):
        client.get(address)


def test_the_first_page_stays_light(world, signed_in):
    for number in range(45):
        a_letter(world, hours=number, text="When does the new shop open, and what do we need until then? " * 4)
    Thread.objects.filter(pk__lte=Thread.objects.order_by("pk")[24].pk).update(waits="them")

    front, flat = (signed_in(world.marek).get(f"{INBOX}{query}").content for query in ("", "?show=them"))

    assert max(len(front), len(flat)) < 60_000
