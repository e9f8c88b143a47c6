"""How an import must not be written: chunk by chunk, each committed by itself. Only a control for the tests."""

from django.db import transaction

from vinculo.exchange.contacts.book import Book
from vinculo.exchange.contacts.data import from_data
from vinculo.exchange.contacts.plan import plan
from vinculo.exchange.contacts.write import Writer
from vinculo.exchange.ledger import Ledger
from vinculo.exchange.models import ImportRun
from vinculo.exchange.rows import chunked
from vinculo.jobs.crash import crash_point


def write(run_id: int) -> None:
    run = ImportRun.objects.get(pk=run_id)
    assert run.by is not None
    book = Book(run.by)
    for chunk in chunked(run.rows.filter(kind="contact").order_by("number")):
        with transaction.atomic():
            contacts = [from_data(row.number, row.data) for row in chunk]
            book.load(contacts)
            Writer(book, Ledger(run), run.by).write([plan(contact, book) for contact in contacts])
        crash_point("import.chunk")
