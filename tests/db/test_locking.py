import threading
import time

import pytest
from django.db import connection, transaction

from vinculo.db.locking import lock_named


@pytest.mark.django_db(transaction=True)
def test_without_a_transaction_it_would_guard_nothing():
    with pytest.raises(RuntimeError, match="open one first"):
        lock_named("import")


@pytest.mark.django_db(transaction=True)
def test_two_with_one_name_stand_in_line():
    events: list[str] = []
    gate = threading.Barrier(2)

    def hold() -> None:
        gate.wait(5)
        with transaction.atomic():
            lock_named("import")
            events.append("in")
            time.sleep(0.1)
            events.append("out")
        connection.close()

    threads = [threading.Thread(target=hold) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert events == ["in", "out"] * 2
