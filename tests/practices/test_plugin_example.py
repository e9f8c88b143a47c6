"""The example in the docs is a package: it is built, put beside the others, and its practice is in the catalogue."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs" / "practices" / "plugin-example"
# What pip asks of the build backend, in words that need neither a network nor anything but setuptools.
INSTALL = "import setuptools; setuptools.setup(script_args=__import__('sys').argv[1:])"
ASK = """
import django, json, test_second_person as tests
django.setup()
from django.utils.translation import override
from vinculo.practices.catalogue import all_practices, find_practice
for name in dir(tests):
    if name.startswith("test_"):
        getattr(tests, name)()
found = find_practice("HOUSE-01")
with override("es"):
    spanish = str(found.title)
print(json.dumps([found.id, str(found.title), spanish, list(found.parameters), len(all_practices())]))
"""


def run(*words: str, cwd: Path, path: str = "") -> str:
    known = {**os.environ, "PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run([sys.executable, *words], cwd=cwd, env=known, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_example_installs_and_its_practice_is_found(tmp_path):
    source, target = tmp_path / "source", tmp_path / "target"
    shutil.copytree(EXAMPLE, source)
    install = ("install", "--root", "/", "--install-lib", str(target), "--single-version-externally-managed")
    run("-c", INSTALL, "--quiet", *install, "--record", str(tmp_path / "record"), cwd=source)

    places = os.pathsep.join(map(str, (target, source / "tests", ROOT)))
    with_it = json.loads(run("-c", ASK, cwd=tmp_path, path=places).splitlines()[-1])

    assert with_it[:4] == ["second_person", "Know a second person", "Conoce a una segunda persona", ["days"]]
    assert not (target / "tests").exists()
