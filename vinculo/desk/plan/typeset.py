"""Setting a page of values on paper: PDF or PNG, with our own fonts and without the network or any other file."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

from vinculo import web

TEMPLATE = Path(__file__).parent / "print" / "roadmap.typ"
FONTS = Path(web.__path__[0]) / "static" / "vinculo" / "fonts"
PIXELS_PER_INCH = 144


@cache
def _compiler_fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


def typeset(values: dict[str, Any], form: Literal["pdf", "png"]) -> bytes:
    """The finished file. Texts travel as data, so nothing that somebody wrote can be read as an instruction."""
    import typst  # the compiler is loaded by whoever prints

    inputs = {"plan": json.dumps(values), "format": form}
    made = typst.compile(
        TEMPLATE.read_bytes(),
        root=str(TEMPLATE.parent),
        font_paths=_compiler_fonts(),
        format=form,
        ppi=PIXELS_PER_INCH,
        sys_inputs=inputs,
    )
    assert isinstance(made, bytes)
    return made
