"""What letters seem to ask and promise is put before somebody, and never made by itself."""

from datetime import date, timedelta

from tests.world import NOW
from vinculo.agreements.models import Promise
from vinculo.conversations import proposals
from vinculo.conversations.models import Interaction, Proposal, Question, Reproach
from vinculo.projects.models import Area

FROM_THEM = (
    "Hola Marek, ¿qué tal?\n\nLas fotos están en la carpeta. ¿Cuándo podemos ver la portada?\nTe lo mando el viernes."
)
FROM_US = "Hola Ana, te mando la portada el viernes. ¿Quién escribe los textos de las fotos?"


def letter(world, text, direction="in", **fields):
    given = {"client": world.luna, "project": world.shop, "at": NOW, "channel": "email", "summary": text}
    talk = Interaction.objects.create(**{**given, "direction": direction, "by": world.marek, **fields})
    talk.contacts.add(world.ana)
    return talk


def kinds(found):
    return [(one.kind, one.text, one.due_on) for one in found]


def test_stays_quiet_about_greetings_and_talks(world):
    assert proposals.propose(letter(world, "Hola, ¿qué tal? Las fotos están en la carpeta.")) == []
    assert proposals.propose(letter(world, FROM_THEM, direction="both")) == []
    assert proposals.propose(letter(world, FROM_THEM, direction="internal")) == []


def test_what_they_ask_and_promise_is_proposed(world):
    found = proposals.propose(letter(world, FROM_THEM))

    one, promised = found
    assert (promised.kind, promised.text, promised.by_us) == ("promise", "Te lo mando el viernes.", False)
    assert promised.due_on == date(2026, 3, 13)
    assert (one.kind, one.text, one.by_us) == ("question", "¿Cuándo podemos ver la portada?", False)
    assert (one.owner, one.client, one.project, one.is_open) == (world.marek, world.luna, world.shop, True)
    assert (Question.objects.count(), Promise.objects.count()) == (0, 0)


def test_what_we_ask_and_promise_is_proposed_with_its_day_and_area(world):
    photos = Area.objects.create(project=world.shop, name="Fotos", responsible=world.zofia)

    found = proposals.propose(letter(world, FROM_US, direction="out"))

    assert kinds(found) == [
        ("promise", "Hola Ana, te mando la portada el viernes.", date(2026, 3, 13)),
        ("question", "¿Quién escribe los textos de las fotos?", None),
    ]
    assert [(one.by_us, one.owner_id, one.area_id) for one in found] == [
        (True, world.marek.pk, None),
        (True, world.marek.pk, photos.pk),
    ]


def test_twice_does_no_harm_and_what_is_asked_already_is_not_proposed(world):
    talk = letter(world, FROM_THEM)
    Question.objects.create(client=world.luna, interaction=talk, text="¿Cuándo podemos ver la portada?", asked_at=NOW)
    assert [one.kind for one in proposals.propose(talk)] == ["promise"]
    other = letter(world, FROM_THEM)
    proposals.propose(other)
    proposals.dismiss(other.proposals.get(kind="question"), by=world.marek, at=NOW)

    proposals.propose(other)

    assert [one.state for one in other.proposals.in_order()] == ["dismissed", "open"]


def test_only_the_first_decision_counts(world):
    proposals.propose(letter(world, FROM_THEM))
    one, again = (Proposal.objects.get(kind="question") for _time in range(2))

    assert proposals.dismiss(one, by=world.marek, at=NOW) is True
    assert proposals.dismiss(again, by=world.rita, at=NOW + timedelta(hours=1)) is False
    assert Proposal.objects.get(kind="question").decided_by == world.marek


def test_a_guest_sees_what_belongs_to_their_project(world):
    proposals.propose(letter(world, FROM_THEM))
    proposals.propose(letter(world, FROM_THEM, project=None))

    assert Proposal.objects.visible_to(world.teo).filter(kind="question").count() == 1
    assert Proposal.objects.visible_to(world.iga).count() == 0


def test_a_letter_of_ours_that_blames_one_of_us_is_noted_once(world):
    talk = letter(world, "Hola Ana: Zofia se olvidó de mandar las fotos, te llegan hoy.", direction="out")

    proposals.propose(talk)
    proposals.propose(talk)

    (reproach,) = Reproach.objects.all()
    assert (reproach.name, reproach.at, reproach.client) == ("Zofia Kos", NOW, world.luna)
    assert reproach.repair(by=world.marek, at=NOW) is True
    assert reproach.repair(by=world.rita, at=NOW) is False


def test_their_letters_and_our_own_mistakes_are_no_reproach(world):
    proposals.propose(letter(world, "Zofia se olvidó de mandar las fotos."))
    proposals.propose(letter(world, "Marek se olvidó de las fotos, o sea, yo. Te llegan hoy.", direction="out"))

    assert Reproach.objects.count() == 0
