"""The closing in a real browser: it saves as one writes, and the sheet beside it grows."""

from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from vinculo.feedback.models import Complaint, Lesson
from vinculo.projects.models import HandOverItem, Project


def test_a_project_is_brought_to_its_end(story, page_for, check_axe, screenshot):
    project = Project.objects.get(name="Web y venta de entradas")
    base = f"/projects/{project.pk}/"
    complaint = Complaint.objects.create(client=project.client, project=project, text="x", at=project.created_at)
    pages = [
        f"{base}closing/{step}/" for step in ("documents", "promised", "celebration", "look-back", "next", "sheet")
    ]
    pages += [f"{base}similar/", f"{base}thanks/", "/lessons/", "/complaints/", complaint.get_absolute_url()]
    for suffix, options in (("", {}), ("-dark", {"dark": True}), ("-phone", {"size": PHONE})):
        page = page_for(story, language="es", **options)
        for address in pages:
            page.goto(address)
            check_axe(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (address, suffix)
            if address.endswith("promised/"):
                screenshot(page, f"closing{suffix}")
        page.context.close()

    page = page_for(story)
    page.goto(f"{base}closing/look-back/")
    page.locator(".lines-lesson .line-new [name=text]").fill("Tickets sell at night")
    page.locator(".lines-lesson .line-new .line-add").click()
    expect(page.locator(".paper")).to_contain_text("Tickets sell at night")
    assert Lesson.objects.filter(project=project, text="Tickets sell at night").count() == 1

    page.goto(f"{base}closing/documents/")
    item = HandOverItem.objects.get(project=project, kind="document", done_on=None)
    page.get_by_role("form", name=item.what).locator("[name=is_done]").check()
    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "saved")
    assert HandOverItem.objects.get(pk=item.pk).done_on is not None
