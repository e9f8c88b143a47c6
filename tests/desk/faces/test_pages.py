"""How clients see somebody: their own page, and who gets the photo."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people.test_portrait import picture, png
from vinculo.people.models import Face


def upload(client, data, name="me.jpg", kind="image/jpeg"):
    sent = {"role": "Texts", "bio": "Reads all day", "upload": SimpleUploadedFile(name, data, content_type=kind)}
    return client.post("/settings/face/", sent)


def toasts(client):
    return list(client.get("/promises/").context["messages"])


def shown(world, signed_in, agrees=True):
    client = signed_in(world.zofia)
    upload(client, picture())
    if agrees:
        client.post("/settings/face/consent/", {"agree": "yes"})
    return Face.objects.get(person=world.zofia)


def test_role_words_and_photo_are_kept_and_shown_before_anybody_sees_them(world, signed_in):
    client = signed_in(world.zofia)

    answer = upload(client, picture())
    face = Face.objects.get()
    page = client.get("/settings/face/").content.decode()

    assert (answer.url, face.person, face.role, face.is_shown) == ("/settings/face/", world.zofia, "Texts", False)
    assert bytes(face.photo)[8:12] == b"WEBP"
    assert f'src="/people/{world.zofia.pk}/face.webp?v={face.photo_mark}"' in page


def test_a_photo_goes_out_as_what_it_is(world, signed_in):
    face = shown(world, signed_in)

    answer = signed_in(world.marek).get(face.address)

    assert answer.status_code == 200
    assert {name: answer[name] for name in ("Content-Type", "X-Content-Type-Options", "Cache-Control")} == {
        "Content-Type": "image/webp", "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=31536000, immutable",
    }  # fmt: skip
    assert answer.content == bytes(face.photo)


@pytest.mark.parametrize(("name", "code"), [("rita", 404), ("marek", 404), ("teo", 404), ("zofia", 200)])
def test_without_consent_it_is_ones_own(world, signed_in, name, code):
    face = shown(world, signed_in, agrees=False)

    assert signed_in(getattr(world, name)).get(face.address).status_code == code


@pytest.mark.parametrize(("name", "code"), [("iga", 200), ("teo", 200)])
def test_guests_see_those_of_their_projects(world, signed_in, name, code):
    assert signed_in(getattr(world, name)).get(shown(world, signed_in).address).status_code == code


def test_a_guest_of_another_project_does_not(world, signed_in):
    face = shown(world, signed_in)
    world.teo.memberships.update(project=world.workshop)

    assert signed_in(world.teo).get(face.address).status_code == 404


def test_a_stranger_signs_in_first(world, client, signed_in):
    assert client.get(shown(world, signed_in).address).url.startswith("/account/sign-in/")


def test_consent_is_taken_back_by_its_person(world, signed_in):
    shown(world, signed_in)
    client = signed_in(world.zofia)

    client.post("/settings/face/consent/", {"agree": "no"})

    assert Face.objects.get().is_shown is False


def test_consent_undone_at_once(world, signed_in):
    client = signed_in(world.zofia)
    client.post("/settings/face/consent/", {"agree": "yes"})
    before = Face.objects.get().is_shown

    client.post(toasts(client)[-1].extra_tags)

    assert (before, Face.objects.get().is_shown) == (True, False)


def test_nobody_agrees_for_somebody_else(world, signed_in):
    face = shown(world, signed_in, agrees=False)

    signed_in(world.rita).post("/settings/face/consent/", {"agree": "yes", "person": world.zofia.pk, "pk": face.pk})

    face.refresh_from_db()
    assert face.is_shown is False


def test_the_photo_goes_for_good(world, signed_in):
    face, client = shown(world, signed_in), signed_in(world.zofia)

    client.post("/settings/face/photo/remove/")

    assert Face.objects.values_list("photo", "photo_mark").get() == (None, "")
    assert client.get(face.address).status_code == 404


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (png(10_000, 9_000), "me.png", "image/png"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "me.svg", "image/svg+xml"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "me.png", "image/png"),
        (b"<html><script>alert(1)</script>", "me.jpg", "image/jpeg"),
        (bytes(9 * 1024 * 1024), "me.jpg", "image/jpeg"),
    ],
)
def test_what_is_no_photo_is_said_and_nothing_kept(world, signed_in, data, name, kind):
    page = upload(signed_in(world.zofia), data, name, kind)

    assert (page.status_code, list(page.context["form"].errors), Face.objects.count()) == (200, ["upload"], 0)


def test_the_team_page_asks_nothing_for_photos(world, signed_in):
    client = signed_in(world.marek)
    address = f"/projects/{world.shop.pk}/team/"
    client.get(address)
    counted = []
    for agrees in (False, True):
        if agrees:
            shown(world, signed_in)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counted.append(len(queries))

    assert counted[0] == counted[1]
