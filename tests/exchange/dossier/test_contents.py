"""What a dossier holds, and what stays at home."""

import json
import shutil
import subprocess
from datetime import timedelta

import pytest
from django.utils import translation

from tests.exchange.dossier.making import PAPER, add, dossier, live
from tests.exchange.dossier.test_verifying import checked
from tests.record import authority
from tests.world import NOW, make_client, make_project
from vinculo.clients.merge import merge_clients, take_apart
from vinculo.clients.merged import with_merged
from vinculo.clients.models import Audience, Client
from vinculo.documents.emptying import empty_bin
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.exchange.dossier.files import name_of
from vinculo.exchange.dossier.making import forget_old, make
from vinculo.exchange.dossier.models import Dossier
from vinculo.logbook.entry import Entry, NewPromise
from vinculo.logbook.log import log
from vinculo.record.chain import SYSTEM
from vinculo.record.erasing import erase
from vinculo.record.stamping import stamp_head


def everything(bundle) -> str:
    return "\n".join(data.decode("utf-8", "replace") for data in bundle.files.values())


def test_it_reads_without_us(world):
    live(world)

    html = dossier(world).files["dossier.html"].decode()

    assert "First plates" in html and "moved from" in html and "The oven" in html
    assert "<script" not in html and "http" not in html.replace("http-equiv", "")


def test_what_people_wrote_is_no_markup(world):
    live(world)

    assert "Blue &lt;b&gt;it&lt;/b&gt; is" in dossier(world).files["dossier.html"].decode()


def test_the_paper_is_a_pdf(world):
    live(world)

    assert dossier(world).files["summary.pdf"].startswith(b"%PDF-")


def test_nothing_of_another_client_is_in_it(world):
    live(world)

    assert "SECRET-OF-OTERO" not in everything(dossier(world))


def test_internal_things_stay_at_home(world):
    live(world)
    log(Entry(client=world.luna, at=NOW, channel="phone", summary="SECRET-TALK"), by=world.marek)

    found = everything(dossier(world))

    assert "SECRET-INTERNAL" not in found and "SECRET-TALK" not in found
    assert "2026-03-18" not in found and "2026-03-24" not in found  # our own dates


def test_control_shared_things_are_in_it(world):
    live(world)
    add(world, "SHARED-FILE", Audience.SHARED)

    assert "SHARED-FILE" in everything(dossier(world))


def test_a_project_has_its_own_entries_and_a_whole_chain(world, tmp_path):
    live(world)
    other = make_project(world.luna, "Menu")
    log(Entry(client=world.luna, at=NOW, channel="phone", project=other, decisions=("Of the menu",)), by=world.marek)

    bundle = dossier(world, world.shop)

    assert "Of the menu" not in everything(bundle)
    assert [bool(row.get("body")) for row in bundle.rows()] == [True] * 9 + [False]
    assert checked(bundle, tmp_path)[0] == 0


