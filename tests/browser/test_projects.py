"""A project, all of them and how they begin and end, as people see them: Spanish, phone, dark."""

from tests.browser.conftest import PHONE
from vinculo.projects.models import Project

LOOKS = (("", {}), ("-phone", {"size": PHONE}), ("-dark", {"dark": True}))


def test_projects_fit_the_screen_and_everybody_can_read_them(story, page_for, check_axe, screenshot):
    shop = Project.objects.get(name="Tienda en línea")
    museum = Project.objects.get(client__name="Museo del Azulejo")
    donations = Project.objects.get(name="Web y donaciones")
    pages = (
        (shop.get_absolute_url(), "project"),
        ("/projects/", "portfolio"),
        (f"{donations.get_absolute_url()}kickoff/dates/", "kickoff"),
        (f"{museum.get_absolute_url()}closing/promised/", "closing"),
        (f"{shop.get_absolute_url()}plan/?view=gantt", "plan"),
    )
    for look, options in LOOKS:
        page = page_for(story, language="es", **options)
        for address, name in pages:
            answer = page.goto(address)
            assert answer.status == 200, address
            check_axe(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
            screenshot(page, f"{name}{look}", whole_page=name not in ("kickoff", "closing"))
        page.context.close()
