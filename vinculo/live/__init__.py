"""
Pages that follow what others do. Knows no word of the trade: a topic is a text such as "client:12".

Whoever changes something says so in the same transaction (`tell`): one row. One reader for all (`hub`) looks at the new
rows twice a second and passes the topics, nothing else, to the open pages that listen to them (`door`); those ask for
their own part again, as any request, with what their reader may see. Without the door the same address answers at once
and ends, and pages ask again (`pace`).
"""

from collections.abc import Iterable


def tell(*topics: str) -> None:
    """Something about these topics changed; heard once the transaction commits. One statement."""
    tell_all(topics)


def tell_all(topics: Iterable[str]) -> None:
    from vinculo.live.models import Change

    Change.objects.bulk_create([Change(topic=topic) for topic in topics], batch_size=500)
