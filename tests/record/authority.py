"""A time stamping authority of our own: `openssl ts` behind a small web server."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

CONFIG = """
[tsa]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
[extensions]
extendedKeyUsage = critical,timeStamping
"""


def openssl(*arguments: str, folder: Path) -> str:
    done = subprocess.run(["openssl", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return f"{done.stdout}{done.stderr}"


def make(folder: Path) -> None:
    """Its root and its certificate."""
    (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))
    (folder / "serial").write_text("01\n")
    new = ("-newkey", "rsa:2048", "-nodes", "-batch", "-days", "30")
    openssl("req", "-x509", *new, "-subj", "/CN=Time root", "-keyout", "root.key", "-out", "root.pem", folder=folder)
    openssl("req", *new, "-subj", "/CN=Time stamps", "-keyout", "tsa.key", "-out", "tsa.csr", folder=folder)
    openssl(
        "x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-days", "30",
        "-extfile", "tsa.cnf", "-extensions", "extensions", "-out", "tsa.pem", folder=folder,
    )  # fmt: skip


@contextmanager
def running(folder: Path, *, status: int = 200, answer: bytes | None = None) -> Iterator[tuple[str, list[bytes]]]:
    """Its address, and what it was asked. `status` and `answer`: where it is to misbehave."""
    asked: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append(query)
            self.send_response(status)
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/")
            self.end_headers()
            self.wfile.write(answer if answer is not None else reply(folder, query))

        def log_message(self, *arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()
        server.server_close()


def reply(folder: Path, query: bytes) -> bytes:
    (folder / "query").write_bytes(query)
    openssl(
        "ts", "-reply", "-queryfile", "query", "-signer", "tsa.pem", "-inkey", "tsa.key", "-config", "tsa.cnf",
        "-section", "tsa", "-chain", "root.pem", "-out", "reply", folder=folder,
    )  # fmt: skip
    return (folder / "reply").read_bytes()
