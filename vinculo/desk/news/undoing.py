"""How what was noted about bad news is taken back."""

from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime

from vinculo.conversations.models import BadNews, Interaction
from vinculo.desk.news.found import news_seen_by
from vinculo.desk.undo import undoing
from vinculo.logbook.log import undo
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed

MOMENTS, REST = ("told_at", "owned_at"), ("way_out", "channel", "told_by_id", "is_ours")


@undoing("news.known")
def unknow(person: Person, ids: list[int], before: Any) -> None:
    for news in news_seen_by(person).filter(pk__in=ids, by=person, told_at=None):
        news.delete()
        client_changed(news.client_id)


@undoing("news.over")
def not_over(person: Person, ids: list[int], before: Any) -> None:
    for news in news_seen_by(person).filter(pk__in=ids):
        news.reopen()
        client_changed(news.client_id)


def as_it_is(news: BadNews) -> dict[str, Any]:
    """What telling them changes, for a token."""
    moments = {name: getattr(news, name) for name in MOMENTS}
    said = {name: at.isoformat() if at else None for name, at in moments.items()}
    return {**said, **{name: getattr(news, name) for name in REST}}


@undoing("news.told")
@transaction.atomic
def not_told(person: Person, ids: list[int], before: Any) -> None:
    """Neither told nor owned, and the exchange it stands in is gone."""
    news = news_seen_by(person).filter(pk=ids[0]).first()
    talk = Interaction.objects.visible_to(person).filter(pk=ids[1], by=person).first()
    if news is None or talk is None:
        return
    moments = {name: parse_datetime(before[name]) if before[name] else None for name in MOMENTS}
    BadNews.objects.filter(pk=news.pk).update(**moments, **{name: before[name] for name in REST})
    undo(talk, by=person)
    client_changed(news.client_id)
