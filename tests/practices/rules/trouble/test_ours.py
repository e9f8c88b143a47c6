from tests.practices.make import ago, bad_news, days_ago, found, only, relationship
from vinculo.practices.rules.trouble.ours import practice


def ours(**fields):
    given = {"known_at": ago(3), "told_at": ago(2), "way_out": "Nuria takes them again", "is_ours": True}
    return bad_news(**{**given, **fields})


def of(*news):
    return found(practice, relationship(bad_news=news))


def test_stays_quiet_once_we_owned_it():
    assert of(ours(owned_at=ago(1))) == []


def test_stays_quiet_about_what_was_not_our_mistake():
    assert of(ours(is_ours=False)) == []


def test_stays_quiet_on_the_day_they_heard():
    assert of(ours(told_at=ago(hours=1))) == []


def test_leaves_what_they_do_not_know_to_the_practice_about_bad_news():
    assert of(ours(told_at=None)) == []


def test_fires_a_working_day_after_they_heard():
    finding = only(of(ours(what="The photos are lost.", told_at=ago(1))))

    assert (finding.facts["what"], finding.facts["told_on"]) == ("The photos are lost", days_ago(1).isoformat())
    assert finding.channel == "phone"
