"""
Asking the machine of another system: guarded as every asking outside, patient for a moment, and plain about trouble.

An address is always made here of the system's own and a path, never taken from an answer: a token goes nowhere else.
"""

import json
import random
import re
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.utils import timezone

from vinculo.exchange.connections.trouble import Trouble
from vinculo.record import outbound
from vinculo.record.outbound import Answer

MEGABYTE = 1024 * 1024
LARGEST = 24 * MEGABYTE
PATIENCE = 30.0  # seconds of waiting in one run, then the run ends and comes again
SOON = 10.0  # when it asks us to wait and does not say how long
TRIES = 3
LONGEST = 86400.0  # seconds; whoever wants us to wait longer is asked again after a day
ALIKE = timedelta(
    seconds=5
)  # clocks that differ by less agree: what they say is in whole seconds, and under way a while

Query = Mapping[str, Any]


class Machine:
    """
    One system's machine. `headers` open it. Where somebody waits for a page, it is not asked patiently. A 401 is the
    trouble `locked_out`; where `words` are given, only if it says them.
    """

    def __init__(
        self, base: str, headers: Mapping[str, str], *, patient: bool = True, locked_out: str = "token",
        words: re.Pattern[bytes] | None = None,
    ) -> None:  # fmt: skip
        self.base, self.headers, self.locked_out, self.words = base.rstrip("/"), dict(headers), locked_out, words
        self.patience = PATIENCE if patient else 0.0
        self.ahead = timedelta()
        self.told_at: datetime | None = None  # by its clock, when it last answered

    def ours(self, moment: datetime) -> datetime:
        """A moment by its clock as our clock shows it. Which of the two is wrong does not matter."""
        return moment - self.ahead

    def theirs(self, moment: datetime) -> datetime:
        """A moment by our clock as its clock shows it."""
        return moment + self.ahead

    def get(self, path: str, query: Query | None = None) -> Any:
        return self.ask("GET", path, query)[0]

    def ask(self, method: str, path: str, query: Query | None = None, said: Any = None) -> tuple[Any, Answer]:
        """What it answers, as JSON, and the answer itself. Trouble."""
        data = None if said is None else json.dumps(said).encode()
        headers = {"Accept": "application/json", **self.headers}
        if data is not None:
            headers["Content-Type"] = "application/json; charset=utf-8"
        answer = self._patiently(method, f"{self.base}{path}{f'?{urlencode(query)}' if query else ''}", data, headers)
        return self._read(answer), answer

    def _patiently(self, method: str, url: str, data: bytes | None, headers: dict[str, str]) -> Answer:
        """Waits where it is asked to, for a moment; what changes something is not sent twice unless it was refused."""
        for attempt in range(1, TRIES + 1):
            try:
                answer = outbound.ask(method, url, data, headers=headers, allowed=allowed(), largest=LARGEST)
            except outbound.NotAsked as why:
                raise Trouble("silent") from why
            except outbound.NoAnswer as why:
                if method != "GET" or not self._waited(attempt, attempt):
                    raise Trouble("silent") from why
                continue
            self._look_at_the_clock(answer)
            pause = _pause(answer, attempt)
            is_over = answer.status < 500 and answer.status != 429
            if is_over or (answer.status >= 500 and method != "GET") or not self._waited(pause, attempt):
                return answer
        raise AssertionError("the last attempt always ends")

    def _look_at_the_clock(self, answer: Answer) -> None:
        if told_at := _moment(answer.headers.get("Date", "")):
            ahead = told_at - timezone.now()
            self.told_at, self.ahead = told_at, ahead if abs(ahead) > ALIKE else timedelta()

    def _waited(self, seconds: float, attempt: int) -> bool:
        if attempt == TRIES or seconds > self.patience:
            return False
        self.patience -= seconds
        time.sleep(seconds + random.uniform(0, seconds / 4))
        return True

    def _locks_out(self, answer: Answer) -> bool:
        return self.words is None or self.words.search(answer.body) is not None

    def _read(self, answer: Answer) -> Any:
        if answer.status == 401:
            raise Trouble(self.locked_out if self._locks_out(answer) else "forbidden")
        if answer.status == 403:
            raise Trouble("forbidden")
        if answer.status in (404, 410):
            raise Trouble("gone")
        if answer.status == 429:
            raise Trouble("busy", after=_pause(answer, 1))
        if answer.status >= 500:
            raise Trouble("ill", status=answer.status)
        if not 200 <= answer.status < 300:
            raise Trouble("refused", status=answer.status)
        if answer.status == 204 or not answer.body.strip():
            return None
        try:
            return json.loads(answer.body)
        except (ValueError, RecursionError) as why:
            raise Trouble("odd") from why


def allowed() -> outbound.Allowed:
    return outbound.Allowed(private=settings.CONNECTIONS_ALLOW_PRIVATE, plain=settings.CONNECTIONS_ALLOW_PRIVATE)


def _moment(said: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(said)
    except (TypeError, ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else None


def _pause(answer: Answer, attempt: int) -> float:
    """Seconds until it may be asked again; it says so in seconds, or which hour that is by its clock."""
    said = answer.headers.get("Retry-After", "")
    if said.isascii() and said.isdigit():
        return float(min(int(said[:9]), LONGEST))
    if until := _moment(said):
        now = _moment(answer.headers.get("Date", "")) or timezone.now()
        return min(max((until - now).total_seconds(), 1.0), LONGEST)
    return SOON if answer.status == 429 else float(attempt)
