"""Handing work to the background."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from vinculo.db.upsert import first_to_ask
from vinculo.jobs.models import PendingJob
from vinculo.jobs.q_settings import MAX_ATTEMPTS, RETRY_SECONDS

PERFORM = "vinculo.jobs.perform.perform"
# A job that still waits after all its attempts could have run has been lost (say, a changed secret key): ask anew.
FORGET_AFTER = timedelta(seconds=RETRY_SECONDS * (MAX_ATTEMPTS + 1))


class NotForTheQueue(TypeError):
    """An argument would not survive the way through the queue: pass an id, a number or a text instead."""


def enqueue(path: str, *args: Any, **kwargs: Any) -> str:
    """
    Has the function at the dotted `path` called in the background, at least once; gives back the job's id.

    The job is a row written in the caller's transaction: it starts when that commits and never if it rolls back. A job
    may run twice (its process was killed before it could report), so it must be repeatable; see `effects.once`.
    Arguments are what JSON knows: texts, numbers, booleans, None, lists, dicts with text keys. One SQL statement.
    """
    return _push(path, args, kwargs)


def enqueue_at(at: datetime, path: str, *args: Any, **kwargs: Any) -> str:
    """
    Like `enqueue`, but not before `at`. Nothing takes such a job out of the queue again: its function looks whether it
    is still wanted. One SQL statement.
    """
    return _push(path, args, kwargs, at=at)


def coalesce(path: str, key: str, *args: Any, **kwargs: Any) -> bool:
    """
    Like `enqueue`, but while a job for this path and key waits, asking again adds none. True if one was added.

    Asking while the job runs adds another, so that nothing asked is lost. Use the same arguments with the same key:
    those of the first asking count. Two SQL statements, one when a job waits already. The key stays locked to the end
    of the caller's transaction; one that asks for many keys should do so at its end, in sorted order.
    """
    full_key = f"{path}:{key}"
    if len(full_key) > 255:
        raise ValueError(f"the key is too long: {full_key[:80]}…")
    now = timezone.now()
    with transaction.atomic(savepoint=False):
        if not first_to_ask(PendingJob, full_key, at=now, forget_before=now - FORGET_AFTER):
            return False
        _push(path, args, kwargs, full_key)
    return True


def _push(path: str, args: tuple[Any, ...], kwargs: dict[str, Any], key: str = "", at: datetime | None = None) -> str:
    from django_q.tasks import async_task

    from vinculo.jobs.gathering import gathered

    job = import_string(path)
    for argument in (*args, *kwargs.values()):
        _check(argument, path)
    job_id = uuid4().hex
    arguments = json.dumps([args, kwargs], ensure_ascii=False)
    options: dict[str, Any] = {"task_name": path[-100:]}
    if seconds := getattr(job, "job_seconds", None):
        options["timeout"] = seconds
    if at:
        from vinculo.jobs.later import Later

        options["broker"] = Later(at)
    elif rows := gathered():
        options["broker"] = rows
    with transaction.atomic(savepoint=False):  # outside a transaction the library would close the connection
        async_task(PERFORM, job_id, path, arguments, key, q_options=options)
    return job_id


def _check(argument: Any, path: str) -> None:
    if isinstance(argument, list):
        for item in argument:
            _check(item, path)
    elif isinstance(argument, dict) and all(type(name) is str for name in argument):
        for item in argument.values():
            _check(item, path)
    elif argument is not None and type(argument) not in (str, int, float, bool):
        kind = type(argument).__name__
        raise NotForTheQueue(f"{path}: a {kind} cannot go into a job. Pass its id, or its text, and read it there.")
