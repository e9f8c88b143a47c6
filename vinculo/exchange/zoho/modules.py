"""Which module of Zoho CRM a list is: by the name of its file where Zoho gave it, else by its headings."""

import re
from collections.abc import Set

NAMES = {
    "accounts": "accounts", "companies": "accounts", "contacts": "contacts", "leads": "leads", "deals": "deals",
    "potentials": "deals", "pipelines": "deals", "notes": "notes", "tasks": "tasks", "events": "events",
    "meetings": "events", "calls": "calls",
}  # fmt: skip
# In the order in which they are handed on: what others point to comes first.
ORDER = ("accounts", "contacts", "leads", "deals", "notes", "tasks", "events", "calls")
ELSEWHERE = frozenset(
    "products quotes salesorders purchaseorders invoices cases solutions campaigns vendors pricebooks attachments "
    "users activities tags".split()
)
GIVEN_NAME = re.compile(r"(?:^|/)([A-Za-z]+(?:[ _][A-Za-z]+)*)(?:_\d{3}|_\d{4}_\d\d_\d\d)\.csv$", re.I)
SIGNS = (
    ("notes", {"notecontent"}), ("notes", {"notetitle"}), ("calls", {"callstarttime"}), ("calls", {"calltype"}),
    ("deals", {"dealname"}), ("deals", {"potentialname"}), ("events", {"eventtitle"}),
    ("events", {"startdatetime"}), ("events", {"title", "from", "to"}),
    ("elsewhere", {"quotestage"}), ("elsewhere", {"invoicedate"}), ("elsewhere", {"sonumber"}),
    ("elsewhere", {"ponumber"}), ("elsewhere", {"casenumber"}), ("elsewhere", {"productname"}),
    ("tasks", {"subject", "duedate"}), ("tasks", {"subject", "priority"}), ("leads", {"leadstatus"}),
    ("leads", {"company", "lastname"}), ("contacts", {"lastname"}), ("contacts", {"firstname"}),
    ("accounts", {"accountname"}), ("accounts", {"companyname"}),
)  # fmt: skip
RECORD = {"createdtime", "modifiedtime"}


def named(file: str) -> str:
    """The module in a file's name as Zoho writes it (`Deals_001.csv`, `Contacts_2026_02_12.csv`); "" for another."""
    found = GIVEN_NAME.search(file)
    return found[1].replace(" ", "").replace("_", "").lower() if found else ""


def of(names: Set[str]) -> str:
    """The module whose records have these (folded) names, "elsewhere" for one that is not taken, "" for none."""
    return next((module for module, signs in SIGNS if signs <= names), "")
