"""Asking for a code and reading the letter, as somebody at the door does."""

import re
from typing import Any

from django.core import mail
from django.test import Client

from tests.people.door import run_waiting_jobs

ENTER, CODE, COME_IN = "/portal/enter/", "/portal/enter/code/", "/portal/come-in/"


def ask(address: str, browser: Client | None = None, **extra: Any) -> Client:
    browser = browser or Client()
    browser.post(ENTER, {"address": address}, **extra)
    return browser


def figures() -> str:
    found = re.search(r"^\s+(\d{6})$", mail.outbox[-1].body, re.MULTILINE)
    assert found
    return found[1]


def link() -> str:
    """The path of the link in the newest letter."""
    found = re.search(r"https?://[^/\s]+(/portal/come-in/\S+)", mail.outbox[-1].body)
    assert found
    return found[1]


def asked(address: str, **extra: Any) -> tuple[Client, str]:
    """A browser that asked, and the code that came."""
    browser = ask(address, **extra)
    run_waiting_jobs()
    return browser, figures()


def is_in(browser: Client) -> bool:
    return browser.get("/portal/devices/").status_code == 200
