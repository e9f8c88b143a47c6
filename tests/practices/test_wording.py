from datetime import date

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tests.practices.sample import sample
from vinculo.practices.models import Nudge
from vinculo.practices.wording import complete_sentences, headline, needed, readable, wording

TODAY = date(2026, 3, 11)
DAYS = ngettext_lazy("%(name)s waits %(days)d day", "%(name)s waits %(days)d days", "days")


def test_dates_are_said_in_the_readers_language():
    with translation.override("es"):
        assert readable({"promised_on": "2026-03-13"}, TODAY) == {"promised_on": "vie 13 mar"}
    with translation.override("en"):
        assert headline(sample(), {"what": "the menu", "promised_on": "2026-03-13"}, TODAY) == (
            "Think of the menu by Fri 13 Mar."
        )


def test_plurals_follow_the_number():
    assert complete_sentences([DAYS], {"name": "Ana", "days": 1}) == ("Ana waits 1 day",)
    assert complete_sentences([DAYS], {"name": "Ana", "days": 5}) == ("Ana waits 5 days",)


def test_a_sentence_whose_facts_are_not_known_is_left_out():
    assert complete_sentences([_("Call %(name)s"), _("By %(day)s")], {"name": "Ana"}) == ("Call Ana",)


def test_the_names_a_sentence_needs():
    assert needed(DAYS) == {"name", "days"}


def test_what_people_wrote_is_no_format():
    assert headline(sample(), {"what": "100 %(x)s", "promised_on": ""}, TODAY) == "Think of 100 %(x)s by ."


def test_a_practice_that_is_gone_still_has_a_line():
    nudge = Nudge(practice="from_a_plugin", subject="client:1", facts={"client": "Café Luna"}, urgency=3)

    assert wording(nudge, TODAY).sentence == "Café Luna: from_a_plugin"


def test_what_somebody_wrote_on_several_lines_is_said_on_one():
    assert headline(sample(), {"what": "the menu\n\nin  two parts", "promised_on": ""}, TODAY) == (
        "Think of the menu in two parts by ."
    )
