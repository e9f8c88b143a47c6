"""How what was noted about bad news is taken back."""

from typing import Any

from vinculo.desk.news.found import news_seen_by
from vinculo.desk.undo import undoing
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed


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
