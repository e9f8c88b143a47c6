"""Having a dossier made and taking it away, from the desk."""

import io
import zipfile

import pytest

from tests.world import NOW
from vinculo.exchange.dossier.making import make
from vinculo.exchange.dossier.models import Dossier
from vinculo.record.models import Entry


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def made(world):
    dossier = Dossier.objects.create(client=world.luna, project=world.shop, by=world.marek, asked_at=NOW)
    make(dossier.pk)
    return Dossier.objects.get()


def test_it_is_asked_for_once_and_waited_for(world, signed_in):
    browser = signed_in(world.marek)
    for _time in range(2):
        response = browser.post(f"/clients/{world.luna.pk}/record/dossier/")

    dossier = Dossier.objects.get()
    assert response["Location"] == f"/dossiers/{dossier.pk}/"
    assert "It is being put together" in browser.get(response["Location"]).text


def test_it_is_downloaded_and_that_is_recorded(world, signed_in, made):
    browser = signed_in(world.marek)
    page = browser.get(f"/dossiers/{made.pk}/").text
    response = browser.get(f"/dossiers/{made.pk}/file/")

    with zipfile.ZipFile(io.BytesIO(b"".join(response))) as archive:
        assert "verify.py" in archive.namelist()
    assert f"/dossiers/{made.pk}/file/" in page and made.sha256 in page
    assert response["Content-Disposition"].startswith('attachment; filename="dossier-online-shop-')
    entry = Entry.objects.get(kind="record.handed_over")
    assert (entry.client_id, entry.project_id) == (world.luna.pk, world.shop.pk)
    assert made.sha256 in entry.body


@pytest.mark.parametrize("who", ["rita", "iga", "zofia"])
def test_that_of_somebody_else_does_not_exist(world, signed_in, made, who):
    browser = signed_in(getattr(world, who))

    assert browser.get(f"/dossiers/{made.pk}/").status_code == 404
    assert browser.get(f"/dossiers/{made.pk}/file/").content == browser.get("/dossiers/987654321/file/").content
    assert not Entry.objects.exists()


def test_it_is_gone_with_the_client(world, signed_in, made):
    world.luna.owner = None
    world.luna.throw_away(by=world.rita, at=NOW)

    assert signed_in(world.marek).get(f"/dossiers/{made.pk}/file/").status_code == 404


@pytest.mark.parametrize("page", ["/clients/{luna}/record/dossier/", "/projects/{shop}/record/dossier/"])
def test_guests_and_strangers_to_the_client_make_none(world, signed_in, page):
    address = page.format(luna=world.luna.pk, shop=world.shop.pk)

    assert signed_in(world.teo).post(address).status_code == 403
    assert signed_in(world.iga).post(address).status_code == 404
    assert not Dossier.objects.exists()


def test_a_link_is_not_enough(world, signed_in):
    assert signed_in(world.marek).get(f"/clients/{world.luna.pk}/record/dossier/").status_code == 405


def test_one_that_is_not_here_any_more_can_be_made_anew(world, signed_in, made):
    made.forget_file()

    assert "Make a new one" in signed_in(world.marek).get(f"/dossiers/{made.pk}/").text
    assert signed_in(world.marek).get(f"/dossiers/{made.pk}/file/").status_code == 404
