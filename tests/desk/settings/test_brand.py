"""One colour for the portal, refused where it could not be read; a logo that is only ever our own picture."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from vinculo.people.models import Logo, Organization

ADDRESS = "/settings/brand/"


def sent(**fields):
    return {"brand_colour": "#993a14", "portal_phone": "945 201 844", **fields}


def picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "red").save(out, "PNG")
    return SimpleUploadedFile("logo.png", out.getvalue())


def test_a_colour_reaches_the_portal_and_its_door(world, signed_in, client, visiting):
    signed_in(world.rita).post(ADDRESS, sent())

    door = client.get("/portal/enter/").content.decode()
    link = door.split('href="/portal/brand-')[1].split('"')[0]
    sheet = client.get(f"/portal/brand-{link}")

    assert "--accent: light-dark(#993a14, " in sheet.content.decode()
    assert (sheet["Content-Type"], "immutable" in sheet["Cache-Control"]) == ("text/css; charset=utf-8", True)
    assert link in visiting(world.ana, world.luna).get("/portal/").content.decode()


def test_one_that_cannot_be_read_is_refused_and_the_nearest_offered(world, signed_in):
    page = signed_in(world.rita).post(ADDRESS, sent(brand_colour="#ffd9c9")).content.decode()

    assert "Too light to be read on white. The nearest that can be: #" in page
    assert Organization.objects.get().brand_colour == ""


def test_no_style_can_be_put_into_the_sheet(world, signed_in):
    page = signed_in(world.rita).post(ADDRESS, sent(brand_colour="red;}b{")).content.decode()

    assert "Six digits after a #" in page


def test_a_logo_is_made_anew_and_can_go_again(world, signed_in, client):
    rita = signed_in(world.rita)
    rita.post(ADDRESS, sent(upload=picture()))
    mark = Logo.objects.get().mark

    answer = client.get(f"/portal/logo-{mark}.webp")
    rita.post(f"{ADDRESS}logo/remove/")

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert client.get(f"/portal/logo-{mark}.webp").status_code == 404


def test_a_page_is_no_logo(world, signed_in):
    bad = SimpleUploadedFile("logo.svg", b"<svg onload=alert(1)>")

    page = signed_in(world.rita).post(ADDRESS, sent(upload=bad)).content.decode()

    assert "We cannot read that as a picture" in page
    assert not Logo.objects.exists()


def test_only_administrators(world, signed_in):
    assert [signed_in(person).get(ADDRESS).status_code for person in world.staff] == [200, 404, 404, 404, 404]
