"""When they hear from us next."""

from datetime import date, time

from vinculo.conversations.models import NextWord


def test_they_know_when_and_how(world, signed_in):
    client = signed_in(world.marek)
    said = {
        "chosen": str(world.luna.pk), "on": "2090-01-02", "at_time": "9:30", "channel": "phone", "about": "the draft",
    }  # fmt: skip

    client.post("/words/new/", said)
    word = NextWord.objects.get()
    client.post(list(client.get("/promises/").context["messages"])[-1].extra_tags)

    assert (word.on, word.at_time, word.channel, word.about) == (date(2090, 1, 2), time(9, 30), "phone", "the draft")
    assert NextWord.objects.count() == 0


def test_a_day_that_has_passed_is_none(world, signed_in):
    page = signed_in(world.marek).post("/words/new/", {"chosen": str(world.luna.pk), "on": "2020-01-02"})

    assert page.context["form"].errors["on"] == ["That day has passed. When do they hear from us next?"]


def test_closed_to_strangers_and_to_others(world, signed_in, client):
    refused = signed_in(world.iga).post("/words/new/", {"chosen": str(world.luna.pk), "on": "2090-01-02"})

    assert client.get("/words/new/").url.startswith("/account/")
    assert (refused.status_code, NextWord.objects.count()) == (200, 0)
