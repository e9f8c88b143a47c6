#!/usr/bin/env python3
"""
Checks a dossier of Vinculo without Vinculo: python3 verify.py [FOLDER or ZIP] [--head NUMBER:HASH ...]

It needs Python 3.8 or later and nothing else. It names the first thing that is wrong and ends with 1, or says OK and
ends with 0. --head: the number and hash of an entry as a letter or a sealed paper shows them. Give them: without a head
from outside, a record that was cut short or written anew as a whole cannot be told from a true one.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CHAIN, STRAND = b"vinculo-record-v1\0", b"vinculo-strand-v1\0"
NOTHING = "0" * 64
UNLISTED = {"manifest.json"}


class Bad(Exception):
    """What is wrong first."""


class Folder:
    def __init__(self, path: Path) -> None:
        self.path = Path(path)

    def names(self) -> set[str]:
        found = (one for one in self.path.rglob("*") if one.is_file() and "__pycache__" not in one.parts)
        return {one.relative_to(self.path).as_posix() for one in found}

    def read(self, name: str) -> bytes:
        try:
            return (self.path / name).read_bytes()
        except OSError:
            raise Bad(f"{name} is missing") from None


class Archive:
    def __init__(self, path: Path) -> None:
        self.zip = zipfile.ZipFile(str(path))

    def names(self) -> set[str]:
        names = [one for one in self.zip.namelist() if not one.endswith("/")]
        if len(set(names)) != len(names):
            raise Bad("the archive holds two files of the same name")
        return set(names)

    def read(self, name: str) -> bytes:
        try:
            return self.zip.read(name)
        except (KeyError, zipfile.BadZipFile):
            raise Bad(f"{name} is missing or damaged") from None


def link(prefix: bytes, previous: str, seq: int, digest: bytes) -> str:
    return hashlib.sha256(prefix + bytes.fromhex(previous) + seq.to_bytes(8, "big") + digest).hexdigest()


def lines(source: Any, name: str) -> Iterator[Any]:
    for number, line in enumerate(source.read(name).decode("utf-8").split("\n"), start=1):
        if not line:
            continue
        try:
            yield json.loads(line)
        except ValueError:
            raise Bad(f"{name}, line {number}: it cannot be read") from None


def files(source: Any) -> Any:
    """Every file is the one that was put in, and no other is there."""
    manifest = json.loads(source.read("manifest.json").decode("utf-8"))
    listed = manifest["files"]
    for name in sorted(listed):
        if hashlib.sha256(source.read(name)).hexdigest() != listed[name]:
            raise Bad(f"{name}: its content is not the one that was put in")
    extra = sorted(source.names() - set(listed) - UNLISTED)
    if extra:
        raise Bad(f"{extra[0]}: it was not put in when the dossier was made")
    return manifest


def record(source: Any, strand: str, folder: str) -> tuple[dict[int, str], dict[int, str], tuple[int, str, int]]:
    """The strand of one client, entry by entry. Gives back the hashes by number, and the texts."""
    heads: dict[int, str] = {}
    bodies: dict[int, str] = {}
    seen = (0, NOTHING, 0)
    for row in lines(source, folder + "/record.jsonl"):
        number, previous, last = seen
        here = "entry {}".format(row["seq"])
        if row["strand_seq"] != number + 1:
            raise Bad(f"{here}: number {number + 1} of this record is missing before it")
        if row["seq"] <= last:
            raise Bad(f"{here}: it stands in another order than it was written")
        if row["strand_previous"] != previous:
            raise Bad(f"{here}: it does not follow the entry before it")
        digest = bytes.fromhex(row["digest"])
        if "body" in row:
            body_of(row, strand, here, digest)
            bodies[row["seq"]] = row["body"]
        if link(STRAND, previous, row["strand_seq"], digest) != row["strand_hash"]:
            raise Bad(f"{here}: its text is not the one that was hashed")
        if link(CHAIN, row["previous"], row["seq"], digest) != row["hash"]:
            raise Bad(f"{here}: its hash in the record of the house is another")
        heads[row["seq"]] = row["hash"]
        seen = (row["strand_seq"], row["strand_hash"], row["seq"])
    return heads, bodies, seen


def body_of(row: Any, strand: str, here: str, digest: bytes) -> None:
    if hashlib.sha256(row["body"].encode("utf-8")).digest() != digest:
        raise Bad(f"{here}: its text is not the one that was hashed")
    told = json.loads(row["body"])
    if told["seq"] != row["seq"]:
        raise Bad("{}: its text belongs to entry {}".format(here, told["seq"]))
    if told["strand"] != {"name": strand, "seq": row["strand_seq"], "previous": row["strand_previous"]}:
        raise Bad(f"{here}: its text belongs to another place of the record")
    for opening in row.get("openings", []):
        name = opening["name"]
        value = bytes.fromhex(opening["salt"]) + opening["value"].encode("utf-8")
        if hashlib.sha256(value).hexdigest() != told["private"].get(name):
            raise Bad(f'{here}: "{name}" is not the value that was committed to')


def between(source: Any, heads: dict[int, str], folder: str) -> dict[int, str]:
    """Hashes of the house's entries between ours and those that were stamped, each made from the one before."""
    found, seq, head = dict(heads), 0, NOTHING
    for row in lines(source, folder + "/links.jsonl"):
        if row["seq"] != seq + 1:
            seq = row["seq"] - 1
            if seq not in found:
                raise Bad(f"entry {row['seq']}: it hangs on nothing that is known")
            head = found[seq]
        seq, head = row["seq"], link(CHAIN, head, row["seq"], bytes.fromhex(row["digest"]))
        if found.setdefault(seq, head) != head:
            raise Bad(f"entry {seq}: it does not follow the entries before it")
    return found


