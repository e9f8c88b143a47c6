"""
The record for an assistant on this machine, over standard input and output (Model Context Protocol). VINCULO_TOKEN
holds a token of the person it acts for.
"""

import argparse
import os
import sys

from django.db import close_old_connections
from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.api.asking import Asking
from vinculo.api.bearer import good_token
from vinculo.api.problems import Problem
from vinculo.programs.pace import count


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(options: argparse.Namespace) -> int:
    secret = os.environ.get("VINCULO_TOKEN", "")
    try:
        asking(secret)
    except Problem as problem:
        print(f"VINCULO_TOKEN: {problem.detail}", file=sys.stderr)
        return 2
    try:
        import anyio
        from mcp.server.stdio import stdio_server

        from vinculo.api.mcp.server import server_for
    except ImportError:
        print("The library for this is not installed: pip install vinculo[mcp]", file=sys.stderr)
        return 1

    async def serve() -> None:
        server = server_for(lambda: asking(secret))
        async with stdio_server() as (read, write):
            await server.run(read, write, server.create_initialization_options())

    anyio.run(serve)
    return 0


def asking(secret: str) -> Asking:
    """Looked up and counted for every call: a token that was revoked meanwhile opens nothing."""
    close_old_connections()
    at = timezone.now()
    token = good_token(secret, at=at)
    pace = count(token, at=at)
    if pace.is_too_fast:
        said = _("This token has asked too often in this minute. Go on in %(seconds)d seconds.")
        raise Problem("too-often", said % {"seconds": pace.seconds})
    return Asking(token, at)
