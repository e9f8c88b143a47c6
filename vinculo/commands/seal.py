"""The certificate of our seal: show it, make a new one, bring one, write it out for others to check with."""

import argparse
import getpass
import sys
from pathlib import Path

from django.utils import timezone

from vinculo.documents.models import Certificate
from vinculo.documents.sealing import certificates
from vinculo.documents.sealing.making import NotUsable
from vinculo.people.models import Person, Role


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("show", help="the certificates there are")
    verbs.add_parser("make", help="a new seal (and an authority, if there is none); the one in use is retired")
    bring = verbs.add_parser("bring", help="one with its key from an authority; asks for its pass phrase")
    bring.add_argument("file", help="a .p12 or .pfx file")
    export = verbs.add_parser("export", help="the certificate of our authority, without its key, as PEM")
    export.add_argument("--seal", action="store_true", help="that of the seal in use instead")


def run(options: argparse.Namespace) -> int:
    return {"show": show, "make": make, "bring": bring, "export": export}[options.verb](options)


def show(options: argparse.Namespace) -> int:
    rows = Certificate.objects.order_by("role", "-made_at")
    for one in rows:
        stands = f"retired {one.retired_at:%Y-%m-%d}" if one.retired_at else f"until {one.valid_until:%Y-%m-%d}"
        print(f"{one.role:10} {one.source:8} {stands:20} {one.name}\n           SHA-256 {one.fingerprint}")
    if not rows:
        print("None yet. `vinculo seal make` makes one; so does the first paper that is signed.")
    return 0


def make(options: argparse.Namespace) -> int:
    made = certificates.make(by=None, at=timezone.now())
    print(f"{made.name}, until {made.valid_until:%Y-%m-%d}. SHA-256 {made.fingerprint}")
    return 0


def bring(options: argparse.Namespace) -> int:
    by = Person.objects.active().filter(role=Role.ADMINISTRATOR).order_by("pk").first()
    if by is None:
        print("There is no administrator yet: set up the organization first.", file=sys.stderr)
        return 2
    pass_phrase = getpass.getpass("Pass phrase: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    try:
        brought = certificates.bring(Path(options.file).read_bytes(), pass_phrase, by=by, at=timezone.now())
    except NotUsable as why:
        print(f"It cannot be used to seal: {why.reason}.", file=sys.stderr)
        return 1
    print(f"{brought.name}, until {brought.valid_until:%Y-%m-%d}. SHA-256 {brought.fingerprint}")
    return 0


def export(options: argparse.Namespace) -> int:
    now = timezone.now()
    found = certificates.current(at=now) if options.seal else certificates.authority(at=now)
    if found is None:
        print("There is none. `vinculo seal make` makes one.", file=sys.stderr)
        return 1
    print(found.certificate, end="")
    return 0
