from pathlib import Path

import pytest

from tools.check_templates import problems, repaired

PAGE = Path("page.html")


def test_a_calm_template_is_fine() -> None:
    text = '<ul>\n  {% for row in rows %}\n    <li class="row">{{ row.name }}</li>\n  {% endfor %}\n</ul>\n'

    assert list(problems(PAGE, text)) == []


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color: red">x</p>\n',
        '<button onclick="go()">x</button>\n',
        "<style>p {}</style>\n",
        "<script>go()</script>\n",
        '<a href="javascript:go()">x</a>\n',
        "{{ note|safe }}\n",
        '<script src="//elsewhere.test/x.js"></script>\n',
    ],
)
def test_what_the_security_policy_refuses_is_named(text: str) -> None:
    assert len(list(problems(PAGE, text))) == 1


def test_a_script_from_our_own_files_is_fine() -> None:
    assert list(problems(PAGE, '<script type="module" src="{% static \'a.js\' %}"></script>\n')) == []


def test_an_odd_indent_is_named() -> None:
    assert [number for number, _ in problems(PAGE, "<p>\n x\n</p>\n")] == [2]


def test_repairing_touches_blanks_only_and_is_done_once() -> None:
    untidy = "{{name}}\t\n\n\n\n{%  if a%}x{%endif %}   "

    assert repaired(PAGE, untidy) == "{{ name }}\n\n{% if a %}x{% endif %}\n"
    assert repaired(PAGE, repaired(PAGE, untidy)) == repaired(PAGE, untidy)
