"""What hangs on a client is seen by those who see the client; by guests, if it is of their projects."""

import pytest

from tests.world import NOW, TODAY, make_project
from vinculo.agreements.models import Expectation, Promise
from vinculo.conversations.models import BadNews, Decision, Interaction, NextWord, Question

RECORDS = {
    Interaction: {"at": NOW, "channel": "phone"},
    Question: {"text": "Why?", "asked_at": NOW},
    Decision: {"text": "Blue", "at": NOW},
    NextWord: {"on": TODAY, "told_at": NOW},
    BadNews: {"what": "Late", "known_at": NOW},
    Promise: {"text": "A draft", "made_at": NOW},
    Expectation: {"text": "No surprises", "side": "theirs"},
}


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_who_sees_it(world, model):
    other = make_project(world.luna, "Rebranding")
    of_shop, of_other, of_none = (
        model.objects.create(client=world.luna, project=project, **RECORDS[model])
        for project in (world.shop, other, None)
    )

    seen = {person.name: set(model.objects.visible_to(person)) for person in world.staff}

    everything = {of_shop, of_other, of_none}
    assert seen == {
        "Rita Solano": everything, "Marek Wilk": everything, "Zofia Kos": everything, "Iga Lis": set(),
        "Teo Vidal": {of_shop},
    }  # fmt: skip
