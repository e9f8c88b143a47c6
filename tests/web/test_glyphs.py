import re
from pathlib import Path

import pytest
from django.utils import translation

from vinculo.web import glyphs

XSS = '"><script>alert(1)</script>'
TEMPLATES = Path(glyphs.__file__).parent.parent


def test_icon_is_mute_without_a_label():
    assert (
        glyphs.icon("phone")
        == '<svg class="i" aria-hidden="true"><use href="/static/vinculo/icons.svg#i-phone"/></svg>'
    )


def test_icon_with_a_label_speaks():
    assert 'class="i i-lg" role="img" aria-label="Channel"' in glyphs.icon("phone", "i-lg", "Channel")


@pytest.mark.parametrize("arguments", [(XSS,), ("phone", XSS), ("phone", "", XSS)])
def test_icon_lets_no_markup_through(arguments):
    assert "<script" not in glyphs.icon(*arguments)
    assert '"><' not in glyphs.icon(*arguments).replace('"><use', "").replace('"></', "")


def test_season_carries_shape_glyph_and_word():
    markup = glyphs.season("winter", "sm")

    badge = f'<span class="sg">{glyphs.icon("winter")}</span><span>Winter</span>'
    assert markup == f'<span class="season season-sm" data-s="winter">{badge}</span>'


def test_season_keeps_its_word_for_those_who_listen():
    assert '<span class="vh">Winter</span>' in glyphs.season("winter", label=False)


@pytest.mark.parametrize("name", ["", XSS, "monsoon"])
def test_what_is_no_season_weather_or_state_shows_nothing(name):
    assert (glyphs.season(name), glyphs.weather(name), glyphs.state(name)) == ("", "", "")


def test_weather_glyphs_are_not_the_season_sun():
    assert {glyph for glyph, _word in glyphs.SKIES.values()}.isdisjoint({"sun", "summer"})


def test_weather_has_glyph_and_word():
    expected = f'<span class="weather" data-w="storm">{glyphs.icon("cloud-lightning")}<span>Storm</span></span>'

    assert glyphs.weather("storm") == expected


def test_state_takes_another_word_and_escapes_it():
    markup = glyphs.state("risk", XSS)

    assert "<script" not in markup
    assert (
        glyphs.state("risk", "Warn today")
        == f'<span class="st st-risk">{glyphs.icon("triangle-alert")}Warn today</span>'
    )


def test_state_without_a_word_names_its_glyph():
    assert 'aria-label="At risk"' in glyphs.state("risk", False)


def test_labels_follow_the_language_of_the_reader():
    with translation.override("es"):
        spanish = glyphs.icon("clock", label=translation.gettext_lazy("Tuesday"))

    assert 'aria-label="martes"' in spanish


def test_every_icon_a_template_asks_for_is_in_the_sprite():
    asked = set()
    for template in TEMPLATES.rglob("*.html"):
        asked |= set(re.findall(r'{% icon "([\w-]+)"', template.read_text()))
    named = {glyph for glyph, _word in [*glyphs.SKIES.values(), *glyphs.STATES.values()]} | set(glyphs.SEASONS)

    assert asked | named <= set(glyphs.names())
    assert "phone" in asked


def test_a_badge_drawn_for_one_reader_is_not_served_to_another(monkeypatch):
    monkeypatch.setitem(glyphs.SEASONS, "winter", translation.gettext_lazy("Tuesday"))
    glyphs._season.cache_clear()

    badges = []
    for language in ("en", "es", "en"):
        with translation.override(language):
            badges.append("martes" in glyphs.season("winter"))

    glyphs._season.cache_clear()
    assert badges == [False, True, False]
