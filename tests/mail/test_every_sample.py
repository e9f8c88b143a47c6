"""Every sample of a letter, of many programmes and broken in many ways, comes to an end of its own."""

from collections import Counter
from pathlib import Path

from tests.mail.coming import all_come, make_box
from tests.world import World
from vinculo.clients.models import ContactPoint
from vinculo.conversations.models import MailMessage
from vinculo.mail import shown
from vinculo.mail.models import State
from vinculo.mail.reading import letter, limits
from vinculo.mail.reading.boxes import messages_of
from vinculo.mail.reading.headers import decoded
from vinculo.mail.reading.quotes import fold

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "mail"


def letters() -> dict[str, bytes]:
    found = {path.name: path.read_bytes() for path in sorted(SAMPLES.glob("*.eml"))}
    for path in SAMPLES.glob("*.mbox"):
        with path.open("rb") as stream:
            found |= {f"{path.name} {line}": data for line, data in messages_of(stream) if data}
    return found


def test_each_letter_is_asked_about_or_in_the_record_and_none_stumbles(world: World) -> None:
    samples = letters()
    unknown = all_come(make_box(), list(samples.values()))
    outcome = {name: (one.state, one.reason) for name, one in zip(samples, unknown, strict=True)}

    assert {name: why for name, why in outcome.items() if why[0] in (State.NEW, State.BROKEN)} == {}
    assert Counter(state for state, _reason in outcome.values()).keys() <= {
        State.ASKING, State.LIST, State.AUTOMATIC, State.BOUNCE,
    }  # fmt: skip
    for one in unknown:
        ContactPoint.objects.get_or_create(
            contact=world.ana, kind="email", normal=one.from_address, defaults={"value": one.from_address}
        )
    known = all_come(make_box("otra@faro.example"), list(samples.values()))
    assert {one.doubt for one in known if one.state == State.ASKING} == {"two_senders"}
    assert sum(one.state == State.LOGGED for one in known) >= len(samples) - 4
    assert MailMessage.objects.count() == len({one.interaction for one in known if one.interaction})
    for one in known:
        if one.interaction:
            assert one.interaction.summary or one.interaction.quoted or one.interaction.mail.attachments, one.subject
    for data in samples.values():
        page = shown.shown(letter.opened(data)).page
        assert "<script" not in page and len(page) < limits.MEGABYTE


def test_each_body_is_parted_and_nothing_of_it_is_lost() -> None:
    for path in sorted(SAMPLES.glob("*.txt")):
        text = decoded(path.read_bytes())
        folded = fold(text)
        assert folded.said and folded.quoted, path.name
        kept = "".join((folded.said + folded.signature + folded.quoted).split())
        assert Counter(kept) == Counter("".join(text.split())), path.name