def test_erased_values_are_gone_and_it_still_verifies(world, tmp_path):
    live(world)
    erase(of=f"client:{world.luna.pk}", ground="consent withdrawn", actor=SYSTEM, at=NOW)

    bundle = dossier(world)

    assert checked(bundle, tmp_path)[0] == 0
    assert "(erased)" in bundle.files["dossier.html"].decode()


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not here")
def test_a_stamp_of_the_house_covers_the_strand_and_openssl_agrees(world, tmp_path, settings):
    live(world)
    log(Entry(client=world.otero, at=NOW, channel="phone", decisions=("Of another",)), by=world.iga)
    (tsa := tmp_path / "tsa").mkdir()
    authority.make(tsa)
    with authority.running(tsa) as (url, _asked):
        settings.TSA_URL, settings.TSA_ALLOW_PRIVATE, settings.TSA_ALLOW_HTTP = url, True, True
        assert stamp_head() == "stamped"
    bundle = dossier(world)
    (folder := tmp_path / "out").mkdir()

    assert checked(bundle, folder)[0] == 0
    stamped = next(row for row in bundle.json("record/witnesses.json") if row["how"] == "stamp")
    said = subprocess.run(
        ["openssl", "ts", "-verify", "-digest", stamped["head"], "-in", stamped["token"], "-CAfile", tsa / "root.pem"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Verification: OK" in said.stdout + said.stderr
    assert "Of another" not in everything(bundle)


def test_a_record_written_anew_does_not_fit_the_stamp(world, tmp_path, settings):
    from tests.exchange.dossier.test_verifying import rewrite

    live(world)
    (tsa := tmp_path / "tsa").mkdir()
    authority.make(tsa)
    with authority.running(tsa) as (url, _asked):
        settings.TSA_URL, settings.TSA_ALLOW_PRIVATE, settings.TSA_ALLOW_HTTP = url, True, True
        stamp_head()
    bundle = dossier(world)
    stamped = bundle.json("record/witnesses.json")
    rewrite(bundle)
    bundle.put("record/witnesses.json", stamped)
    (folder := tmp_path / "out").mkdir()

    assert checked(bundle, folder)[0] == 1


@pytest.mark.parametrize("title", ["../../etc/passwd", "a/b\\c", "CON", "x" * 300, "\u202egpj.exe", "…", "Łódź, menú"])
def test_names_of_files_lead_nowhere_else(world, title):
    version = add(world, title[:200], Audience.SHARED)

    name = name_of(version)

    assert name.startswith("files/") and name.count("/") == 2
    assert ".." not in name.split("/") and "\\" not in name and len(name) < 200


def test_the_job_makes_one_file_and_says_so(world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    live(world)
    made = Dossier.objects.create(client=world.luna, by=world.marek, asked_at=NOW)

    make(made.pk)
    make(made.pk)

    made.refresh_from_db()
    assert (made.state, made.percent, made.path.stat().st_size) == ("done", 100, made.size)


def test_a_file_that_is_damaged_stops_it(world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    live(world)
    version = add(world, "Spoilt", Audience.SHARED)
    type(version).objects.filter(pk=version.pk).update(sha256="0" * 64)
    made = Dossier.objects.create(client=world.luna, by=world.marek, asked_at=NOW)

    with pytest.raises(RuntimeError, match="damaged"):
        make(made.pk)

    made.refresh_from_db()
    assert (made.state, list((tmp_path / "dossiers").iterdir())) == ("failed", [])


def test_after_a_week_its_file_goes(world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    made = Dossier.objects.create(client=world.luna, by=world.marek, asked_at=NOW)
    make(made.pk)
    Dossier.objects.update(done_at=NOW)

    from datetime import timedelta

    assert forget_old(at=NOW + timedelta(days=6)) == 0
    assert forget_old(at=NOW + timedelta(days=8)) == 1
    assert not made.path.exists()


def test_it_is_told_in_the_language_of_who_asks(world):
    live(world)
    with translation.override("es"):
        assert '<html lang="es">' in dossier(world).files["dossier.html"].decode()


def merged(world):
    """A twin of Café Luna with a promise and a paper of its own, which then became part of it."""
    twin, _contact = make_client("Cafe Luna", owner=world.zofia, team=world.north)
    promise = NewPromise("PROMISE-OF-THE-TWIN", NOW.date(), NOW.date())
    log(Entry(client=twin, at=NOW, channel="phone", promises=(promise,)), by=world.marek)
    version = add_version(
        NewDocument(twin, title="PAPER-OF-THE-TWIN", audience="shared"), PAPER, name="twin.pdf", at=NOW, by=world.marek
    )
    live(world)
    return merge_clients(world.luna, twin, by=world.zofia, at=NOW), version


def test_what_belongs_to_a_client_that_was_merged_into_it_is_in_it(world, tmp_path):
    merge, version = merged(world)

    bundle = dossier(world)

    folder = f"record/joined/{merge.gone_id}"
    assert name_of(version) in bundle.files and f"{folder}/record.jsonl" in bundle.files
    html = bundle.files["dossier.html"].decode()
    assert html.count("PROMISE-OF-THE-TWIN") == 2  # among the promises, and in the record
    assert "PAPER-OF-THE-TWIN" in html
    assert checked(bundle, tmp_path)[0] == 0
    first = bundle.files[f"{folder}/record.jsonl"].decode().split("\n")[0]
    bundle.put(f"{folder}/record.jsonl", [json.loads(first)])
    assert checked(bundle, tmp_path)[0] == 1  # cut off


def test_it_stays_in_it_when_the_client_that_went_is_deleted(world, tmp_path):
    merge, version = merged(world)
    empty_bin(at=NOW + timedelta(days=31))
    assert not Client.objects.filter(pk=merge.gone_id).exists()

    bundle = dossier(world)

    assert name_of(version) in bundle.files
    assert checked(bundle, tmp_path)[0] == 0


def test_taken_apart_nothing_of_the_other_is_in_it(world):
    merge, version = merged(world)
    assert with_merged(world.luna.pk) == [world.luna.pk, merge.gone_id]

    take_apart(merge, at=NOW, by=world.zofia)

    assert with_merged(world.luna.pk) == [world.luna.pk]
    assert "OF-THE-TWIN" not in everything(dossier(world))
