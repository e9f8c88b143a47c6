"""What a list says about each document."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vinculo.clients.models import Audience
from vinculo.documents.lists import Row
from vinculo.documents.models import Version
from vinculo.documents.sizes import kind_words, plate, size_words
from vinculo.web.dates import day


@dataclass(frozen=True, slots=True)
class Line:
    pk: int
    title: str
    url: str
    get_url: str
    picture: str
    plate: str
    facts: str
    note: str
    is_shared: bool
    held: str
    refused: str
    versions: str
    project: str


def line(row: Row) -> Line:
    document, version = row.document, row.version
    project = document.project
    base = f"/documents/{document.pk}/"
    return Line(
        pk=document.pk,
        title=document.title,
        url=base,
        get_url=f"{base}versions/{version.number}/get/" if version.is_good else "",
        picture=f"{base}versions/{version.number}/pages/0/" if row.has_picture and version.is_good else "",
        plate=plate(version.media_type),
        facts=facts(version),
        note=version.note,
        is_shared=document.audience == Audience.SHARED,
        held=_("Being looked through") if version.state == Version.State.HELD else "",
        refused=refused(version),
        versions=_("version %(number)d") % {"number": version.number} if version.number > 1 else "",
        project=project.name if project else "",
    )


def facts(version: Version) -> str:
    """Ana Prado, Fri 6 Mar, PDF, 1.2 MB"""
    parts = (sender(version), day(version.at), kind_words(version.media_type), size_words(version.size))
    return " · ".join(filter(None, parts))


def sender(version: Version) -> str:
    who = version.by or version.by_contact
    return who.name if who else ""


def refused(version: Version) -> str:
    if version.state != Version.State.REFUSED:
        return ""
    return _("Not kept: %(virus)s was found in it. Ask for a clean copy.") % {"virus": version.state_because}
