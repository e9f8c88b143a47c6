"""
Tells the type checker what our middleware makes true of a request: `request.user` is a person of ours (pages are closed
by default, LoginRequiredMiddleware), and `request.desk` is there.

The few pages open to strangers ask `isinstance(request.user, Person)` or `is_authenticated` before they use it.
"""

from collections.abc import Callable

from mypy.checker import TypeChecker
from mypy.nodes import MDEF, SymbolTableNode, TypeInfo, Var
from mypy.plugin import AttributeContext, ClassDefContext, Plugin
from mypy.types import AnyType, Instance, Type, TypeOfAny

REQUEST = "django.http.request.HttpRequest"
KNOWN = {
    f"{REQUEST}.user": ("vinculo.people.models.person", "Person"),
    f"{REQUEST}.desk": ("vinculo.desk.middleware", "Desk"),
}


class Requests(Plugin):
    def get_customize_class_mro_hook(self, fullname: str) -> Callable[[ClassDefContext], None] | None:
        return give_it_a_desk if fullname == REQUEST else None

    def get_attribute_hook(self, fullname: str) -> Callable[[AttributeContext], Type] | None:
        if fullname not in KNOWN:
            return None
        module, name = KNOWN[fullname]
        return lambda context: instance_of(module, name, context)


def give_it_a_desk(context: ClassDefContext) -> None:
    desk = Var("desk", AnyType(TypeOfAny.special_form))
    desk.info = context.cls.info
    context.cls.info.names["desk"] = SymbolTableNode(MDEF, desk, plugin_generated=True)


def instance_of(module: str, name: str, context: AttributeContext) -> Type:
    checker = context.api
    tree = checker.modules.get(module) if isinstance(checker, TypeChecker) else None
    symbol = tree.names.get(name) if tree else None
    # A run over a few files may not have read the module that defines it.
    return Instance(symbol.node, []) if symbol and isinstance(symbol.node, TypeInfo) else context.default_attr_type


def plugin(_version: str) -> type[Plugin]:
    return Requests
