from tests.practices.make import ago, contact, days_ago, found, only, relationship, reproach, word
from vinculo.practices.rules.talk.blame import practice


def of(letter, **parts):
    return found(practice, relationship(reproaches=[letter], **parts))


def test_stays_quiet_when_it_was_repaired():
    assert of(reproach(ago(1), repaired_at=ago(0))) == []


def test_stays_quiet_once_we_spoke_with_them():
    assert of(reproach(ago(2)), interactions=[word(1, "phone")]) == []
    assert of(reproach(ago(2)), interactions=[word(1, "in_person")]) == []


def test_stays_quiet_after_two_weeks():
    assert of(reproach(ago(15))) == []


def test_fires_on_the_day_of_the_letter_and_after_letters_and_talks_before_it():
    letter = reproach(ago(0, hours=1))
    others = [word(3, "phone"), word(0, "email", "out")]

    finding = only(of(letter, interactions=others, contacts=[contact(preferred_channel="email")]))

    assert (finding.about.ref, finding.to, finding.channel) == ("interaction:901", 1, "phone")
    assert (finding.facts["name"], finding.facts["sent_on"]) == ("Zofia Kos", days_ago(0).isoformat())
