"""Over standard input and output: a real process on the test's own database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.jobs.test_killed_worker import database_url
from tests.mcp.assistant import inside, token_for
from tests.world import make_client, make_person
from vinculo.people.models import Role, Team

ROOT = Path(__file__).resolve().parents[2]
HELLO = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def begin(folder, token):
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": database_url(),
        "VINCULO_DATA": str(folder),
        "VINCULO_SECRET_KEY": settings.SECRET_KEY,
        "VINCULO_TOKEN": token,
    }
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-m", "vinculo", "mcp"], env=environment, cwd=ROOT, text=True, **pipes)


def test_an_assistant_on_this_machine_reads_and_sees_no_more_than_its_person(tmp_path):
    zofia = make_person("Zofia Kos", Role.MEMBER)
    mine, _contact = make_client("Café Luna", owner=zofia)
    other, _contact = make_client("Taller Otero", team=Team.objects.create(name="South"))
    said = [
        {"id": 1, "method": "initialize", "params": HELLO},
        {"method": "notifications/initialized"},
        {"id": 2, "method": "tools/list"},
        {"id": 3, "method": "tools/call", "params": {"name": "read_client", "arguments": {"id": mine.pk}}},
        {"id": 4, "method": "tools/call", "params": {"name": "read_client", "arguments": {"id": other.pk}}},
    ]
    process = begin(tmp_path, token_for(zofia))
    answers = {}
    try:
        for message in said:
            process.stdin.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
            process.stdin.flush()
            if "id" in message:
                answer = json.loads(process.stdout.readline())
                answers[answer["id"]] = answer["result"]
        process.stdin.close()
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()

    assert answers[1]["serverInfo"]["name"] == "vinculo"
    assert len(answers[2]["tools"]) == 7
    assert json.loads(inside(answers[3]["content"][0]["text"]))["client"]["name"] == "Café Luna"
    assert answers[4]["isError"] and "Otero" not in str(answers[4])


def test_without_a_good_token_it_does_not_begin(tmp_path):
    process = begin(tmp_path, "vnc_wrong")
    _out, said = process.communicate(timeout=60)

    assert (process.returncode, "VINCULO_TOKEN" in said) == (2, True)
