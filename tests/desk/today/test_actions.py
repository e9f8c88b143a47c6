"""Every practice leads to a page that is there."""

from datetime import UTC, datetime

import pytest
from django.urls import resolve, reverse

from vinculo.clients.models import Client
from vinculo.desk.today import actions
from vinculo.practices.catalogue import all_practices
from vinculo.practices.models import Nudge
from vinculo.practices.today.conversation import Conversation
from vinculo.practices.wording import action_label, needed

AT = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)
KINDS = {
    "KNOW": "client", "AGREE": "change", "TALK": "client", "PROM": "promise", "MONEY": "project", "TROUBLE": "news",
    "TEAM": "project", "CLOSE": "project", "GROW": "client",
}  # fmt: skip
OWN_KINDS = {
    "AGREE-01": "agreement", "AGREE-02": "client", "AGREE-03": "project", "AGREE-04": "milestone",
    "AGREE-05": "obligation",
    "AGREE-07": "expectation", "AGREE-08": "decision", "PROM-05": "milestone", "PROM-06": "project",
    "KNOW-03": "contact", "TALK-01": "project", "TALK-03": "project", "TALK-04": "interaction", "TALK-05": "question",
    "TALK-08": "contact", "TALK-10": "question", "TALK-11": "question", "TALK-14": "change", "TALK-15": "interaction",
    "TROUBLE-02": "complaint", "TROUBLE-03": "flag", "TROUBLE-04": "incident",
    "MONEY-01": "quote", "TEAM-02": "person", "TEAM-03": "milestone", "GROW-04": "referral", "GROW-05": "lead",
    "GROW-06": "lead", "GROW-08": "project",
}  # fmt: skip


def conversation(practice, kind):
    said = (practice.advice, *practice.instead, *practice.why, *practice.bring)
    facts = {name: 1 for text in said for name in needed(text)} | {"project_id": 6}
    nudge = Nudge(pk=4, practice=practice.id, subject=f"{kind}:5", facts=facts, channel="phone", urgency=2)
    nudge.client = Client(pk=3, name="Café Luna")
    return Conversation(nudge, AT, AT.date(), UTC)


@pytest.mark.parametrize("practice", all_practices(), ids=lambda practice: practice.code)
def test_leads_to_a_page_that_is_there(practice):
    kind = OWN_KINDS.get(practice.code, KINDS[practice.topic])
    talk = conversation(practice, kind)

    path, _question, query = actions.address(talk).partition("?")

    assert resolve(path).func is not None
    assert "nudge=4" in query
    is_logged = resolve(path).view_name == "log:new"
    assert is_logged == (practice.action in actions.LOGGED_AS)


@pytest.mark.parametrize("practice", all_practices(), ids=lambda practice: practice.code)
def test_says_what_the_button_does(practice):
    if not practice.action.startswith("open"):
        assert practice.action in actions.ICONS
        assert action_label(practice.action) != action_label("open")


def test_the_same_word_leads_elsewhere_for_another_subject():
    proof = next(practice for practice in all_practices() if practice.code == "AGREE-08")

    pages = [actions.address(conversation(proof, kind)) for kind in ("decision", "change", "project")]

    names = ("decisions:confirm", "changes:send", "kickoff:minutes")
    assert pages == [f"{reverse(name, args=[5])}?nudge=4" for name in names]