def witnesses(source: Any, found: dict[int, str], folder: str) -> int:
    told = json.loads(source.read(folder + "/witnesses.json"))
    seen_outside(source, found, [(row["seq"], row["head"], row.get("token")) for row in told])
    return len(told)


def seen_outside(source: Any, found: dict[int, str], rows: list[tuple[int, str, Any]]) -> None:
    last = max(found) if found else 0
    for seq, head, token in sorted(rows, key=lambda row: row[0]):
        if seq > last:
            raise Bad(f"entry {seq}: it was seen outside and is not here: the record was cut off before it")
        if found.get(seq) != head:
            raise Bad(f"entry {seq}: outside it was seen with another hash, or not in this record")
        if token and bytes.fromhex(head) not in source.read(token):
            raise Bad(f"{token}: it is the stamp of something else")


def papers(manifest: Any, bodies: dict[int, str]) -> None:
    """The hash of each paper stands in an entry of the record, written when it came in."""
    for name, seq in sorted(manifest["papers"].items()):
        body = bodies.get(seq)
        if body is None or '"sha256":"{}"'.format(manifest["files"][name]) not in body:
            raise Bad(f"{name}: entry {seq} of the record knows no such file")
    known = set(manifest["papers"])
    loose = sorted(name for name in manifest["files"] if name.startswith("files/") and name not in known)
    if loose:
        raise Bad(f"{loose[0]}: no entry of the record knows this file")


def check(source: Any, told: list[tuple[int, str]]) -> str:
    manifest = files(source)
    found: dict[int, str] = {}
    bodies: dict[int, str] = {}
    ends: list[tuple[int, str]] = []
    entries = count = 0
    for strand in [manifest["strand"], *manifest.get("joined", [])]:
        folder = strand.get("folder", "record")
        heads, texts, (number, strand_head, last) = record(source, strand["name"], folder)
        if [number, strand_head] != [strand["seq"], strand["head"]]:
            raise Bad(f"entry {last} is the last one here, but not the last one there was")
        known = between(source, heads, folder)
        count += witnesses(source, known, folder)
        entries += number
        found.update(known)
        bodies.update(texts)
        ends.append((last, heads.get(last, NOTHING)))
    seen_outside(source, found, [(seq, head, None) for seq, head in told])
    papers(manifest, bodies)
    seen = f"{count + len(told)} heads seen outside"
    number, head = max(ends)
    return f"{entries} entries, {len(manifest['papers'])} papers, {seen}; last entry {number}:{head}"


def main(arguments: list[str]) -> int:
    told: list[tuple[int, str]] = []
    paths: list[str] = []
    rest = list(arguments)
    while rest:
        one = rest.pop(0)
        if one == "--head" and rest:
            match = re.match(r"^(\d+):([0-9a-fA-F]{64})$", rest.pop(0))
            if not match:
                print("a head looks like 12:9f86d0..., with 64 letters and digits")
                return 2
            told.append((int(match.group(1)), match.group(2).lower()))
        elif one in ("-h", "--help"):
            print(__doc__)
            return 0
        else:
            paths.append(one)
    path = Path(paths[0]) if paths else Path(__file__).resolve().parent
    try:
        source: Any = Folder(path) if path.is_dir() else Archive(path)
        print(f"OK: {check(source, told)}")
    except Bad as bad:
        print(f"BAD: {bad}")
        return 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile) as bad:
        print(f"BAD: this is no whole dossier ({type(bad).__name__}: {bad})")
        return 1
    if not told:
        print("Compare the last entry, or any other, with one from a letter: --head NUMBER:HASH")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
