"""One day of the demo story, from the morning to the evening, as docs/using/a-day.md tells it."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from vinculo.access import visits
from vinculo.clients.models import Client, Contact
from vinculo.conversations.models import BadNews, Question
from vinculo.portal.cookie import NAME


@pytest.fixture
def anas_phone(story, page_for, live_server):
    page = page_for(None, size=PHONE)
    ana = Contact.objects.get(email="ana@bodegas-arrieta.example")
    _visit, key = visits.begin(ana, proof="code", at=timezone.now())
    page.context.add_cookies([{"name": NAME, "value": key, "url": live_server.url}])
    return page


def done(page):
    """The form over Today is saved, and one is back."""
    dialog = page.locator("#dialog")
    with page.expect_navigation():
        dialog.locator("form[data-sheet] button[type=submit]").last.click()
    expect(page.locator(".toast").first).to_be_visible()
    page.evaluate("scrollTo(0, 0)")


def test_a_day(story, page_for, anas_phone, screenshot):
    page = page_for(story, size=DESKTOP)
    page.goto("/")
    screenshot(page, "day-1-morning")

    page.locator(".focus .btn-primary").first.click()
    expect(page.locator("#dialog [name=way_out]")).to_be_visible()
    screenshot(page, "day-2-bad-news")
    done(page)
    told = BadNews.objects.get(client__name="Bodegas Arrieta", told_at__isnull=False)
    screenshot(page, "day-3-told")

    phone = page_for(story, size=PHONE)
    phone.goto(re.sub("^http://[^/]+", "", page.locator("a[href*='/call/']").first.get_attribute("href")))
    screenshot(phone, "day-4-call")

    asked = page.locator("a[href*='/answer/']").first
    question = Question.objects.get(pk=re.search(r"/questions/(\d+)/", asked.get_attribute("href"))[1])
    asked.click()
    expect(page.locator("#dialog [name=text]")).to_be_visible()
    page.locator("#dialog [name=text]").fill("La ladera se llama Viña Alta. Lo cambiamos hoy y te lo enseño mañana.")
    screenshot(page, "day-5-answer")
    done(page)
    question.refresh_from_db()

    page.goto(Client.objects.get(name="Bodegas Arrieta").get_absolute_url())
    screenshot(page, "day-6-client")
    anas_phone.goto("/portal/")
    screenshot(anas_phone, "day-7-portal", whole_page=True)
    page.goto("/projects/")
    screenshot(page, "day-8-evening")

    assert (told.channel, question.answered_at is not None) == ("phone", True)
