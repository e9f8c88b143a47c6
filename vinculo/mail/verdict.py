"""
Whether a letter comes from where it says. Believed are the mailbox's own server, by the name it signs its check with
(`Authentication-Results`, RFC 8601), else the seal (DKIM) of the writer's server, which we check ourselves. Either
counts only when it speaks for the domain of the one From address.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from functools import lru_cache

from vinculo.conversations.models import Verdict
from vinculo.language import cleaning
from vinculo.mail.reading import headers

COMMENT = re.compile(r"\([^()]{0,500}\)")
RESULT = re.compile(r"^\s*(dmarc|dkim|spf)\s*=\s*([a-z]+)", re.I)
PROPERTY = re.compile(r"\b(header\.from|header\.d|header\.i|smtp\.mailfrom)\s*=\s*\"?([^\s;\"]+)", re.I)
DNS_SECONDS = 3
SEALS = 5  # of one letter that are checked
QUIET = logging.getLogger("vinculo.mail.seals")  # what is wrong with a stranger's seal is nobody's alarm
QUIET.setLevel(logging.CRITICAL)
AskDns = Callable[[bytes], bytes | None]


@dataclass(frozen=True, slots=True)
class Judgement:
    """`doubt` is a code: why the letter is not verified; empty when it is."""

    verdict: Verdict
    doubt: str = ""

    @property
    def is_verified(self) -> bool:
        return self.verdict == Verdict.VERIFIED


VERIFIED = Judgement(Verdict.VERIFIED)


def judge(message: Message, data: bytes, *, authserv_id: str = "", ask_dns: AskDns | None = None) -> Judgement:
    """
    What the letter's sender is worth. `authserv_id`: how the mailbox's own server signs its check; empty: it makes
    none. `ask_dns`: how to look up a key, (name) -> TXT record or None; without it no seal is checked.
    """
    senders = headers.values(message, "From")
    addresses = headers.addresses(message, "From")
    if len(senders) != 1 or len(addresses) != 1:
        return _doubt("two_senders" if senders else "no_sender")
    domain = addresses[0].email.rpartition("@")[2]
    said = _said_by_our_server(message, authserv_id) if authserv_id else None
    if said is not None:
        return _of_results(said, domain)
    return _of_seals(message, data, domain, ask_dns)


def aligned(domain: str, other: str) -> bool:
    """Whether one is the other or lies within it; a bare ending like "com" speaks for nobody."""
    domain, other = domain.lower().strip(". "), other.lower().strip(". ").rpartition("@")[2]
    if "." not in other or "." not in domain:
        return False
    return domain == other or domain.endswith(f".{other}") or other.endswith(f".{domain}")


def authserv_ids(message: Message) -> list[str]:
    """The names under which servers have signed checks of this letter, the last one first."""
    return [name for value in headers.values(message, "Authentication-Results") if (name := _signed_by(value))]


def _said_by_our_server(message: Message, authserv_id: str) -> str | None:
    """Its topmost check: a server puts its own on top, so one below may have come with the letter."""
    for value in headers.values(message, "Authentication-Results"):
        if _signed_by(value) == authserv_id.lower():
            return cleaning.one_line(value)[:8000]
    return None


def _signed_by(value: str) -> str:
    words = COMMENT.sub(" ", cleaning.one_line(value)[:8000]).partition(";")[0].split()
    return words[0].lower() if words else ""


def _of_results(said: str, domain: str) -> Judgement:
    failed = False
    for result in COMMENT.sub(" ", said).split(";")[1:]:
        found = RESULT.match(result)
        if not found:
            continue
        method, answer = found[1].lower(), found[2].lower()
        told = {name.lower(): value for name, value in PROPERTY.findall(result)}
        if answer != "pass":
            failed = failed or answer in ("fail", "softfail", "permerror")
            if method == "dmarc" and answer == "fail":
                return _doubt("failed")
            continue
        speaks_for = _speaks_for(method, told)
        if speaks_for and aligned(domain, speaks_for):
            return VERIFIED
        failed = True
    return _doubt("failed" if failed else "no_check")


def _speaks_for(method: str, told: dict[str, str]) -> str:
    if method == "dmarc":
        return told.get("header.from", "")
    if method == "dkim":
        return told.get("header.d") or told.get("header.i", "")
    return told.get("smtp.mailfrom", "")


def _of_seals(message: Message, data: bytes, domain: str, ask_dns: AskDns | None) -> Judgement:
    seals = headers.values(message, "DKIM-Signature")[:SEALS]
    if not seals:
        return _doubt("no_check")
    if ask_dns is None:
        return _doubt("not_looked")
    right = [_seal_is_right(data, index, ask_dns) for index, seal in enumerate(seals) if _covers(seal, domain)]
    if not right:
        return _doubt("failed")
    if any(right):
        return VERIFIED
    return _doubt("not_looked" if all(one is None for one in right) else "failed")


def _covers(seal: str, domain: str) -> bool:
    """Speaks for the domain, signs the From line, and the whole letter (no `l=`, behind which anything may stand)."""
    tags = dict(part.strip().partition("=")[::2] for part in re.sub(r"\s+", "", seal).split(";"))
    signed = tags.get("h", "").lower().split(":")
    return aligned(domain, tags.get("d", "")) and "from" in signed and "l" not in tags


def _seal_is_right(data: bytes, index: int, ask_dns: AskDns) -> bool | None:
    """None: nobody could be asked."""
    import dkim

    unanswered: list[bytes] = []

    def ask(name: bytes, timeout: int = 5) -> bytes | None:
        try:
            return ask_dns(name)
        except OSError:
            unanswered.append(name)
            return None

    try:
        right = bool(dkim.DKIM(data, logger=QUIET, minkey=1024, timeout=DNS_SECONDS).verify(index, ask))
    except Exception:  # whatever a stranger's seal makes of the library, it is not right
        right = False
    return None if unanswered and not right else right


def ask_dns(name: bytes) -> bytes | None:
    """A TXT record, None when there is none. OSError when nobody answers."""
    answered, text = _asked(name)
    if not answered:
        raise OSError(name.decode("ascii", "replace"))
    return text


@lru_cache(maxsize=2000)
def _asked(name: bytes) -> tuple[bool, bytes | None]:
    """A name nobody answers for is not asked for again by this process: a thousand letters may carry it."""
    import dns.exception
    import dns.resolver

    try:
        answer = dns.resolver.resolve(name.decode("ascii").rstrip("."), "TXT", lifetime=DNS_SECONDS)
        return True, b"".join(next(iter(answer)).strings)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return True, None
    except (dns.exception.DNSException, UnicodeError, StopIteration):
        return False, None


def _doubt(code: str) -> Judgement:
    return Judgement(Verdict.UNVERIFIED, code)
