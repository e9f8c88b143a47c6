"""A real IMAP server of our own, for as long as a test needs it."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path

PASSWORD = "luna-y-faro"
CONF = """
base_dir = {root}/run
state_dir = {root}/state
log_path = {root}/log
protocols = imap
listen = 127.0.0.1
disable_plaintext_auth = no
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
mail_location = maildir:{root}/mail/%u:INDEX=MEMORY
mail_fsync = never
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    auto = create
    special_use = \\Sent
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  unix_listener stats-writer {{
    mode = 0666
  }}
}}
{doors}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={root}/home/%u
}}
"""
BY_PASSWORD = """
ssl = no
auth_mechanisms = plain login
passdb {{
  driver = static
  args = password={password}
}}
"""
BY_TOKEN = """
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{key}
auth_mechanisms = xoauth2
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {root}/tokens.conf
}}
"""
TOKENS = """
introspection_mode = post
introspection_url = {introspection}
username_attribute = email
active_attribute = active
active_value = true
"""


@dataclass(frozen=True)
class Doors:
    """A server that is reached by TLS and opens for tokens: its certificate, its key, who knows the tokens."""

    certificate: Path
    key: Path
    introspection: str


def is_there() -> bool:
    return program() is not None


def program() -> str | None:
    return shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")


@dataclass
class Dovecot:
    root: Path
    port: int
    owner: tuple[int, int]
    process: "subprocess.Popen[bytes]"
    tls_port: int = 0

    def put(
        self, user: str, letters: dict[str, bytes], folder: str = "", at: datetime | None = None, *, give: bool = True
    ) -> None:
        """
        Lays letters into a mailbox as its delivery would, by name; `at` is when they arrived. Without `give` the server
        may not read them until another call gives them to it.
        """
        place = self.root / "mail" / user / (f".{folder}" if folder else "")
        for part in ("tmp", "new", "cur"):
            (place / part).mkdir(parents=True, exist_ok=True)
        for name, data in letters.items():
            path = place / "cur" / f"{name}:2,"
            path.write_bytes(data)
            if at:
                os.utime(path, (at.timestamp(), at.timestamp()))
        if give:
            self._give(self.root / "mail" / user)

    def number_anew(self, user: str, folder: str = "") -> None:
        """The server forgets how it numbered: another UIDVALIDITY, other UIDs."""
        place = self.root / "mail" / user / (f".{folder}" if folder else "")
        for path in place.glob("dovecot*"):
            path.unlink()
        (place / "dovecot-uidlist").write_text(f"3 V{int(time.time()) + 1000} N1 G{os.urandom(16).hex()}\n")
        self._give(place)

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)

    def _give(self, place: Path) -> None:
        if os.getuid() == 0:
            for path in (place, *place.rglob("*")):
                os.chown(path, *self.owner)


def start(doors: Doors | None = None) -> Dovecot:
    """Listens on ports of its own when this returns. It opens for PASSWORD, or as `doors` say."""
    root = Path(tempfile.mkdtemp(prefix="vinculo-dovecot-"))
    account = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    port, tls_port = free_port(), free_port() if doors else 0
    import grp

    values = {"user": account.pw_name, "group": grp.getgrgid(account.pw_gid).gr_name, "uid": account.pw_uid}
    said = _by_token(root, doors) if doors else BY_PASSWORD.format(password=PASSWORD)
    conf = CONF.format(root=root, port=port, tls_port=tls_port, doors=said, gid=account.pw_gid, **values)
    for part in ("run", "state", "mail", "home"):
        (root / part).mkdir()
    (root / "dovecot.conf").write_text(conf)
    root.chmod(0o755)
    if os.getuid() == 0:
        for place in (root / "mail", root / "home"):
            os.chown(place, account.pw_uid, account.pw_gid)
    process = subprocess.Popen([program() or "dovecot", "-F", "-c", str(root / "dovecot.conf")])
    server = Dovecot(root, port, (account.pw_uid, account.pw_gid), process, tls_port)
    for _try in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return server
        except OSError:
            time.sleep(0.1)
    log = root / "log"
    server.stop()
    raise RuntimeError(log.read_text() if log.exists() else "dovecot does not start")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _by_token(root: Path, doors: Doors) -> str:
    (root / "tokens.conf").write_text(TOKENS.format(introspection=doors.introspection))
    return BY_TOKEN.format(root=root, certificate=doors.certificate, key=doors.key)


def letter(
    number: int, *, sender: str, to: str, at: datetime, subject: str = "", body: str = "", head: str = ""
) -> bytes:
    """A plain letter with an id of its own."""
    lines = [
        f"Message-ID: <n{number}@{sender.rpartition('@')[2]}>", f"From: {sender}", f"To: {to}",
        f"Date: {format_datetime(at)}", f"Subject: {subject or f'Letter {number}'}",
        *head.splitlines(), "", body or f"This is letter {number}.", "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode()
