"""Asking a ClamAV daemon about a file: its INSTREAM command, over TCP or a socket of the machine."""

import re
import socket
from collections.abc import Iterable

SECONDS = 60
PIECE = 64 * 1024


class NoAnswer(RuntimeError):
    """The scanner is down, slow, or says something that is no verdict. Nothing is known about the file."""


def virus_in(pieces: Iterable[bytes], address: str) -> str:
    """
    The name of the virus found, "" when there is none.

    Parameters: the bytes of the file, "host:port" or the path of a socket. NoAnswer: ask again later.
    """
    try:
        with _connected(address) as line:
            line.sendall(b"zINSTREAM\0")
            for piece in pieces:
                for start in range(0, len(piece), PIECE):
                    part = piece[start : start + PIECE]
                    line.sendall(len(part).to_bytes(4) + part)
            line.sendall(bytes(4))
            return _verdict(_said(line))
    except OSError as why:
        raise NoAnswer(str(why)) from why


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS)


def _said(line: socket.socket) -> str:
    told = b""
    while len(told) < 4096 and (more := line.recv(4096)):
        told += more
    return told.split(b"\0", 1)[0].decode(errors="replace").strip()


def _verdict(said: str) -> str:
    if said == "stream: OK":
        return ""
    if found := re.fullmatch(r"stream: (.+) FOUND", said):
        return found[1]
    raise NoAnswer(said or "no answer")
