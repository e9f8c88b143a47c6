"""A time stamp authority on this machine: openssl behind HTTP. Its clock is the machine's."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

needs_openssl = pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl: apt install openssl")
CONFIG = """
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
"""


def make(folder: Path) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Stamps of Nowhere & Co")])
    # The length of a name matters: asn1crypto takes a part of 0x580 bytes, as it was with another name, for one of
    # unknown length, and needs half a minute for what else takes a blink.
    since = datetime.now(UTC) - timedelta(days=1)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(7).not_valid_before(since).not_valid_after(since + timedelta(days=900))
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    certificate = builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    (folder / "tsa.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    (folder / "tsa.key").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    )
    (folder / "serial").write_text("01")
    (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))


class Authority:
    """`mode`: good, refuses, nonsense, other (stamps another hash)."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.mode, self.asked = folder, "good", 0
        make(folder)

    def answer(self, query: bytes) -> bytes:
        self.asked += 1
        if self.mode == "nonsense":
            return b"<html>It works</html>"
        asked = self.folder / "asked.tsq"
        asked.write_bytes(query if self.mode == "good" else self._other())
        command = ["openssl", "ts", "-reply", "-queryfile", str(asked), "-config", str(self.folder / "tsa.cnf")]
        return subprocess.run(command, capture_output=True, check=True).stdout

    def _other(self) -> bytes:
        command = ["openssl", "ts", "-query", "-digest", "00" * 32, "-sha256", "-cert"]
        return subprocess.run(command, capture_output=True, check=True).stdout


@contextmanager
def stamping(folder: Path) -> Iterator[tuple[str, Authority]]:
    """Its address and itself, for as long as the block lasts."""
    authority = Authority(folder)

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            if authority.mode == "refuses":
                self.send_error(503)
                return
            content = authority.answer(query)
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", authority
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
