"""Putting a dossier together: a job that writes one file, says how far it is, and may be begun again."""

import json
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from django.utils import timezone, translation

from vinculo import jobs
from vinculo.clients.merged import with_merged
from vinculo.documents.folders import private_folder
from vinculo.documents.keeping import open_bytes
from vinculo.documents.models import Version
from vinculo.exchange.dossier import readable, standalone
from vinculo.exchange.dossier.contents import contents
from vinculo.exchange.dossier.files import certificates, name_of, versions_of
from vinculo.exchange.dossier.models import Dossier, dossiers_folder
from vinculo.exchange.dossier.strand import Strand, as_line, joined, rows, seen_outside
from vinculo.people.models import Organization
from vinculo.projects.models import Project

PIECE = 1024 * 1024
KEPT = timedelta(days=7)
README = Path(__file__).parent / "readme"
READMES = {"README.txt": "en.txt", "LEEME.txt": "es.txt", "CZYTAJ.txt": "pl.txt"}
VERIFY = Path(standalone.__path__[0]) / "verify.py"


@jobs.takes(minutes=30)
def make(dossier_id: int) -> None:
    """The job. It writes beside the place and moves the whole file there; whoever was thrown away gets none."""
    related = Dossier.objects.select_related("client", "project", "by")
    dossier = related.filter(pk=dossier_id, state=Dossier.State.WAITING, client__deleted_at=None).first()
    if dossier is None:
        return
    private_folder(dossiers_folder())
    draft = dossier.path.with_suffix(".part")
    try:
        with translation.override(dossier.language), draft.open("wb") as file:
            write(file, dossier, at=timezone.now(), come_to=dossier.come_to)
        digest = _hash_of(draft)
        size = draft.stat().st_size
        draft.replace(dossier.path)
    except Exception:
        draft.unlink(missing_ok=True)
        Dossier.objects.filter(pk=dossier_id).update(state=Dossier.State.FAILED)
        raise
    dossier.finish(size=size, sha256=digest, at=timezone.now())


def forget_old(*, at: datetime) -> int:
    """A dossier is for taking away, not for keeping: after a week its file goes. How many those were."""
    old = list(Dossier.objects.filter(state=Dossier.State.DONE, done_at__lt=at - KEPT))
    for dossier in old:
        dossier.forget_file()
    return len(old)


@dataclass(slots=True)
class Archive:
    """A ZIP that remembers the hash of what is put in."""

    zip: zipfile.ZipFile
    hashes: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, content: bytes) -> None:
        self.stream(name, [content])

    def stream(self, name: str, pieces: Iterable[bytes]) -> str:
        digest = sha256()
        with self.zip.open(name, "w", force_zip64=True) as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
        self.hashes[name] = digest.hexdigest()
        return self.hashes[name]


def write(out: BinaryIO, dossier: Dossier, *, at: datetime, come_to: Callable[[int], None]) -> None:
    """The whole archive into an open file. `come_to` hears how far it is, in per cent."""
    client, project = dossier.client, dossier.project
    organization = Organization.current()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        archive = Archive(opened)
        strands = [_strand(archive, pk, project) for pk in with_merged(client.pk)]
        strand = joined(strands)
        come_to(20)
        papers = _papers(archive, versions_of(client, project), strand, come_to)
        for name, pem in certificates():
            archive.put(name, pem.encode())
        told = contents(client, project)
        archive.put("data/dossier.json", _json(told))
        with timezone.override(ZoneInfo(organization.time_zone) if organization else UTC):
            values = readable.values(told, strand, papers, organization=organization, at=at)
        archive.put("dossier.html", readable.as_html(values).encode())
        from vinculo.exchange.dossier.paper import summary_as_pdf  # what draws paper is read by the worker alone

        archive.put("summary.pdf", summary_as_pdf(values))
        for name, source in READMES.items():
            archive.put(name, (README / source).read_bytes())
        archive.put("verify.py", VERIFY.read_bytes())
        opened.writestr("manifest.json", _json(_manifest(archive, strands, papers, at)))


def _strand(archive: Archive, client_id: int, project: Project | None) -> Strand:
    """The record of the client, or of one that became part of it, each in a folder of its own."""
    first = "record/record.jsonl" not in archive.hashes
    strand = Strand(f"client:{client_id}", folder="record" if first else f"record/joined/{client_id}")
    lines = rows(strand, project_id=project.pk if project else None)
    archive.stream(f"{strand.folder}/record.jsonl", (as_line(row).encode() for row in lines))
    outside = seen_outside(strand)
    archive.put(f"{strand.folder}/links.jsonl", "".join(map(as_line, outside.links)).encode())
    archive.put(f"{strand.folder}/witnesses.json", _json(outside.witnesses))
    for name, token in outside.tokens.items():
        archive.put(name, token)
    return strand


def _papers(
    archive: Archive, versions: list[Version], strand: Strand, come_to: Callable[[int], None]
) -> dict[str, tuple[Version, int]]:
    """Files whose coming in stands in the record, by name; one that the store has lost or spoilt stops the making."""
    papers: dict[str, tuple[Version, int]] = {}
    for count, version in enumerate(versions, start=1):
        if (seq := strand.papers.get(version.pk)) is None:
            continue
        name = name_of(version)
        with open_bytes(version) as file:
            digest = archive.stream(name, iter(lambda: file.read(PIECE), b""))  # noqa: B023  read at once
        if digest != version.sha256:
            raise RuntimeError(f"version {version.pk} is damaged")
        papers[name] = (version, seq)
        come_to(20 + 70 * count // len(versions))
    return papers


def _manifest(
    archive: Archive, strands: list[Strand], papers: dict[str, tuple[Version, int]], at: datetime
) -> dict[str, Any]:
    own, *others = [{"name": one.name, "seq": one.seq, "head": one.head, "folder": one.folder} for one in strands]
    return {
        "made_at": at.isoformat(),
        "strand": own,
        "joined": others,
        "files": archive.hashes,
        "papers": {name: seq for name, (_version, seq) in papers.items()},
    }


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _hash_of(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()
