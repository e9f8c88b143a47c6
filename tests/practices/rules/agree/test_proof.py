from tests.practices.make import ago, change, contact, days_ago, decision, found, kickoff, only, project, relationship
from vinculo.practices.rules.agree.proof import practice

WRITING = ("sent_at", "signed_at", "work_began_at", "approved_at", "sealed_at")


def test_stays_quiet_once_it_is_in_writing():
    assert found(practice, relationship(decisions=[decision(at=ago(3), confirmed_at=ago(2))])) == []


def test_stays_quiet_about_what_was_written_from_the_start():
    written = [decision(at=ago(3), channel=channel) for channel in ("email", "portal", "")]

    assert found(practice, relationship(decisions=written)) == []


def test_stays_quiet_on_the_same_day_and_after_a_month():
    assert found(practice, relationship(decisions=[decision(), decision(at=ago(31))])) == []


def test_stays_quiet_about_changes_in_writing_and_those_begun_unsigned():
    accepted = {"state": "accepted", "asked_at": ago(9), "decided_at": ago(3)}
    changes = [change(**accepted, **{name: ago(2)}) for name in WRITING]

    assert found(practice, relationship(changes=changes)) == []


def test_stays_quiet_about_a_kickoff_that_was_sent_or_is_not_complete():
    sent = project(kickoff=kickoff(ago(3)))
    partly = project(id=2, kickoff=kickoff(ago(3), sent_at=None, steps=()))

    assert found(practice, relationship(projects=[sent, partly])) == []


def test_is_written_where_they_like_to_read():
    no_mail = contact(preferred_channel="phone", unwanted_channels=("email",))
    said = [decision(at=ago(1))]

    assert only(found(practice, relationship(decisions=said, contacts=[no_mail]))).channel == "portal"
    assert only(
        found(practice, relationship(decisions=said, contacts=[contact(preferred_channel="chat")]))
    ).channel == ("chat")


def test_fires_the_working_day_after_it_was_said():
    finding = only(found(practice, relationship(decisions=[decision(at=ago(1))])))

    assert (finding.channel, finding.facts["what"], finding.facts["said_on"]) == (
        "email",
        "Green it is",
        days_ago(1).isoformat(),
    )


def test_fires_for_a_change_they_said_yes_to():
    said_yes = change(state="accepted", asked_at=ago(9), decided_at=ago(3))

    assert only(found(practice, relationship(changes=[said_yes]))).facts["number"] == 3


def test_fires_for_a_kickoff_whose_record_nobody_sent():
    held = project(kickoff=kickoff(ago(3), sent_at=None))

    finding = only(found(practice, relationship(projects=[held])))

    assert (finding.about, finding.facts["project"]) == (held, "Online shop")
