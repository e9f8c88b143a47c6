"""The sheets hang together: each entry names those it needs, once, and every token used exists."""

import re
from pathlib import Path

CSS = Path(__file__).parents[2] / "vinculo/web/static/vinculo/css"
ENTRIES = ("vinculo.css", "portal.css")
IMPORT = re.compile(r'@import url\("([^"]+)"\)')


def test_the_entry_imports_every_sheet_once():
    staff, clients = (IMPORT.findall((CSS / entry).read_text()) for entry in ENTRIES)
    there = {str(sheet.relative_to(CSS)) for sheet in CSS.rglob("*.css")} - set(ENTRIES)

    assert {*staff, *clients} == there
    assert (len(set(staff)), len(set(clients))) == (len(staff), len(clients))


def test_every_token_in_use_is_defined():
    text = "".join(sheet.read_text() for sheet in CSS.rglob("*.css"))

    assert set(re.findall(r"var\((--[\w-]+)", text)) <= set(re.findall(r"(--[\w-]+):", text))


def test_no_sheet_outgrows_one_screenful_of_patience():
    assert {sheet.name for sheet in CSS.rglob("*.css") if len(sheet.read_text().splitlines()) > 300} == set()
