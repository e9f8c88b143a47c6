"""
Checks a signed PDF: intact, nothing added behind a signature, who signed, when, and whether the certificate is ours.

Leaves with 0 for a file that is whole and sealed by us, 1 for one that is whole and not ours, 2 for one that is not
whole or cannot be read.
"""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from vinculo.documents.sealing.checking import known, ours, stampers
from vinculo.documents.sealing.putting import certificates_in
from vinculo.documents.sealing.verify import Mark, Verdict, verify
from vinculo.documents.signing.words import told, why_not


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="a PDF")
    parser.add_argument("--ca", help="PEM file of certificates to trust besides our own")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace) -> int:
    try:
        content = Path(options.file).read_bytes()
        more = certificates_in(Path(options.ca).read_text("ascii")) if options.ca else []
    except (OSError, ValueError) as why:
        print(f"It cannot be read: {why}", file=sys.stderr)
        return 2
    verdict = verify(content, ours=[*ours(), *more], stampers=stampers())
    print(as_json(verdict) if options.format == "json" else as_text(verdict))
    if not verdict.is_whole:
        return 2
    return 0 if verdict.is_ours else 1


def as_json(verdict: Verdict) -> str:
    content = {**asdict(verdict), "is_whole": verdict.is_whole, "is_ours": verdict.is_ours}
    return json.dumps(content, ensure_ascii=False, indent=2, default=str)


def as_text(verdict: Verdict) -> str:
    lines = [told(verdict).headline, *(f"  {reason}: {why_not(reason)}" for reason in verdict.reasons)]
    lines.append(f"SHA-256 {verdict.sha256}")
    if request := known(verdict.sha256):
        lines.append(f"Ours: “{request.title}”, {request.client.name}, request {request.pk}")
    for mark in verdict.marks:
        lines += ["", *_about(mark)]
    lines += ["", *(f"Inside: {name}  SHA-256 {digest}" for name, digest in verdict.papers.items())]
    return "\n".join(lines).rstrip()


def _about(mark: Mark) -> list[str]:
    stamped = f"{mark.stamped_at:%Y-%m-%d %H:%M:%S} UTC by {mark.stamped_by}" if mark.stamped_at else "none"
    behind = {"": "nothing, it covers the whole file", "proofs": "time stamps only", "fields": "signatures or fields"}
    return [
        f"{mark.kind} {mark.field}: {mark.name}",
        f"  issued by    {mark.issuer}",
        f"  certificate  SHA-256 {mark.fingerprint}",
        f"  intact       {'yes' if mark.intact else 'NO'}; signature {'holds' if mark.valid else 'DOES NOT HOLD'}",
        f"  behind it    {behind.get(mark.added, mark.added.upper())}",
        f"  own clock    {f'{mark.at:%Y-%m-%d %H:%M:%S} UTC' if mark.at else 'not said'}",
        f"  time stamp   {stamped}",
        f"  trust        {'ours' if mark.trust == 'ours' else 'unknown; not checked against the EU trusted lists'}",
    ]
