"""Asking machines outside: nobody holds us up, and nothing but an address of the web is asked."""

import socket
import time
from contextlib import contextmanager, suppress
from functools import partial
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest

from tests.notifications.standing_in import outside
from vinculo.record import outbound
from vinculo.record.outbound import Allowed, NoAnswer, NotAsked, ask, send

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


def test_whoever_drips_while_a_line_is_being_secured_is_cut_off(monkeypatch):
    """A long piece of TLS is announced and comes byte by byte."""
    monkeypatch.setattr(outbound, "SECONDS_IN_ALL", 0.2)
    begun = time.monotonic()
    with dripping(b"\x16\x03\x03\x40\x00") as address, pytest.raises(NoAnswer):
        send(address.replace("http:", "https:"), b"hello", headers={}, allowed=HERE)

    assert time.monotonic() - begun < outbound.SECONDS / 2


def test_a_line_that_comes_about_too_late_is_cut_off(monkeypatch):
    connect = socket.create_connection

    def slowly(*given, **more):
        time.sleep(0.3)
        return connect(*given, **more)

    monkeypatch.setattr(outbound, "SECONDS_IN_ALL", 0.1)
    monkeypatch.setattr(socket, "create_connection", slowly)
    with saying(b"HTTP/1.1 200 OK\r\n\r\nhello") as (address, asked), pytest.raises(NoAnswer, match="too long"):
        send(address, b"hello", headers={}, allowed=HERE)

    assert asked in ([], [b""])


def test_where_one_address_does_not_answer_the_next_is_tried(monkeypatch):
    """As on a machine without IPv6, for a name that has both."""
    with saying(b"HTTP/1.1 200 OK\r\n\r\nhello") as (address, _asked):
        port = urlsplit(address).port
        rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in ("127.0.0.0", "127.0.0.1")]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *given, **more: rows)
        real = socket.create_connection
        monkeypatch.setattr(socket, "create_connection", partial(_only_the_last, real))
        assert send(f"http://both.example:{port}/", b"", headers={}, allowed=HERE).body == b"hello"


def _only_the_last(connect, to, *given):
    if to[0] != "127.0.0.1":
        raise OSError("Network is unreachable")
    return connect(to, *given)


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


@contextmanager
def saying(answer: bytes):
    """A server that says this to whoever asks, and keeps what it was asked."""
    listener, asked = socket.create_server(("127.0.0.1", 0)), []

    def serve() -> None:
        with suppress(OSError):
            line, _address = listener.accept()
            with line:
                asked.append(line.recv(4096))
                line.sendall(answer)

    thread = Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/", asked
    finally:
        listener.close()
        thread.join()


def test_other_methods_get_the_headers_of_the_answer():
    said = b"HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\nno"
    with saying(said) as (address, asked):
        answer = ask("DELETE", f"{address}a?b=c", headers={"Accept": "application/json"}, allowed=HERE)

    assert (answer.status, answer.body, answer.headers["retry-after"]) == (429, b"no", "7")
    assert asked[0].startswith(b"DELETE /a?b=c HTTP/1.1\r\n")


@pytest.mark.parametrize(("largest", "taken"), [(10, True), (9, False)])
def test_an_answer_may_have_as_many_bytes_as_was_said(largest, taken):
    with saying(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789") as (address, _asked):
        if taken:
            assert ask("GET", address, headers={}, allowed=HERE, largest=largest).body == b"0123456789"
        else:
            with pytest.raises(NoAnswer):
                ask("GET", address, headers={}, allowed=HERE, largest=largest)
