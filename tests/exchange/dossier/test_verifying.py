"""T35: somebody with only Python checks a dossier, outside of our house; a good one passes, spoilt ones are named."""

import json
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

from tests.exchange.dossier.making import Bundle, dossier, live
from vinculo.record.chain import CHAIN, STRAND, canonical, link


@pytest.fixture
def bundle(world):
    live(world)
    return dossier(world)


def checked(bundle: Bundle, folder: Any, *heads: str, zipped: bool = False) -> tuple[int, str]:
    """What a clean Python says of it, with nothing of ours on its path."""
    if zipped:
        (folder / "dossier.zip").write_bytes(bundle.zipped())
        (folder / "verify.py").write_bytes(bundle.files["verify.py"])
        given = [str(folder / "dossier.zip")]
    else:
        for name, data in bundle.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        given = []
    told = [part for head in heads for part in ("--head", head)]
    done = subprocess.run(
        [sys.executable, "-I", str(folder / "verify.py"), *given, *told],
        cwd=folder, env={}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert not done.stderr
    return done.returncode, done.stdout.split("\n")[0]


def letter(bundle: Bundle, place: int = -1) -> str:
    """The head as the client's own letter has it."""
    row = bundle.rows()[place]
    return f"{row['seq']}:{row['hash']}"


@pytest.mark.parametrize("zipped", [False, True])
def test_a_good_one_is_accepted(bundle, tmp_path, zipped):
    code, said = checked(bundle, tmp_path, letter(bundle), letter(bundle, 2), zipped=zipped)

    assert code == 0, said
    assert said.startswith("OK: 9 entries, 1 papers, 3 heads seen outside; last entry 10:")


def edit(bundle: Bundle) -> str:
    rows = bundle.rows()
    rows[1]["body"] = rows[1]["body"].replace("2026-03-20", "2026-04-20")
    bundle.put("record/record.jsonl", rows)
    return "entry 2: its text is not the one that was hashed"


def edit_and_hash(bundle: Bundle) -> str:
    rows = bundle.rows()
    rows[1]["body"] = rows[1]["body"].replace("2026-03-20", "2026-04-20")
    rows[1]["digest"] = sha256(rows[1]["body"].encode()).hexdigest()
    bundle.put("record/record.jsonl", rows)
    return "entry 2: its text is not the one that was hashed"


def delete(bundle: Bundle) -> str:
    rows = bundle.rows()
    del rows[1]
    bundle.put("record/record.jsonl", rows)
    return "entry 3: number 2 of this record is missing before it"


def insert(bundle: Bundle) -> str:
    rows = bundle.rows()
    rows.insert(2, {**rows[2], "strand_seq": 3})
    bundle.put("record/record.jsonl", rows)
    return "entry 3: number 4 of this record is missing before it"


def swap(bundle: Bundle) -> str:
    rows = bundle.rows()
    rows[1], rows[2] = rows[2], rows[1]
    bundle.put("record/record.jsonl", rows)
    return "entry 3: number 2 of this record is missing before it"


def swap_bodies(bundle: Bundle) -> str:
    rows = bundle.rows()
    for name in ("body", "digest"):
        rows[1][name], rows[2][name] = rows[2][name], rows[1][name]
    bundle.put("record/record.jsonl", rows)
    return "entry 2: its text belongs to entry 3"


def truncate(bundle: Bundle) -> str:
    rows = bundle.rows()[:-1]
    bundle.put("record/record.jsonl", rows)
    bundle.put("record/witnesses.json", [])
    bundle.list_anew(strand={**bundle.json("manifest.json")["strand"], **head_of(rows[-1])})
    return "entry 10: it was seen outside and is not here: the record was cut off before it"


def truncate_carelessly(bundle: Bundle) -> str:
    bundle.put("record/record.jsonl", bundle.rows()[:-1])
    return "entry 9 is the last one here, but not the last one there was"


def head_of(row: dict[str, Any]) -> dict[str, Any]:
    return {"seq": row["strand_seq"], "head": row["strand_hash"]}


def rewrite(bundle: Bundle) -> str:
    """Everything from the second entry on, with hashes that fit; as far as the strand shows it."""
    rows, previous = bundle.rows(), ""
    for row in rows:
        told = json.loads(row["body"])
        if row["seq"] == 2:
            told["facts"]["promised_on"] = "2026-09-09"
        if row["seq"] >= 2:
            told["strand"]["previous"] = row["strand_previous"] = previous
            row["body"] = canonical(told)
            row["digest"] = sha256(row["body"].encode()).hexdigest()
            row["strand_hash"] = link(STRAND, previous, row["strand_seq"], row["body"])
            row["hash"] = link(CHAIN, row["previous"], row["seq"], row["body"])
        previous = row["strand_hash"]
    bundle.put("record/record.jsonl", rows)
    bundle.put("record/witnesses.json", [])
    bundle.list_anew(strand={**bundle.json("manifest.json")["strand"], **head_of(rows[-1])})
    return "entry 10: outside it was seen with another hash, or not in this record"


def replace_paper(bundle: Bundle) -> str:
    name = paper(bundle)
    bundle.put(name, b"%PDF-1.4\n% another paper\n")
    return f"{name}: entry 6 of the record knows no such file"


def replace_paper_carelessly(bundle: Bundle) -> str:
    name = paper(bundle)
    bundle.files[name] = b"%PDF-1.4\n% another paper\n"
    return f"{name}: its content is not the one that was put in"


def paper(bundle: Bundle) -> str:
    return next(name for name in bundle.files if name.startswith("files/"))


def remove_paper(bundle: Bundle) -> str:
    name = paper(bundle)
    del bundle.files[name]
    return f"{name} is missing"


def add_paper(bundle: Bundle) -> str:
    bundle.put("files/9-Contract/1-Contract.pdf", b"%PDF-1.4\n% we agreed to this, honestly\n")
    return "files/9-Contract/1-Contract.pdf: no entry of the record knows this file"


def slip_in_paper(bundle: Bundle) -> str:
    bundle.files["files/extra.pdf"] = b"%PDF-1.4\n"
    return "files/extra.pdf: it was not put in when the dossier was made"


def change_opening(bundle: Bundle) -> str:
    rows = bundle.rows()
    opening = next(one for one in rows[1]["openings"] if one["name"] == "what")
    opening["value"] = "First and second plates"
    bundle.put("record/record.jsonl", rows)
    return 'entry 2: "what" is not the value that was committed to'


def change_head(bundle: Bundle) -> str:
    found = bundle.json("record/witnesses.json")
    found[0]["head"] = "ab" * 32
    bundle.put("record/witnesses.json", found)
    return "entry 10: outside it was seen with another hash, or not in this record"


def change_manifest(bundle: Bundle) -> str:
    bundle.list_anew(strand={**bundle.json("manifest.json")["strand"], "head": "ab" * 32})
    return "entry 10 is the last one here, but not the last one there was"


def move_time_back(bundle: Bundle) -> str:
    rows = bundle.rows()
    told = json.loads(rows[3]["body"])
    told["at"] = "2020-01-01T00:00:00.000000+00:00"
    rows[3]["body"] = canonical(told)
    bundle.put("record/record.jsonl", rows)
    return "entry 4: its text is not the one that was hashed"


def another_client(bundle: Bundle) -> str:
    bundle.list_anew(strand={**bundle.json("manifest.json")["strand"], "name": "client:999"})
    return "entry 1: its text belongs to another place of the record"


MUTATIONS: list[Callable[[Bundle], str]] = [
    edit, edit_and_hash, delete, insert, swap, swap_bodies, truncate, truncate_carelessly, rewrite, replace_paper,
    replace_paper_carelessly, remove_paper, add_paper, slip_in_paper, change_opening, change_head, change_manifest,
    move_time_back, another_client,
]  # fmt: skip


@pytest.mark.parametrize("spoil", MUTATIONS, ids=lambda one: one.__name__)
def test_a_spoilt_one_is_rejected_and_the_first_wrong_thing_named(bundle, tmp_path, spoil):
    told = letter(bundle)

    expected = spoil(bundle)

    assert checked(bundle, tmp_path, told) == (1, f"BAD: {expected}")


@pytest.mark.parametrize("spoil", [truncate, rewrite], ids=lambda one: one.__name__)
def test_control_without_a_letter_these_two_are_not_noticed(bundle, tmp_path, spoil):
    spoil(bundle)

    assert checked(bundle, tmp_path)[0] == 0


@pytest.mark.parametrize("name", ["manifest.json", "record/record.jsonl", "record/witnesses.json"])
@pytest.mark.parametrize("content", [b"", b"[]", b"{}\n", b"null", b"\xff\xfe"])
def test_what_is_no_dossier_is_none(bundle, tmp_path, name, content):
    bundle.files[name] = content

    assert checked(bundle, tmp_path)[0] == 1


def test_a_head_that_cannot_be_read_is_said_so(bundle, tmp_path):
    assert checked(bundle, tmp_path, "12-abc") == (2, "a head looks like 12:9f86d0..., with 64 letters and digits")


def test_the_program_is_small_and_needs_nothing_of_ours(bundle):
    source = bundle.files["verify.py"].decode()

    assert "vinculo." not in source and "django" not in source
    assert len(source.splitlines()) < 260
