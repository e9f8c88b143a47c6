"""The server under measure: the shipped web server with two processes, and how much processor time it has used."""

import http.client
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
WORKERS = 2


class Server:
    """Started on a free port, ended by its own pid."""

    def __init__(self, port: int = 18631, settings: str = "config.settings") -> None:
        self.port = port
        words = ["-m", "vinculo", "serve", "--only-web", "--port", str(port), "--web-workers", str(WORKERS)]
        self.program = subprocess.Popen(
            [sys.executable, *words], start_new_session=True, env={**os.environ, "DJANGO_SETTINGS_MODULE": settings}
        )
        self._wait()

    def _wait(self) -> None:
        for _attempt in range(200):
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/account/sign-in/")
                connection.getresponse().read()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server did not answer within 20 seconds")

    def close(self) -> None:
        self.program.send_signal(signal.SIGTERM)
        self.program.wait(20)

    def family(self) -> list[int]:
        return family_of(self.program.pid)

    def cpu_seconds(self) -> float:
        """User and system time of all its processes so far."""
        return sum(cpu_of(pid) for pid in self.family())

    def memory_mb(self) -> float:
        """Memory of the web processes' own; pages of the mapped database file are the system's and not counted."""
        return sum(own_mb(pid) for pid in self.family() if pid != self.program.pid)


def family_of(pid: int) -> list[int]:
    """A process and all that it started, at any depth."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (parent := parent_of(int(entry.name))):
            children.setdefault(parent, []).append(int(entry.name))
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += children.get(one, [])
    return found


def stat_of(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def parent_of(pid: int) -> int:
    fields = stat_of(pid)
    return int(fields[1]) if fields else 0


def cpu_of(pid: int) -> float:
    fields = stat_of(pid)
    return (int(fields[11]) + int(fields[12])) / TICKS if fields else 0.0


def own_mb(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("RssAnon:"))


def database_seconds(name_of_server: str = "postgres") -> float:
    """Processor time of the database server's processes, 0 where there is none."""
    if "VINCULO_BENCH_DATABASE_URL" not in os.environ:
        return 0.0
    total = 0.0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                name = (entry / "comm").read_text().strip()
            except OSError:
                continue
            if name == name_of_server:
                total += cpu_of(int(entry.name))
    return total
