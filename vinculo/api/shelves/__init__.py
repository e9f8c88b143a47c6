"""What programs can read and change, in the order of the page that describes it."""

from vinculo.api.shelf import Shelf
from vinculo.api.shelves import (
    changes,
    clients,
    contacts,
    decisions,
    documents,
    expectations,
    interactions,
    meetings,
    milestones,
    nudges,
    obligations,
    people,
    projects,
    promises,
    questions,
    sales,
    tasks,
)

SHELVES: tuple[Shelf, ...] = (
    clients.shelf, contacts.shelf, people.shelf,
    projects.shelf, milestones.shelf, tasks.shelf, changes.shelf,
    interactions.shelf, promises.shelf, expectations.shelf, questions.shelf, obligations.shelf, decisions.shelf,
    meetings.shelf, documents.shelf,
    sales.leads, sales.opportunities, sales.quotes, sales.invoices,
    nudges.shelf,
)  # fmt: skip

# What the search index calls them.
BY_KIND: dict[str, Shelf] = {
    "client": clients.shelf, "contact": contacts.shelf, "project": projects.shelf, "task": tasks.shelf,
    "opportunity": sales.opportunities, "promise": promises.shelf, "question": questions.shelf,
    "decision": decisions.shelf, "change": changes.shelf, "obligation": obligations.shelf,
    "interaction": interactions.shelf, "document": documents.shelf,
}  # fmt: skip
