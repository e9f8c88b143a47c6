"""Looking round which connections have something to do."""

from django.utils import timezone

from vinculo.jobs import timetable


@timetable.every(minutes=1)
def run_connections() -> None:
    """Those whose turn it is, and those that have something of ours to send."""
    from vinculo.exchange.connections.running import ask_for_due

    ask_for_due(at=timezone.now())
