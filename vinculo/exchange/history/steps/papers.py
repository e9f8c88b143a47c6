"""Documents that were written there become documents of ours: their text as a file, their address below it."""

from hashlib import sha256
from typing import Any

from vinculo.clients.models import Client
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.models import Document, Version
from vinculo.exchange.history.refs import Found, key_of
from vinculo.exchange.history.step import SHARED, Planned, Step
from vinculo.projects.models import Project

TITLE = 200


class Papers(Step):
    kind = "paper"
    model = Document
    told = frozenset({"title"})

    def load(self, records: list[Any]) -> None:
        self.all.refs.load("work", (one.work_id for one in records))

    def place(self, one: Planned) -> str:
        project = self.all.refs.get("work", one.record.work_id)
        if project is None:
            return "no_project"
        one.ref.name, one.ref.project, one.ref.client = one.record.title, project, project.client
        return ""

    def belongs(self, one: Planned, found: Found) -> bool:
        assert one.ref.project
        return bool(found.record.project_id in (one.ref.project.pk, None))

    def values(self, one: Planned) -> dict[str, Any]:
        return {"title": (one.record.title or one.record.url)[:TITLE]}

    def besides(self, one: Planned) -> bool:
        """Another text there is a new version here."""
        text = "\n\n".join(filter(None, (one.record.text, one.record.url))) or one.record.title
        digest = sha256(text.encode()).hexdigest()
        before = (one.found.wrote or {}).get("sha256") if one.found else None
        is_told = one.found is not None and one.found.record.audience == SHARED and digest != before
        one.reason = "" if not is_told else "shared_changed" if self.all.choices.shares_changes else "shared_since"
        if one.reason == "shared_since":
            one.changes.append(["version", "", one.record.title, "held"])
            one.wrote |= {"sha256": before} if before else {}
            return False
        one.more, one.wrote["sha256"] = text if digest != before else None, digest
        if one.found and one.more:
            one.changes.append(["version", "", one.record.title])
        return one.more is not None

    def _make(self, new: list[Planned]) -> None:
        ledger = self.all.ledger
        assert ledger is not None
        clients = Client.objects.in_bulk({one.ref.home.pk for one in new if one.ref.home})
        projects = Project.objects.in_bulk({one.ref.project.pk for one in new if one.ref.project})
        for one in new:
            assert one.ref.home and one.ref.project
            begun = NewDocument(
                clients[one.ref.home.pk],
                projects[one.ref.project.pk],
                title=one.values["title"],
                audience=self.all.audience if one.record.shared else "team",
            )
            version = self._keep(begun, one)
            one.ref.pk = version.document_id
            ledger.made(Document, [version.document_id])
            ledger.came_from(Document, version.document_id, self.all.system, key_of(one.record.id), one.wrote)

    def _keep(self, to: Any, one: Planned) -> Version:
        """It came to us today, whenever it was written; its day stands in the note."""
        name = f"{(one.record.title or 'document')[:80]}.txt"
        note = f"{one.record.at:%Y-%m-%d}" if one.record.at else ""
        version = add_version(to, one.more.encode(), name=name, note=note, at=self.all.at, by=self.all.by)
        assert self.all.ledger is not None
        self.all.ledger.made(Version, [version.pk])
        return version

    def written(self, planned: list[Planned]) -> None:
        for one in planned:
            if one.found and one.more:
                self._keep(one.found.record, one)
