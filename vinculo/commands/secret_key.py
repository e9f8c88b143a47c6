"""Print a fresh secret key for VINCULO_SECRET_KEY."""

import argparse
import secrets


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(options: argparse.Namespace) -> None:
    print(secrets.token_urlsafe(64))
