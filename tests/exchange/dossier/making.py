"""A client with something to prove, and a dossier of it."""

import io
import json
import zipfile
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from tests.world import NOW, World
from vinculo.agreements import asking, deciding
from vinculo.agreements.models import Promise
from vinculo.clients.models import Audience
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.exchange.dossier.making import write
from vinculo.exchange.dossier.models import Dossier
from vinculo.logbook.entry import Entry, NewPromise
from vinculo.logbook.log import log
from vinculo.projects.models import Project
from vinculo.record import witnesses
from vinculo.record.models import Entry as RecordEntry
from vinculo.record.models import Witness

PAPER = b"%PDF-1.4\n% a small paper\n%%EOF\n"


def live(world: World) -> list[RecordEntry]:
    """Promises, a decision, a change and two files; another client writes in between."""
    talk = Entry(
        client=world.luna, at=NOW, channel="phone", summary="It was about plates", contacts=(world.ana,),
        project=world.shop, audience="shared", shares_status=True,
        promises=(NewPromise("First plates", date(2026, 3, 20), date(2026, 3, 18)),), decisions=("Blue <b>it</b> is",),
    )  # fmt: skip
    log(talk, by=world.marek)
    promise = Promise.objects.get(client=world.luna)
    promise.renegotiate(
        to_on=date(2026, 3, 25), internal_on=date(2026, 3, 24), reason="The oven", by=world.marek, at=NOW
    )
    log(Entry(client=world.otero, at=NOW, channel="phone", decisions=("SECRET-OF-OTERO",)), by=world.iga)
    add(world, "Menu", Audience.SHARED, project=world.shop)
    add(world, "SECRET-INTERNAL", Audience.TEAM, project=world.shop)
    change = asking.ask(world.shop, title="A blog", by=world.marek, at=NOW)
    deciding.withdraw(change, by=world.marek, at=NOW)
    promise.keep(on=date(2026, 3, 25), by=world.marek)
    ours = list(RecordEntry.objects.filter(strand=f"client:{world.luna.pk}").in_order())
    witnesses.note(ours[-1], how=Witness.How.MAIL, where="<1@faro.example>", at=NOW)
    return ours


def add(world: World, title: str, audience: str, project: Project | None = None) -> Any:
    place = NewDocument(world.luna, project, title=title, audience=audience)
    return add_version(place, PAPER + title.encode(), name=f"{title}.pdf", at=NOW, by=world.marek)


def dossier(world: World, project: Project | None = None) -> "Bundle":
    made = Dossier(client=world.luna, project=project, by=world.marek, asked_at=NOW)
    file = io.BytesIO()
    write(file, made, at=timezone.now(), come_to=lambda percent: None)
    with zipfile.ZipFile(file) as archive:
        return Bundle({name: archive.read(name) for name in archive.namelist()})


@dataclass
class Bundle:
    """The files of a dossier, to look at and to tamper with."""

    files: dict[str, bytes] = field(default_factory=dict)

    def json(self, name: str) -> Any:
        return json.loads(self.files[name])

    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.files["record/record.jsonl"].decode().split("\n") if line]

    def put(self, name: str, value: Any) -> None:
        """A changed file, with a manifest that fits: whoever tampers does that too."""
        if name.endswith(".jsonl"):
            value = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in value)
        elif not isinstance(value, bytes):
            value = json.dumps(value)
        self.files[name] = value.encode() if isinstance(value, str) else value
        self.list_anew()

    def list_anew(self, **changes: Any) -> None:
        from hashlib import sha256

        manifest = {**self.json("manifest.json"), **changes}
        listed = {name: sha256(data).hexdigest() for name, data in self.files.items() if name != "manifest.json"}
        self.files["manifest.json"] = json.dumps({**manifest, "files": listed}).encode()

    def zipped(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, data in self.files.items():
                archive.writestr(name, data)
        return out.getvalue()
