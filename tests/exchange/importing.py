"""Bring a file through an import, in one call."""

from collections import Counter
from pathlib import Path

from django.utils import timezone

from tests.exchange.samples import COPIES
from vinculo.clients.models import Client, Contact, ContactPoint, ContactRole, ImportantDate
from vinculo.conversations.models import Interaction, MailMessage
from vinculo.exchange.applying import apply
from vinculo.exchange.models import ImportRun, State
from vinculo.exchange.receiving import receive
from vinculo.exchange.staging import stage
from vinculo.people.models import Person
from vinculo.projects.models import ChecklistItem, Project, Task, TaskComment

RECORD = (
    Client, Contact, ContactPoint, ContactRole, ImportantDate, Interaction, MailMessage, Project, Task, ChecklistItem,
    TaskComment,
)  # fmt: skip


def bring(what: bytes | str, by: Person, *, name: str = "", client: Client | None = None) -> ImportRun:
    """A staged run: of a sample file when `what` is its name, else of these bytes."""
    data = (COPIES / what).read_bytes() if isinstance(what, str) else what
    run = receive([data], name or (Path(what).name if isinstance(what, str) else "list.csv"), by=by, client=client)
    stage(run)
    run.refresh_from_db()
    return run


def import_now(what: bytes | str, by: Person, *, name: str = "", client: Client | None = None) -> ImportRun:
    """The same, applied."""
    run = bring(what, by, name=name, client=client)
    assert run.go(State.PREVIEW, State.APPLYING), run.refusal
    apply(run, at=timezone.now())
    run.refresh_from_db()
    return run


def record() -> Counter[str]:
    """How many rows of each kind the record holds."""
    return Counter({model.__name__: model.objects.count() for model in RECORD})
