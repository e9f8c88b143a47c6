"""The paper of an issued invoice: made once from what was frozen, with the electronic invoice inside, and kept."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone, translation

from vinculo import web
from vinculo.db.locking import lock_named
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.models import Version
from vinculo.money.invoicing.words_of_paper import heading, words_of
from vinculo.money.models import Invoice
from vinculo.people.models import Organization

TEMPLATE = Path(__file__).parent / "print" / "invoice.typ"
FONTS = Path(web.__path__[0]) / "static" / "vinculo" / "fonts"


def make(invoice_id: int) -> None:
    """The job: nothing happens where the paper is there already."""
    invoice = Invoice.objects.issued().select_related("client", "project").filter(pk=invoice_id).first()
    if invoice:
        paper_of(invoice)


@transaction.atomic
def paper_of(invoice: Invoice) -> Version:
    """The paper, made now if nobody did. For our team only, until the invoice is sent."""
    lock_named(f"paper of invoice:{invoice.pk}")
    invoice.refresh_from_db()
    if invoice.paper:
        return invoice.paper
    content = typeset(invoice.frozen, at=invoice.issued_at)
    with translation.override(invoice.language):
        title = heading(invoice.frozen)
    where = NewDocument(invoice.client, project=invoice.project, title=title, about_money=True)
    return add_version(
        where, content, name=f"{invoice.number}.pdf", at=timezone.now(), by=invoice.issued_by,
        then=lambda version: _is_of(invoice, version, content),
    )  # fmt: skip


def typeset(frozen: dict[str, Any], at: Any = None) -> bytes:
    """The PDF alone. Texts travel as data, so nothing that somebody wrote can be read as an instruction."""
    import typst  # the compiler is loaded by whoever prints

    made = typst.compile(
        TEMPLATE.read_bytes(),
        root=str(TEMPLATE.parent),
        font_paths=_fonts(),
        format="pdf",
        pdf_standards=["a-3b"],
        timestamp=int(at.timestamp()) if at else None,
        sys_inputs={"invoice": json.dumps(words_of(frozen, Organization.current()))},
    )
    assert isinstance(made, bytes)
    return made


def _is_of(invoice: Invoice, version: Version, content: bytes) -> None:
    invoice.paper, invoice.sha256 = version, sha256(content).hexdigest()
    invoice.save(update_fields=["paper", "sha256", "updated_at"])


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
