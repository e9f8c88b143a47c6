"""A web process takes into memory only what pages need; what jobs and exports need is loaded by whoever uses it."""

import json
import subprocess
import sys

import pytest

# Each is some megabytes, in every web process.
HEAVY = (
    "PIL", "aiohttp", "asn1crypto", "boto3", "botocore", "chardet", "holidays", "lxml", "ninja", "numpy", "pydantic",
    "pyhanko", "pypdfium2", "rapidfuzz", "snowballstemmer", "storages", "typst", "xlsxwriter",
)  # fmt: skip
LOADED = """
import json, sys
{first}
import config.wsgi
from django.urls import get_resolver
for one in get_resolver().url_patterns:
    getattr(one, "url_patterns", None)
print(json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""


def loaded(first: str = "") -> list[str]:
    """What a new process has taken in when the application and all its addresses are there."""
    said = subprocess.run(
        [sys.executable, "-c", LOADED.format(first=first)], capture_output=True, text=True, check=True
    )
    names: list[str] = json.loads(said.stdout)
    return names


def test_the_application_loads_nothing_heavy() -> None:
    names = loaded()

    assert [name for name in HEAVY if name in names] == []


@pytest.mark.parametrize("name", ["typst", "xlsxwriter"])
def test_what_is_loaded_is_seen(name: str) -> None:
    assert name in loaded(f"import {name}")
