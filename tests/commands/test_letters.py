"""The letters of the demo story: somebody to answer, somebody to wait for, and what is only good to know."""

import pytest
import time_machine
from django.utils import timezone

from tests.story import TUESDAY
from vinculo.commands import demo
from vinculo.commands.story.letters import read_letters
from vinculo.conversations.models import Proposal, Thread
from vinculo.letters.models import GuardNote, Letter, Outcome, State

pytestmark = pytest.mark.django_db


def test_there_is_mail_to_answer_and_to_wait_for(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    with time_machine.travel(TUESDAY, tick=True):
        demo.tell()
        now = timezone.now()

    told = {one["subject"] for one in read_letters()["threads"]}
    waits = dict(Thread.objects.filter(channel="email", subject__in=told).values_list("subject", "waits"))
    assert waits == {
        "Portada y primeras fichas": "us", "Paczki do Czech": "us",
        "Godziny odbioru przed świętami": "them", "Fotos de las habitaciones": "them",
        "The photographs arrived": "nobody", "For your information: the spring programme": "nobody",
    }  # fmt: skip
    proposed = Proposal.objects.filter(interaction__mail__message_id__endswith="letter@story.example")
    assert {one.kind for one in proposed} == {Proposal.Kind.QUESTION, Proposal.Kind.PROMISE}
    draft, waiting = Letter.objects.get(state=State.DRAFT), Letter.objects.get(state=State.WAITING)
    note = GuardNote.objects.get(letter=draft)
    assert (note.guard, note.outcome) == ("blame", Outcome.TAKEN) and note.passage not in draft.text
    assert waiting.is_later(now)

    with time_machine.travel(TUESDAY, tick=True):
        demo.remove()
    assert (Letter.objects.count(), Thread.objects.count()) == (0, 0)
