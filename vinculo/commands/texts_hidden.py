"""Texts that the search for messages cannot see: inside f-strings, or themselves put together from pieces."""

import ast
from collections.abc import Iterator
from pathlib import Path

FUNCTIONS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "npgettext"}


def hidden_in_folder(folder: Path) -> Iterator[str]:
    """A sentence for each, with file and line. `folder` is read with all below it."""
    for path in sorted(folder.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from hidden_in(path.read_text(), str(path.relative_to(folder.parent)))


def hidden_in(source: str, name: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            for call in translations_in(node):
                yield f"{name}:{call.lineno}: a text inside an f-string is never collected: take it out"
    for call in translations_in(ast.parse(source)):
        if call.args and isinstance(call.args[0], ast.JoinedStr):
            yield f"{name}:{call.lineno}: an f-string cannot be translated: use %(name)s"


def translations_in(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node.func) in FUNCTIONS:
            yield node


def name_of(called: ast.expr) -> str:
    if isinstance(called, ast.Name):
        return called.id
    return called.attr if isinstance(called, ast.Attribute) else ""
