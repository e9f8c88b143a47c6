"""Every practice leads to a page that is there."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.urls import resolve, reverse

from vinculo.clients.models import Client
from vinculo.desk.today import actions
from vinculo.letters.drafts.composing import DRAFTS
from vinculo.practices.catalogue import all_practices
from vinculo.practices.models import Nudge
from vinculo.practices.today.conversation import Conversation
from vinculo.practices.wording import action_label, needed

ROOT = Path(__file__).parents[3]
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


def rows_of_the_docs():
    """Of the table in docs/using/today.md: the codes of a line, and what it says opens."""
    lines = (ROOT / "docs/using/today.md").read_text().splitlines()
    cells = [line.strip("| ").split(" | ") for line in lines if re.match(r"\| [A-Z]+-\d\d", line)]
    return [(codes.split(", "), opens) for codes, opens in cells]


def test_the_docs_say_what_opens_over_today_and_what_has_a_page_of_its_own():
    codes = [code for found, _opens in rows_of_the_docs() for code in found]
    by_code = {practice.code: practice for practice in all_practices()}
    assert sorted(codes) == sorted(by_code)

    for found, opens in rows_of_the_docs():
        talks = [conversation(by_code[code], OWN_KINDS.get(code, KINDS[code[: code.index("-")]])) for code in found]
        own_page = {not actions.lies_on_top(actions.address(talk)) for talk in talks}
        logged = {talk.words.action in actions.LOGGED_AS for talk in talks}

        assert own_page == {"a page of its own" in opens}, found
        assert logged == {opens.startswith("the log")}, found


def test_every_long_page_is_led_to():
    of_subjects = {name for pages in actions.SETTLES.values() for name in pages.values()}
    led_to = {*of_subjects, *actions.OF_CLIENT.values(), *actions.NEXT_STEP.values()}

    assert led_to >= actions.LONG


def test_the_letters_of_the_docs_are_the_ones_that_can_go_by_mail():
    (by_mail,) = [set(codes) for codes, opens in rows_of_the_docs() if "a letter" in opens]
    written = {"write", "share", "greet"}

    assert by_mail == {one.code for one in all_practices() if one.action in written}
    assert {one.id for one in all_practices() if one.action in actions.LOGGED_AS} <= DRAFTS.keys()
