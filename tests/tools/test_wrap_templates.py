"""Breaking long lines: readable, stable, and never a blank where the page had none."""

import pytest

from tools.wrap_templates import wrapped


def test_a_line_that_fits_stays() -> None:
    assert wrapped("<ul><li>one</li><li>two</li></ul>", 40) == "<ul><li>one</li><li>two</li></ul>"


def test_blocks_open_up_and_what_fits_stays_together() -> None:
    line = "<ul>{% for row in rows %}<li><b>{{ row.name }}</b></li>{% endfor %}</ul>"

    assert wrapped(line, 50).split("\n") == [
        "<ul>",
        "  {% for row in rows %}",
        "    <li><b>{{ row.name }}</b></li>",
        "  {% endfor %}",
        "</ul>",
    ]


def test_branches_stand_under_each_other() -> None:
    line = "{% if rows %}<p>There are some rows</p>{% else %}<p>There are none at all</p>{% endif %}"

    assert wrapped(line, 50).split("\n") == [
        "{% if rows %}",
        "  <p>There are some rows</p>",
        "{% else %}",
        "  <p>There are none at all</p>",
        "{% endif %}",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "<b>{{ a_long_name }}</b><i>{{ another_long_name }}</i>{% if x %}({{ more }}){% endif %}",
        "{% blocktranslate %}a text whose blanks and breaks are part of the message{% endblocktranslate %}",
        "<textarea>what somebody wrote, with every blank and every break they made</textarea>",
        '{% translate "a sentence that is longer than the line on which it has to stand" %}',
    ],
)
def test_where_a_blank_would_show_nothing_is_broken(line: str) -> None:
    assert wrapped(line, 30) == line


def test_words_fill_the_line_and_attributes_come_last() -> None:
    assert wrapped("<p>one two three four five</p>", 20).split("\n") == [
        "<p>",
        "  one two three four",
        "  five",
        "</p>",
    ]
    assert wrapped('<a class="btn" href="/clients/"><b>x</b></a>', 30).split("\n") == [
        '<a class="btn"',
        '  href="/clients/"><b>x</b></a>',
    ]


def test_breaking_twice_changes_nothing_more() -> None:
    line = '<div><p>one two</p>{% if x %}<p class="a b">three</p>{% endif %}<span>four</span> <span>five</span></div>'

    assert wrapped(wrapped(line, 40), 40) == wrapped(line, 40)
