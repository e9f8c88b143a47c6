"""Photos: only what we made ourselves stays, and nothing that comes costs much."""

import io
import struct
import zlib

import pytest
from PIL import Image

from vinculo.people.portrait import SIDE, NotAPhoto, PhotoTooLarge, portrait


def picture(kind="JPEG", size=(900, 600), mode="RGB", **more):
    out = io.BytesIO()
    Image.new(mode, size, "teal" if mode != "P" else 3).save(out, kind, **more)
    return out.getvalue()


def png(width, height):
    """A PNG that says it is that large and has next to nothing in it."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB"), ("JPEG", "L")]
)
def test_every_photo_becomes_a_small_square(kind, mode):
    with Image.open(io.BytesIO(portrait(picture(kind, mode=mode)))) as made:
        assert (made.format, made.size, made.mode) == ("WEBP", (SIDE, SIDE), "RGB")


def test_place_camera_and_colours_do_not_come_along():
    exif = Image.Exif()
    exif[0x010F], exif[0x9286] = "Canary camera", "Canary note"
    exif.get_ifd(0x8825)[2] = (40.0, 25.0, 0.0)
    sent = picture(exif=exif, icc_profile=b"Canary profile" * 9, comment=b"Canary comment")

    made = portrait(sent)

    assert (b"Canary" in sent, b"Canary" in made) == (True, False)
    with Image.open(io.BytesIO(made)) as opened:
        assert (dict(opened.getexif()), set(opened.info) & {"exif", "icc_profile", "xmp"}) == ({}, set())


def test_a_photo_taken_sideways_stands_upright():
    exif, sideways = Image.Exif(), Image.new("RGB", (400, 400), "red")
    exif[0x0112] = 6  # the top of the scene is at its right
    sideways.paste("blue", (200, 0, 400, 400))
    out = io.BytesIO()
    sideways.save(out, "JPEG", exif=exif)

    with Image.open(io.BytesIO(portrait(out.getvalue()))) as made:
        top, bottom = made.getpixel((160, 300)), made.getpixel((160, 20))

    assert (top[0] > top[2], bottom[0] > bottom[2]) == (True, False) or (top[2] > 200, bottom[0] > 200) == (True, True)


@pytest.mark.parametrize("size", [(50_000, 50_000), (20_000, 3_000), (2**30, 2**30)])
def test_a_bomb_is_refused_before_it_is_unpacked(size):
    with pytest.raises((PhotoTooLarge, NotAPhoto)):
        portrait(png(*size))


def test_a_bomb_within_what_the_library_takes_is_ours_to_refuse():
    with pytest.raises(PhotoTooLarge):
        portrait(png(10_000, 6_000))


def test_too_many_bytes_are_not_looked_at():
    with pytest.raises(PhotoTooLarge):
        portrait(b"\xff\xd8" + bytes(9 * 1024 * 1024))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", b"<html><script>alert(1)</script>",
        b"%PDF-1.7", b"GIF89a" + bytes(50), picture("GIF"), picture("BMP"), picture("TIFF"), picture()[:200],
        b"\xff\xd8\xff\xe0<script>alert(1)</script>", b"RIFF\x00\x00\x00\x00WEBPVP8 ", png(10, 10)[:40],
    ],
)  # fmt: skip
def test_what_is_no_photo_is_refused(data):
    with pytest.raises(NotAPhoto):
        portrait(data)


def test_script_hidden_behind_a_photo_does_not_stay():
    assert b"<script>" not in portrait(picture() + b"<script>alert(1)</script>")
