"""Every example of docs/api.md is run, and answers as it says."""

import re
import shlex
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from django.utils import timezone

from tests.api.asking import BASE
from tests.api.house import make_all
from vinculo.api.reading import MOST, USUAL
from vinculo.programs import once, pace
from vinculo.programs.scopes import Scope

DOCS = Path("docs/api.md")
EXAMPLE = re.compile(r"# (\d{3})\n(curl (?:.|\n)*?)(?=\n#|\n```)")


def run(program, command):
    """One curl command: its method, headers and body, through the test client."""
    words = shlex.split(command.replace("\\\n", " "))[1:]
    method, headers, body, url = "GET", {}, None, ""
    while words:
        word = words.pop(0)
        if word == "-X":
            method = words.pop(0)
        elif word == "-H":
            name, _colon, value = words.pop(0).partition(": ")
            headers[name.replace("-", "_")] = value
        elif word in ("-d", "--data-binary"):
            body = words.pop(0).encode()
        else:
            url = word
    parts = urlsplit(url)
    return program.ask(method, parts.path.removeprefix(BASE), body, query=dict(parse_qsl(parts.query)), **headers)


def test_every_example_answers_as_it_says(world, marek):
    luna, _otero = make_all(world)
    known = {"VINCULO": "http://localhost", "TOKEN": marek.secret, "CLIENT": luna["clients"], "TASK": luna["tasks"]}
    known["DOCUMENT"] = luna["documents"]
    known["DAY_AGO"] = f"{timezone.now() - timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"
    known["ETAG"] = marek.get(f"/clients/{luna['clients']}")["ETAG"].replace('"', '\\"')
    examples = EXAMPLE.findall(DOCS.read_text(encoding="utf-8"))
    found = []
    for status, command in examples:
        for name, value in known.items():
            command = command.replace(f"${name}", str(value))
        answer = run(marek, command)
        found.append((command.splitlines()[0][:60], answer.status_code, int(status)))

    assert len(found) >= 10
    assert [one for one in found if one[1] != one[2]] == []


def test_the_figures_are_those_of_the_code():
    text = DOCS.read_text(encoding="utf-8")

    assert [scope for scope in Scope.values if f"`{scope}`" not in text] == []
    assert f"At most {MOST} rows at a time (`limit`, {USUAL}" in text
    assert f"more than {pace.MOST} requests in a minute" in text
    assert once.KEPT.total_seconds() / 3600 == 24
