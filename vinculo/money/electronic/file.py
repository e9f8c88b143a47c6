"""The electronic invoice as a file: the XML alone, or inside the PDF (PDF/A-3), made of what was frozen."""

from vinculo.money.electronic.building import build
from vinculo.money.invoicing.paper import typeset
from vinculo.money.models import Invoice

LEVEL = "EN 16931"


def as_xml(invoice: Invoice) -> bytes:
    """NotElectronic."""
    return build(invoice.frozen)


def as_pdf(invoice: Invoice) -> bytes:
    """The paper with the XML in it: people read the one, machines the other. NotElectronic."""
    from drafthorse.pdf import attach_xml

    xml = as_xml(invoice)
    seller, number = invoice.frozen["seller"]["legal_name"], invoice.number
    told = {"author": seller, "title": number, "subject": number, "keywords": "Factur-X", "creator": "Vínculo"}
    return bytes(attach_xml(typeset(invoice.frozen, at=invoice.issued_at), xml, LEVEL, told, invoice.language))
