"""Asking machines outside: nobody holds us up, and nothing but an address of the web is asked."""

import socket
from contextlib import contextmanager, suppress
from threading import Event, Thread

import pytest

from tests.notifications.standing_in import outside
from vinculo.record import outbound
from vinculo.record.outbound import Allowed, NoAnswer, NotAsked, send

HERE = Allowed(private=True, plain=True)


@contextmanager
def dripping(head: bytes):
    """A server that sends `head`, and then one byte after another for ever."""
    listener, over = socket.create_server(("127.0.0.1", 0)), Event()

    def serve() -> None:
        line, _address = listener.accept()
        with line:
            line.sendall(head)
            try:
                while not over.wait(0.01):
                    line.sendall(b"x")
            except OSError:
                over.set()

    thread = Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        over.set()
        listener.close()
        thread.join()


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_whoever_drips_is_cut_off(head, monkeypatch):
    monkeypatch.setattr(outbound, "SECONDS_IN_ALL", 0.2)
    with dripping(head) as address, pytest.raises(NoAnswer):
        send(address, b"hello", headers={}, allowed=HERE)


def test_control_without_the_cut_it_would_go_on(monkeypatch):
    """Each reading gets its byte in time, so the time a reading may take does not end it."""
    monkeypatch.setattr(outbound, "SECONDS_IN_ALL", 3600)
    with dripping(b"HTTP/1.1 200 OK\r\n\r\n") as address:
        asking = Thread(target=_asked, args=(address,), daemon=True)
        asking.start()
        asking.join(0.4)
        assert asking.is_alive()
    asking.join()


def _asked(address: str) -> None:
    with suppress(NoAnswer):
        send(address, b"hello", headers={}, allowed=HERE)


def test_the_status_is_told_and_headers_go_along():
    with outside(usual=418) as found:
        answer = send(found.address("/a?b=c"), b"hello", headers={"TTL": "5"}, allowed=HERE)

    [(path, headers, body)] = found.got
    assert (answer.status, answer.body, path, headers["TTL"], body) == (418, b"ok", "/a?b=c", "5", b"hello")


@pytest.mark.parametrize("port", [22, 25, 143, 5432])
def test_what_is_no_port_of_the_web_is_not_asked(port):
    with pytest.raises(NotAsked):
        send(f"https://public.example:{port}/", b"", headers={}, allowed=HERE)
