"""Requests from a second process: a session, keep-alive connections, and the time each answer took."""

import http.client
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from vinculo.access.visit_cookie import NAME as VISIT
from vinculo.people.models import Person


@dataclass(frozen=True, slots=True)
class Request:
    """One kind of request; `form` makes the fields of a POST anew for each. `visit`: the key of whoever visits."""

    name: str
    path: Callable[[int], str]
    form: Callable[[int], dict[str, str]] | None = None
    expects: tuple[int, ...] = (200,)
    visit: str = ""

    @property
    def cookies(self) -> dict[str, str]:
        """Those that name the visitor, if it is one."""
        return {VISIT: self.visit} if self.visit else {}


@dataclass
class Run:
    """What one load gave: seconds per answer, and the bytes of the largest."""

    seconds: list[float] = field(default_factory=list)
    largest: int = 0

    def percentile(self, share: float) -> float:
        ordered = sorted(self.seconds)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000


def session_for(person: Person) -> str:
    """A signed-in session's cookie value."""
    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def hammer(port: int, request: Request, session: str, *, count: int, concurrency: int) -> Run:
    """Send `count` requests over `concurrency` connections. Raises RuntimeError on an unexpected answer."""
    run, lock, numbers = Run(), threading.Lock(), iter(range(count))
    wrong: list[str] = []

    def work() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        token = secrets.token_hex(16)
        cookies = request.cookies or {"sessionid": session}
        sent = "; ".join(f"{name}={value}" for name, value in {**cookies, "csrftoken": token}.items())
        headers = {"Cookie": sent, "X-CSRFToken": token, "Host": "localhost"}
        while True:
            with lock:
                number = next(numbers, None)
            if number is None or wrong:
                return
            started = time.perf_counter()
            status, size = send(connection, request, number, headers)
            with lock:
                run.seconds.append(time.perf_counter() - started)
                run.largest = max(run.largest, size)
            if status not in request.expects:
                wrong.append(f"{request.name}: {request.path(number)} answered {status}")

    threads = [threading.Thread(target=work) for _ in range(concurrency)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise RuntimeError(wrong[0])
    return run


def send(
    connection: http.client.HTTPConnection, request: Request, number: int, headers: dict[str, str]
) -> tuple[int, int]:
    if request.form is None:
        connection.request("GET", request.path(number), headers=headers)
    else:
        form = {**headers, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", request.path(number), urlencode(request.form(number)), form)
    answer = connection.getresponse()
    return answer.status, len(answer.read())
