"""What a bare Django page costs here and now: divide by it to compare figures of different machines and hours."""

from tools.bench.load import Request, hammer
from tools.bench.server import Server

BARE = Request("Bare page", lambda _n: "/bare/")


def bare_page(session: str, count: int) -> float:
    """Processor time of one such page in milliseconds, over the same web server, on one connection."""
    server = Server(settings="tools.bench.bare_settings")
    try:
        hammer(server.port, BARE, session, count=40, concurrency=2)
        before = server.cpu_seconds()
        hammer(server.port, BARE, session, count=count, concurrency=1)
        return round((server.cpu_seconds() - before) / count * 1000, 1)
    finally:
        server.close()
