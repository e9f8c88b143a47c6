"""Q takes a question out of what they wrote last, not out of a letter of ours."""

from datetime import date

from tests.desk.inbox.letters import a_letter
from vinculo.conversations.models import Thread
from vinculo.desk.inbox.messages import messages


def test_the_newest_of_theirs_is_the_one_to_ask_about(world):
    thread = a_letter(world, hours=9, text="Which flour?")
    for hours, direction, text in ((8, "in", "And when?"), (7, "out", "Soon.")):
        a_letter(world, hours=hours, direction=direction, text=text, answers=thread)

    shown, _earlier = messages(Thread.objects.get(pk=thread.pk), world.marek, today=date(2026, 11, 23))

    assert [(one.entry.text, one.is_newest_of_theirs) for one in shown] == [
        ("Which flour?", False), ("And when?", True), ("Soon.", False),
    ]  # fmt: skip
