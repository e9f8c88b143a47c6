"""What we ship or test with and did not write is what it was when someone looked at it."""

import hashlib
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "vinculo/web/static/vinculo"
TESTED = ROOT / "tests/browser/vendor"
MANIFESTS = [(SHIPPED / "vendor/vendor.toml", SHIPPED), (TESTED / "vendor.toml", TESTED)]


def assets():
    found = []
    for manifest, base in MANIFESTS:
        for asset in tomllib.loads(manifest.read_text())["asset"]:
            found.append(pytest.param(asset, base, id=asset["name"]))
    return found


@pytest.mark.parametrize(("asset", "base"), assets())
def test_every_file_is_the_one_recorded(asset, base):
    found = {name: hashlib.sha256((base / name).read_bytes()).hexdigest() for name in asset["files"]}

    assert found == asset["files"]


@pytest.mark.parametrize(("asset", "base"), assets())
def test_every_asset_brings_its_licence_and_version(asset, base):
    assert asset["licence_file"] in asset["files"]
    assert (bool(asset["version"]), bool(asset["licence"])) == (True, True)


def test_nothing_is_vendored_without_a_record():
    recorded = set()
    for manifest, base in MANIFESTS:
        for asset in tomllib.loads(manifest.read_text())["asset"]:
            recorded |= {base / name for name in asset["files"]}
    there = {
        path
        for folder in (SHIPPED / "vendor", SHIPPED / "fonts", TESTED)
        for path in folder.rglob("*")
        if path.is_file()
    }

    assert there - {manifest for manifest, _base in MANIFESTS} == recorded - {
        SHIPPED / "icons.svg",
        SHIPPED / "icons-LICENSE.txt",
    }
