import unicodedata

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from vinculo.db.folding import FoldedField, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ŁÓDŹ", "lodz"),
        ("  Zażółć   gęślą\tjaźń ", "zazolc gesla jazn"),
        ("Reunión de Ñuñoa", "reunion de nunoa"),
        ("Straße STRASSE", "strasse strasse"),
        ("Ærøskøbing", "aeroskobing"),
        ("İstanbul", "istanbul"),
        ("Kraków\u00a0Główny", "krakow glowny"),
        ("so\u00adft\u200bware", "software"),
        ("ﬁnal ①", "final 1"),
        ("", ""),
    ],
)
def test_capitals_accents_and_strokes_go(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_are_the_same(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text(st.characters(categories=["L", "N", "Zs"], max_codepoint=0x24F)))
def test_capitals_do_not_matter(text):
    assert fold(text.upper()) == fold(text.upper().lower())


@given(st.text(st.characters(max_codepoint=126)))
def test_the_short_way_for_plain_text_gives_what_the_long_way_gives(text):
    assert fold(text + " é") == f"{fold(text)} e".strip()


@pytest.fixture
def cafe(transactional_db):
    """A throw-away model with a folded name, and its table."""
    with isolate_apps("vinculo.db"):

        class Cafe(models.Model):
            name = models.CharField(max_length=200)
            name_folded = FoldedField(source="name", max_length=20)

            class Meta:
                app_label = "db"

        with connection.schema_editor() as editor:
            editor.create_model(Cafe)
        yield Cafe
        with connection.schema_editor() as editor:
            editor.delete_model(Cafe)


def test_it_fills_itself_on_every_way_of_writing(cafe):
    one = cafe.objects.create(name="Łódź")
    cafe.objects.bulk_create([cafe(name="Śródmieście")])
    one.name = "Kraków"
    one.save(update_fields=["name", "name_folded"])

    assert sorted(cafe.objects.values_list("name_folded", flat=True)) == ["krakow", "srodmiescie"]


def test_writing_the_source_alone_is_refused(cafe):
    one = cafe.objects.create(name="Łódź")

    with pytest.raises(ValueError, match="name 'name_folded' too"):
        one.save(update_fields=["name"])


def test_folding_may_make_it_longer_than_its_column(cafe):
    assert cafe.objects.create(name="ß" * 15).name_folded == "s" * 20


def test_sorted_by_it_l_with_stroke_comes_before_z(cafe):
    cafe.objects.bulk_create(cafe(name=name) for name in ["Zebra", "Łódź", "ábaco", "Madrid"])

    assert list(cafe.objects.order_by("name_folded").values_list("name", flat=True)) == [
        "ábaco",
        "Łódź",
        "Madrid",
        "Zebra",
    ]


def test_it_is_indexed_and_goes_into_migrations_whole():
    field = FoldedField(source="title", max_length=90)
    _name, path, _args, kwargs = field.deconstruct()

    assert path == "vinculo.db.folding.FoldedField"
    assert (kwargs["source"], kwargs["max_length"], kwargs["db_index"]) == ("title", 90, True)
