"""Tell open pages what changed: one small process beside the web server, which a proxy sends /live/ to."""

import argparse
import os
import resource
import sys
from typing import NoReturn

from django.conf import settings

PORT = 8001
LINES = 8_192  # open files asked for: one for each page


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, help="VINCULO_LIVE_PORT, or 8001")


def run(options: argparse.Namespace) -> NoReturn:
    serving = command(options.host, options.port or settings.LIVE_PORT or PORT)
    os.chdir(settings.BASE_DIR)
    os.execv(serving[0], serving)  # noqa: S606 in our place, so that who ends us ends it


def command(host: str, port: int) -> list[str]:
    allow_lines()
    serving = [sys.executable, "-m", "granian", "--interface", "asgi", "config.live:application", "--workers", "1"]
    serving += ["--host", host, "--port", str(port), "--no-access-log", "--log-level", "warning", "--loop", "asyncio"]
    serving += ["--backlog", "2048", "--backpressure", str(LINES), "--workers-kill-timeout", "3"]
    return [*serving, "--respawn-failed-workers"]


def allow_lines() -> None:
    """The programs we start may keep as many lines open, as far as the machine lets us."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = LINES if hard == resource.RLIM_INFINITY else min(LINES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
