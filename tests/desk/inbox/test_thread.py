"""A conversation from its first message to its last."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.inbox.letters import a_call, a_letter, a_question, hours_ago
from vinculo.agreements.models import Obligation, Promise
from vinculo.conversations.models import Interaction, Proposal, Question

INBOX = "/inbox/"


def test_messages_in_order_with_quotes_folded_and_files_named(world, signed_in):
    first = a_letter(
        world, hours=5, attachments=[{"name": "<plan>.pdf", "size": 4096}, {"name": "menu.pdf", "document": 7}]
    )
    a_letter(world, hours=2, direction="out", answers=first, text="On Monday")
    Interaction.objects.filter(direction="out").update(quoted="When does <b>it</b> open?")

    page = signed_in(world.marek).get(first.get_absolute_url())
    text = page.content.decode()

    assert [one.entry.text for one in page.context["messages_shown"]] == ["When does it open?", "On Monday"]
    assert ["When does &lt;b&gt;it&lt;/b&gt; open?" in text, "&lt;plan&gt;.pdf" in text] == [True, True]
    assert 'href="/documents/7/"' in text
    assert ["<h1" in text, "Opening" in text, text.index("Quoted text") > text.index("On Monday")] == [True] * 3


def test_a_sender_nobody_vouches_for_is_said_to_be_one(world, signed_in):
    pages = [
        signed_in(world.marek).get(a_letter(world, verdict=verdict).get_absolute_url()).content.decode()
        for verdict in ("", "verified", "unverified")
    ]

    assert ["sender not verified" in text for text in pages] == [False, False, True]


def test_long_conversations_come_in_pages(world, signed_in):
    first = a_letter(world, hours=50, text="Letter 0")
    for number in range(1, 24):
        a_letter(world, hours=50 - number, answers=first, text=f"Letter {number}")
    client = signed_in(world.marek)

    last = client.get(first.get_absolute_url())
    earlier = client.get(f"{first.get_absolute_url()}?before={last.context['earlier']}")

    assert [one.entry.text for one in earlier.context["messages_shown"]] == [f"Letter {one}" for one in range(4)]
    assert ([one.entry.text for one in last.context["messages_shown"]][0], earlier.context["earlier"]) == (
        "Letter 4",
        "",
    )
    assert client.get(f"{first.get_absolute_url()}?before=nonsense").status_code == 200


def test_reading_it_is_noted_up_to_its_last_word(world, signed_in):
    thread, client = a_letter(world), signed_in(world.marek)

    client.get(thread.get_absolute_url())
    before = thread.seen.count()
    client.post(f"{INBOX}{thread.pk}/seen/")
    client.post(f"{INBOX}{thread.pk}/seen/")

    assert (before, [(one.person, one.at) for one in thread.seen.all()]) == (0, [(world.marek, thread.last_at)])


def test_a_question_is_taken_out_of_a_message_and_put_back(world, signed_in):
    thread, client = a_letter(world, hours=3), signed_in(world.marek)
    message = thread.interactions.get()
    address = f"{INBOX}{thread.pk}/question/?message={message.pk}&text=%20When%20%0A%20does%20it%20open?"

    offered = client.get(address).context["form"].initial["text"]
    client.post(address, {"text": "When does it open?"})
    question = Question.objects.get()
    toast = list(client.get(INBOX).context["messages"])[-1]
    client.post(toast.extra_tags)
    thread.refresh_from_db()

    assert (offered, question.interaction, question.contact, question.asked_by_us, question.owner) == (
        "When does it open?", message, world.ana, False, world.marek,
    )  # fmt: skip
    assert (question.asked_at, question.due_at) == (message.at, message.at + timedelta(hours=24))
    assert (Question.objects.count(), thread.waits) == (0, "us")


def test_a_question_of_ours_in_a_letter_of_ours_waits_for_them(world, signed_in):
    thread, client = a_letter(world, direction="out", text="Which logo do you want?"), signed_in(world.marek)
    asked = client.get(f"{INBOX}{thread.pk}/question/").context["form"].initial["asked_by_us"]

    client.post(f"{INBOX}{thread.pk}/question/", {"text": "Which logo?", "asked_by_us": "1"})
    thread.refresh_from_db()

    assert (asked, thread.waits, Question.objects.get().due_at) == ("1", "them", None)


def test_messages_of_another_conversation_are_not_there(world, signed_in):
    mine, other = a_letter(world), a_letter(world, client=world.otero, contact=world.otto)
    message = other.interactions.get()
    client = signed_in(world.marek)

    answers = [
        client.get(f"{INBOX}{mine.pk}/{page}/?message={message.pk}").status_code
        for page in ("question", "reply", "forward")
    ]

    assert answers == [404, 404, 404]


def test_an_answer_goes_where_the_conversation_is(world, signed_in):
    letter, call = a_letter(world), a_call(world)
    asked = a_question(world)
    Interaction.objects.filter(thread=asked).update(channel="portal")
    type(asked).objects.filter(pk=asked.pk).update(channel="portal")
    client = signed_in(world.marek)

    def leads_to(thread, page="reply"):
        return client.get(f"{INBOX}{thread.pk}/{page}/").url

    message = letter.interactions.get()
    assert [leads_to(letter), leads_to(letter, "forward")] == [
        f"/letters/new/?reply={message.pk}", f"/letters/new/?forward={message.pk}",
    ]  # fmt: skip
    assert leads_to(asked) == f"/questions/{Question.objects.get().pk}/answer/"
    assert leads_to(call) == f"/log/new/?client={world.luna.pk}&channel=phone"


def test_good_moments_are_in_their_hours_and_ours(world, signed_in):
    page = signed_in(world.marek).get(a_letter(world).get_absolute_url())

    assert 1 <= len(page.context["later"]) <= 3
    assert all(one.until > timezone.now() for one in page.context["later"])


def test_it_asks_as_often_for_three_messages_as_for_one(world, signed_in, django_assert_max_num_queries):
    def asks_and_is_answered():
        talk = a_letter(world, hours=5, answers=thread).interactions.last()
        told = {"client": world.luna, "interaction": talk, "asked_at": hours_ago(1)}
        Question.objects.create(**told, text="Why?")
        Question.objects.create(**told, text="How?", answer="So", answered_at=hours_ago(0.5))
        Proposal.objects.create(client=world.luna, interaction=talk, kind="question", text="When?")

    thread, client = a_letter(world, hours=9), signed_in(world.zofia)
    asks_and_is_answered()
    client.get(thread.get_absolute_url())
    with CaptureQueriesContext(connection) as for_one:
        client.get(thread.get_absolute_url())
    for _again in range(2):
        asks_and_is_answered()

    with django_assert_max_num_queries(min(len(for_one), 12)):
        client.get(thread.get_absolute_url())


def proposed(world, thread, **given):
    letter = thread.interactions.get()
    given = {"kind": "question", "text": "Which flour?", "owner": world.marek, **given}
    return Proposal.objects.create(client=thread.client, interaction=letter, place=Proposal.objects.count(), **given)


def test_what_a_letter_seems_to_ask_is_one_press_away_from_a_question_and_back(world, signed_in):
    thread, client = a_letter(world), signed_in(world.marek)
    proposal = proposed(world, thread)

    text = client.get(thread.get_absolute_url()).content.decode()
    answer = client.post(f"{INBOX}proposals/{proposal.pk}/accept/")
    question = Question.objects.get()
    again = client.post(f"{INBOX}proposals/{proposal.pk}/accept/")
    toasts = [toast for toast in client.get(INBOX).context["messages"] if toast.extra_tags]
    gone = "Take it over" not in client.get(thread.get_absolute_url()).content.decode()
    client.post(toasts[0].extra_tags)
    proposal.refresh_from_db()

    assert ("Which flour?" in text, "Take it over" in text, gone) == (True, True, True)
    assert (answer.url, again.url) == (f"{thread.get_absolute_url()}#i{proposal.interaction_id}", answer.url)
    assert (question.text, question.interaction_id, Question.objects.count()) == (
        "Which flour?", proposal.interaction_id, 0,
    )  # fmt: skip
    assert proposal.is_open


def test_a_promise_of_ours_is_one_press_away_too(world, signed_in):
    thread = a_letter(world, direction="out", text="You get the sign on Friday.")
    proposal = proposed(world, thread, kind="promise", text="You get the sign on Friday.", by_us=True)

    signed_in(world.marek).post(f"{INBOX}proposals/{proposal.pk}/accept/")

    assert [(one.text, one.owner) for one in Promise.objects.all()] == [("You get the sign on Friday.", world.marek)]


def test_a_promise_of_theirs_becomes_something_they_owe_and_goes_again(world, signed_in):
    thread, client = a_letter(world, text="You get the photos on Friday."), signed_in(world.marek)
    proposal = proposed(world, thread, kind="promise", text="You get the photos on Friday.")

    asked = client.get(thread.get_absolute_url()).content.decode()
    client.post(f"{INBOX}proposals/{proposal.pk}/accept/")
    (toast,) = [toast for toast in client.get(INBOX).context["messages"] if toast.extra_tags]
    owed = [(one.what, one.side) for one in Obligation.objects.all()]
    client.post(toast.extra_tags)

    assert ("A promise of theirs?" in asked, str(toast)) == (True, "It stands among what they owe now.")
    assert owed == [("You get the photos on Friday.", "theirs")]
    assert (Obligation.objects.count(), Promise.objects.count()) == (0, 0)


def test_what_is_no_question_is_not_proposed_again(world, signed_in):
    thread, client = a_letter(world), signed_in(world.marek)
    proposal = proposed(world, thread)

    client.post(f"{INBOX}proposals/{proposal.pk}/dismiss/")

    assert (Question.objects.count(), client.get(thread.get_absolute_url()).context["messages_shown"][0].proposals) == (
        0, [],
    )  # fmt: skip


def test_proposals_about_other_peoples_clients_are_not_there(world, signed_in):
    proposal = proposed(world, a_letter(world))

    answers = [
        signed_in(person).post(f"{INBOX}proposals/{proposal.pk}/{deed}/").status_code
        for person in (world.iga, world.teo) for deed in ("accept", "dismiss")
    ]  # fmt: skip

    assert (answers, Proposal.objects.open().count()) == ([404, 404, 403, 403], 1)


def test_what_we_answered_before_stands_beside_the_question(world, signed_in):
    for text, answer in (
        ("Which opening hours do you have at Christmas?", "Nine to two."),
        ("Is the logo blue?", "Yes."),
    ):
        Question.objects.create(
            client=world.luna, text=text, answer=answer, asked_at=hours_ago(900), answered_at=hours_ago(890)
        )
    thread = a_letter(world, text="What are your opening hours at Christmas?")
    client = signed_in(world.marek)
    client.post(f"{INBOX}{thread.pk}/question/", {"text": "What are your opening hours at Christmas?"})

    page = client.get(thread.get_absolute_url())

    assert [one.answer for one in page.context["known"]] == ["Nine to two."]
