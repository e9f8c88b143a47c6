"""
Tells the type checker what LoginRequiredMiddleware makes true: in a page of ours `request.user` is a person of ours.

The few pages open to strangers ask `isinstance(request.user, Person)` or `is_authenticated` before they use it.
"""

from collections.abc import Callable

from mypy.checker import TypeChecker
from mypy.nodes import TypeInfo
from mypy.plugin import AttributeContext, Plugin
from mypy.types import Instance, Type


class ClosedByDefault(Plugin):
    def get_attribute_hook(self, fullname: str) -> Callable[[AttributeContext], Type] | None:
        return a_person if fullname == "django.http.request.HttpRequest.user" else None


def a_person(context: AttributeContext) -> Type:
    module = context.api.modules.get("vinculo.people.models") if isinstance(context.api, TypeChecker) else None
    symbol = module.names.get("Person") if module else None
    # A run over a few files may not have read the module that defines Person.
    return Instance(symbol.node, []) if symbol and isinstance(symbol.node, TypeInfo) else context.default_attr_type


def plugin(_version: str) -> type[Plugin]:
    return ClosedByDefault
