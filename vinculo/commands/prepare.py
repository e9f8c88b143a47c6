"""Bring an installation up to date: data folder, database, cache table, static files. Safe to repeat."""

import argparse
from pathlib import Path

from django.conf import settings
from django.core.management import call_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-static", action="store_true", help="leave out the static files")


def run(options: argparse.Namespace) -> None:
    Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True, mode=0o700)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    if not options.no_static:
        call_command("collectstatic", interactive=False, verbosity=0)
