"""Run everything in one go: the web server, the worker for background jobs and its timetable."""

import argparse
import os
import signal
import subprocess
import sys
import time
from types import FrameType

from django.conf import settings

from vinculo.commands import live
from vinculo.people import setup

GRACE_SECONDS = 10
CALM_SECONDS = 5  # a worker that lived shorter is not started again at once


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument("--web-workers", type=int, default=2)
    parser.add_argument("--live-port", type=int, help="where a proxy sends /live/; 0: pages ask now and then")
    parser.add_argument("--only-web", action="store_true", help="without the worker; run `vinculo worker` elsewhere")


def run(options: argparse.Namespace) -> int:
    if setup.is_needed():
        print(f"Nobody works here yet. Set it up at {setup.setup_link()}", flush=True)
    programs = {"web": web_command(options)}
    if not options.only_web:
        programs["worker"] = [sys.executable, "-m", "vinculo", "worker"]
    if port := settings.LIVE_PORT if options.live_port is None else options.live_port:
        programs["live"] = live.command(options.host, port)
    return Household(programs).keep()


def web_command(options: argparse.Namespace) -> list[str]:
    serving = [sys.executable, "-m", "granian", "--interface", "wsgi", "config.wsgi:application"]
    serving += ["--host", options.host, "--port", str(options.port), "--no-access-log", "--log-level", "warning"]
    serving += ["--workers", str(options.web_workers), "--blocking-threads", "4", "--respawn-failed-workers"]
    return serving


class Household:
    """Programs that live and end together. A worker that dies is started again; the web server's end ends all."""

    def __init__(self, programs: dict[str, list[str]]) -> None:
        self.programs = programs
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.started: dict[str, float] = {}
        self.ending = False

    def keep(self) -> int:
        """Until the web server ends or somebody ends us. Gives back its exit code."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.end)
        for name in self.programs:
            self.start(name)
        while not self.ending and self.running["web"].poll() is None:
            self.revive()
            time.sleep(0.5)
        self.close()
        return 0 if self.ending else self.running["web"].returncode or 1

    def start(self, name: str) -> None:
        self.running[name] = subprocess.Popen(self.programs[name], cwd=settings.BASE_DIR)
        self.started[name] = time.monotonic()

    def revive(self) -> None:
        for name, program in self.running.items():
            if name != "web" and program.poll() is not None and time.monotonic() - self.started[name] > CALM_SECONDS:
                print(f"The {name} ended with {program.returncode} and is started again.", file=sys.stderr, flush=True)
                self.start(name)

    def end(self, _number: int, _frame: FrameType | None) -> None:
        self.ending = True

    def close(self) -> None:
        for program in self.running.values():
            if program.poll() is None:
                program.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        for program in self.running.values():
            try:
                program.wait(max(deadline - time.monotonic(), 0.1))
            except subprocess.TimeoutExpired:
                program.kill()
