"""The papers of the story that are signed: one sealed by both sides, one that waits."""

from datetime import datetime
from typing import Any

from django.utils import translation

from vinculo import jobs
from vinculo.clients.acting import acting as their_acting
from vinculo.commands.story.client import ClientStory
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.models import Signer, SigningRequest
from vinculo.documents.signing import finishing
from vinculo.documents.signing.asking import Party, Wish, ask
from vinculo.documents.signing.consenting import Consent, words
from vinculo.logbook.signed import sign
from vinculo.people.acting import acting as our_acting

CLIENT, PROJECT, THEIRS, OURS = "Bodegas Arrieta", "tienda", "ana", "nuria"
CONTRACT = """# Contrato de mantenimiento

Entre **Estudio Lumbre** y **Bodegas Arrieta**.

1. Estudio Lumbre mantiene la tienda en marcha y responde en un día laborable.
2. Bodegas Arrieta envía textos y fotos una semana antes de publicarlos.
3. Cualquiera de las partes lo termina avisando con un mes.

## Precio

Cuatro horas al mes están incluidas. Lo que pase de ahí se acuerda antes de empezar.
"""
ANNEX = """# Anexo 1: la campaña de Navidad

1. La portada cambia el 1 de diciembre y vuelve a la de siempre el 7 de enero.
2. Bodegas Arrieta envía las fotos de los lotes el 20 de noviembre.
3. El resto del contrato de mantenimiento sigue igual.
"""
STROKES = [[[90, 620], [160, 240], [230, 700], [300, 430], [380, 640], [470, 380], [560, 650], [700, 420], [900, 500]]]


def tell_signing(stories: dict[str, ClientStory]) -> None:
    """After the approvals, who made the deciders. `stories` by name of the client."""
    story = stories.get(CLIENT)
    if story is None:
        return
    sent = story.times.at(-12, "10:00")
    signed = _ask(story, "Contrato de mantenimiento", CONTRACT, sent)
    for signer in signed.signers.select_related("contact", "person", "request__client", "request__project"):
        _signs(signer, story.times.at(-11 if signer.contact_id else -10, "11:20"))
    signed.refresh_from_db()
    finishing.keep(signed, finishing.make(signed, at=story.times.now), at=story.times.now)
    for whom in (f"contact:{story.contacts[THEIRS].pk}", f"person:{story.people[OURS].pk}"):
        _no_letter(f"signing-sealed:{signed.pk}:{whom}")
    _ask(story, "Anexo 1: la campaña de Navidad", ANNEX, story.times.at(-1, "12:30"))


def _ask(story: ClientStory, title: str, text: str, at: datetime) -> SigningRequest:
    by = story.people[OURS]
    to = NewDocument(story.client, story.projects[PROJECT], title=title, audience="shared")
    version = add_version(to, text.encode(), name=f"{title[:20].strip().lower()}.md", at=at, by=by)
    theirs = Party(contact=story.contacts[THEIRS], capacity=story.client.name)
    wish = Wish(version, (theirs, Party(person=by)), title, "es", in_order=True)
    request = ask(wish, by=by, at=at)
    for signer in request.signers.all():
        _no_letter(f"signing-asked:{signer.pk}")
    return request


def _signs(signer: Signer, at: datetime) -> None:
    signer.refresh_from_db()
    whom: Any = signer.contact or signer.person
    with translation.override("es"):
        said = words(signer.request, signer.capacity)
    how = "code" if signer.contact_id else "password"
    consent = Consent(
        whom.name, said, "es", how, at, time_zone="Europe/Madrid", drawn=STROKES if signer.contact_id else None
    )
    actor = their_acting(whom, proof=how) if signer.contact_id else our_acting(whom, proof=how)
    sign(signer, consent, actor=actor, at=at)


def _no_letter(key: str) -> None:
    """Nobody of the story gets letters."""
    with jobs.once(key):
        pass
