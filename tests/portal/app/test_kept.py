"""The portal on a phone: its icon, and what stays there without a connection."""

import io
import json

import pytest
from PIL import Image

from vinculo.people.models import Logo, Organization


def picture(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(out, "WEBP", lossless=True)
    return out.getvalue()


def test_a_phone_learns_the_name_and_stays_inside_the_portal(world, client):
    Organization.objects.update(brand_colour="#993a14")

    told = json.loads(client.get("/portal/app.webmanifest").content)

    assert (told["name"], told["theme_color"]) == (Organization.current().name, "#993a14")
    assert (told["start_url"], told["scope"]) == ("/portal/", "/portal/")


@pytest.mark.parametrize("side", [180, 192, 512])
def test_the_icon_is_our_letter_on_our_colour(world, client, side):
    Organization.objects.update(brand_colour="#993a14")

    with Image.open(io.BytesIO(client.get(f"/portal/app-{side}.png").content)) as icon:
        assert (icon.format, icon.size, icon.getpixel((0, 0))) == ("PNG", (side, side), (0x99, 0x3A, 0x14))


def test_the_icon_is_our_logo_where_we_have_one(world, client):
    Logo.objects.create(organization=Organization.current(), image=picture("#00aa00"), mark="m")

    with Image.open(io.BytesIO(client.get("/portal/app-192.png").content)) as icon:
        assert icon.getpixel((96, 96)) == (0, 0xAA, 0)


def test_no_icon_of_any_other_size_is_drawn(world, client):
    assert client.get("/portal/app-9000.png").status_code == 404


def test_the_page_without_a_connection_says_nothing_of_anybody(world, visiting):
    ana = visiting(world.ana, world.luna)

    page = ana.get("/portal/offline/").content.decode()

    assert world.luna.name not in page
    assert world.ana.first_name not in page
    assert world.luna.name in ana.get("/portal/").content.decode()  # the twin: any other page does


def test_nothing_but_the_look_and_that_page_is_kept(world, client):
    text = client.get("/portal/worker.js").content.decode()

    kept = json.loads(text.partition("const kept = ")[2].partition(";")[0].replace("\\u002D", "-"))
    assert [address for address in kept if not address.startswith("/static/")] == []
    assert text.count("cache.put(") == 1
    assert 'credentials: "omit"' in text
