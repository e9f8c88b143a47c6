"""What is the same for everybody is drawn once for each language."""

from django.template import Context, Template
from django.utils import translation

from vinculo.web.navigation import navigation


def test_is_drawn_once_for_each_language():
    page = Template("{% load i18n steady %}{% steady %}{% translate 'Spring' %}{% endsteady %}")

    said = []
    for language in ("en", "es", "en"):
        with translation.override(language):
            said.append(page.render(Context()))

    assert said == ["Spring", "Primavera", "Spring"]


def test_nothing_of_a_person_gets_into_it():
    page = Template("{% load steady %}{% steady %}[{{ secret }}]{% endsteady %}")

    assert page.render(Context({"secret": "Luna"})) == "[]"


def test_a_link_of_the_navigation_follows_its_count_and_the_current_section(rf):
    page = Template("{% load shell %}{% staff_nav %}")

    def links(count, section):
        request = rf.get("/")
        request.desk = type("Desk", (), {"today_count": count})()
        return page.render(Context({"request": request, "section": section}))

    assert navigation.sections[0].key == "today"
    assert '<span class="n">3</span>' in links(3, "today") and '<span class="n">' not in links(0, "today")
    assert links(3, "today").count("aria-current") == links(3, "clients").count("aria-current") == 1
    assert links(3, "today") != links(3, "clients")
