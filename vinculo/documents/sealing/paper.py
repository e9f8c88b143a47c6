"""Setting papers: a text that is to be signed, and the evidence behind a signed one. Our fonts, no network."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

from vinculo import web
from vinculo.documents.sealing.plain_text import blocks

TEMPLATES = Path(__file__).parent / "print"
FONTS = Path(web.__path__[0]) / "static" / "vinculo" / "fonts"


def text_as_pdf(text: str, *, title: str, language: str, footer: str) -> bytes:
    """A text, or one in Markdown (headings, lists, quotes, bold, italic; anything else stays as it was typed)."""
    return _set("text.typ", {"title": title, "lang": language, "footer": footer, "blocks": blocks(text)})


def evidence_as_pdf(values: dict[str, Any]) -> bytes:
    return _set("evidence.typ", values)


def _set(template: str, values: dict[str, Any]) -> bytes:
    """What somebody wrote travels as data, so nothing in it can be read as an instruction."""
    made = typst.compile(
        (TEMPLATES / template).read_bytes(),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"paper": json.dumps(values)},
    )
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
