"""
Markup that is the same for everybody who reads the same language: drawn once and kept.

    {% load steady %}
    {% steady %}<nav aria-label="{% translate 'Sections' %}">…</nav>{% endsteady %}

Nothing inside may depend on the request, the person or the data: it is drawn without a context.
"""

from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


class SteadyNode(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self.drawn: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        language = get_language()
        if language not in self.drawn:
            bare = context.new({})
            self.drawn[language] = self.nodelist.render(bare)
        return self.drawn[language]


@register.tag
def steady(parser: Parser, token: Token) -> Any:
    nodelist = parser.parse(("endsteady",))
    parser.delete_first_token()
    return SteadyNode(nodelist)
