"""Time stamps by somebody else: had over a guarded line, checked with openssl, and never made up."""

import shutil

import pytest

from tests.record import authority
from tests.record.making import AT, write
from vinculo.record import outbound
from vinculo.record.models import Entry, Witness
from vinculo.record.outbound import Allowed, NotAsked
from vinculo.record.stamping import stamp_head, stamped_at
from vinculo.record.verify import check

pytestmark = [pytest.mark.django_db, pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not here")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tsa")
    authority.make(folder)
    return folder


@pytest.fixture
def asking(settings):
    def ask(url: str, *, private: bool = True, plain: bool = True) -> str:
        settings.TSA_URL, settings.TSA_ALLOW_PRIVATE, settings.TSA_ALLOW_HTTP = url, private, plain
        return stamp_head(at=AT)

    return ask


def test_without_an_authority_nothing_is_asked(settings):
    settings.TSA_URL = ""
    write(1)

    assert stamp_head() == "off"


def test_openssl_verifies_the_stamp_of_the_head_and_of_no_other(folder, asking, tmp_path):
    head = write(3)[-1]
    with authority.running(folder) as (url, _asked):
        assert asking(url) == "stamped"

    witness = Witness.objects.get()
    (tmp_path / "head.tsr").write_bytes(witness.token)
    verify = ("ts", "-verify", "-in", "head.tsr", "-CAfile", str(folder / "root.pem"), "-digest")
    assert "Verification: OK" in authority.openssl(*verify, head.hash, folder=tmp_path)
    assert "Verification: FAILED" in authority.openssl(*verify, "00" * 32, folder=tmp_path)
    assert (witness.seq, witness.head, witness.how) == (3, head.hash, "stamp")
    assert stamped_at(witness.token) is not None
    assert check().fault is None


def test_nothing_new_is_not_stamped_again(folder, asking):
    write(1)
    with authority.running(folder) as (url, asked):
        assert [asking(url), asking(url)] == ["stamped", "nothing new"]

    assert len(asked) == 1


def test_an_authority_that_is_away_is_written_down_once_and_tried_again(folder, asking):
    write(1)
    with authority.running(folder, status=503) as (url, _asked):
        assert [asking(url), asking(url)] == ["failed", "failed"]
    failed = list(Entry.objects.values_list("kind", flat=True))
    with authority.running(folder) as (url, _asked):
        assert asking(url) == "stamped"

    assert failed == ["promise.made", "record.stamp_failed"]
    assert Witness.objects.get().token


@pytest.mark.parametrize("answer", [b"", b"nonsense", b"0\x03\x02\x01\x02"])
def test_what_is_no_stamp_is_not_kept(folder, asking, answer):
    write(1)
    with authority.running(folder, answer=answer) as (url, _asked):
        assert asking(url) == "failed"

    assert not Witness.objects.exists()


def test_a_stamp_of_something_else_is_not_kept(folder, asking):
    write(1)
    with authority.running(folder) as (url, asked):
        asking(url)
        old = authority.reply(folder, asked[0])
    write(1)
    with authority.running(folder, answer=old) as (url, _asked):
        assert asking(url) == "failed"

    assert Witness.objects.count() == 1


def test_a_redirect_is_not_followed(folder, asking):
    write(1)
    with authority.running(folder) as (elsewhere, asked), authority.running(folder, status=307) as (url, _asked):
        assert asking(url) == "failed"

    assert elsewhere and not asked


def test_an_address_inside_the_house_is_not_asked(folder, asking):
    write(1)
    with authority.running(folder) as (url, asked):
        assert asking(url, private=False) == "failed"
        assert asking(url, plain=False) == "failed"

    assert not asked


def test_control_it_is_asked_where_that_is_allowed(folder, asking):
    write(1)
    with authority.running(folder) as (url, asked):
        asking(url)

    assert len(asked) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/", "https://localhost/", "https://[::1]/", "https://[::]/", "https://0/", "https://2130706433/",
        "https://0x7f.1/", "https://[::ffff:127.0.0.1]/", "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/",
        "https://100.64.0.1/", "https://10.0.0.1/", "https://169.254.169.254/", "https://192.168.1.1/",
        "https://224.0.0.1/", "https://user@127.0.0.1/", "http://example.com/", "file:///etc/passwd", "gopher://x/",
        "https:///", "https://x:99999/",
    ],
)  # fmt: skip
def test_addresses_that_are_never_asked(url):
    with pytest.raises(NotAsked):
        outbound.post(url, b"", media_type="x/y")


def test_the_address_that_was_checked_is_the_one_that_is_asked(monkeypatch):
    """A name that means something public when it is checked and 127.0.0.1 when it is used."""
    answers = [["203.0.113.7"], ["127.0.0.1"]]
    found = []

    def look_up(host, port, **options):
        return [(2, 1, 6, "", (one, port)) for one in answers.pop(0)]

    def connect(address, timeout):
        found.append(address[0])
        raise OSError("not here")

    monkeypatch.setattr(outbound.socket, "getaddrinfo", look_up)
    monkeypatch.setattr(outbound.socket, "create_connection", connect)
    monkeypatch.setattr(outbound, "is_public", lambda address: address != "127.0.0.1")
    with pytest.raises(OSError, match="not here"):
        outbound.post("https://stamps.example/", b"", media_type="x/y", allowed=Allowed())

    assert found == ["203.0.113.7"]
