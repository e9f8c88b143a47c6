"""Two people who accept at the same moment: one yes stands. With the defence away, the attack works."""

from threading import Barrier, Thread

import pytest
from django.db import connection, models

from tests.money.quotes import ANA, a_yes, make_quote, spoken
from tests.world import NOW, make_world
from vinculo.money.models import QuoteAnswer
from vinculo.money.quoting import answering


def both_say_yes(quote):
    """Two connections that begin together; what each of them got."""
    together, said = Barrier(2), []

    def say():
        try:
            together.wait()
            answering.accept(quote.current, a_yes(quote), actor=ANA, at=NOW)
            said.append("yes")
        except Exception as why:  # noqa: BLE001 whatever kept it from standing
            said.append(type(why).__name__)
        finally:
            connection.close()

    threads = [Thread(target=say) for _two in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said


@pytest.mark.django_db(transaction=True)
def test_of_two_acceptances_at_once_one_stands():
    world = make_world()
    quote = spoken(make_quote(world), world)

    said = both_say_yes(quote)

    assert said.count("yes") == 1
    assert QuoteAnswer.objects.filter(stands=True).count() == 1


@pytest.mark.django_db
def test_without_the_condition_the_second_yes_is_written_too_and_without_both_it_stands(monkeypatch):
    """The control: the check before, the conditional change and the constraint each hold back the same attack."""
    world = make_world()
    quote = spoken(make_quote(world), world)
    monkeypatch.setattr(answering, "why_not", lambda *args, **said: "")
    monkeypatch.setattr(models.QuerySet, "update", _always_one(models.QuerySet.update))
    answering.accept(quote.current, a_yes(quote), actor=ANA, at=NOW)
    with pytest.raises(answering.NotAcceptable, match="answered"):  # the constraint alone
        answering.accept(quote.current, a_yes(quote), actor=ANA, at=NOW)
    made = QuoteAnswer.objects.create

    monkeypatch.setattr(
        QuoteAnswer.objects, "create", lambda **said: made(**(said | {"stands": None if _there() else True}))
    )
    answering.accept(quote.current, a_yes(quote), actor=ANA, at=NOW)

    assert QuoteAnswer.objects.filter(kind="accepted").count() == 2


def _there():
    return QuoteAnswer.objects.filter(stands=True).exists()


def _always_one(update):
    def counted(self, **values):
        update(self, **values)
        return 1

    return counted
