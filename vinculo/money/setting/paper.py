"""A paper as PDF. What somebody wrote travels as data, so nothing in it can be read as an instruction."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

from vinculo import web

HERE = Path(__file__).parent
FONTS = Path(web.__path__[0]) / "static" / "vinculo" / "fonts"


def set_paper(template: str, values: dict[str, Any]) -> bytes:
    """`template`: a file of this folder. The same values make the same bytes."""
    made = typst.compile(
        (HERE / template).read_bytes(),
        root=str(HERE),
        font_paths=fonts(),
        format="pdf",
        sys_inputs={"paper": json.dumps(values)},
    )
    assert isinstance(made, bytes)
    return made


@cache
def fonts() -> Any:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
