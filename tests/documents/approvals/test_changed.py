"""What is new since the version before."""

from django.core.cache import cache

from tests.documents.approvals.asked import TEXT, version
from tests.documents.papers import PNG, pdf
from vinculo.documents.approvals import words
from vinculo.documents.approvals.changed import Changed, Line, before, changed


def two(world, old, new, name="page.md"):
    cache.clear()
    first = version(world, old, name=name)
    return first, version(world, new, name=name, of=first.document)


def test_lines_that_came_and_went(world):
    first, second = two(world, TEXT, TEXT.replace(b"The video of the cellar.", b"Shipping is shown before one pays."))

    assert before(second) == first
    assert changed(first, second) == Changed(
        (Line(False, "The video of the cellar."), Line(True, "Shipping is shown before one pays.")), 0, True
    )


def test_the_words_of_a_pdf_are_compared_page_by_page(world):
    first, second = two(world, pdf("Cellar"), pdf("Shop", pages=2), name="page.pdf")

    assert [(line.is_new, line.text) for line in changed(first, second).lines] == [
        (False, "Cellar 1"), (True, "Shop 1"), (True, "Shop 2"),
    ]  # fmt: skip


def test_pictures_have_no_words(world):
    assert changed(*two(world, PNG, PNG + b" ", name="page.png")) == Changed()


def test_a_broken_pdf_has_none_either(world, monkeypatch):
    first, second = two(world, pdf("One"), b"%PDF-1.7\nnothing of the kind", name="page.pdf")

    assert changed(first, second) == Changed()


def test_a_child_that_answers_nonsense_is_not_believed(world, monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text("print('{\"a\": 1')")
    monkeypatch.setattr(words, "CHILD", child)

    assert changed(*two(world, pdf("One"), pdf("Two"), name="page.pdf")) == Changed()


def test_a_long_list_is_cut_and_says_so(world):
    found = changed(*two(world, b"a\n" + b"".join(b"old %d\n" % n for n in range(40)), b"a\n"))

    assert (len(found.lines), found.more) == (30, 10)


def test_nothing_before_the_first(world):
    assert before(version(world)) is None
