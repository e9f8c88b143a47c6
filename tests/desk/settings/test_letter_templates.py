"""Templates of letters, for everybody of ours."""

from typing import Any

from tests.world import World
from vinculo.letters.models import LetterTemplate

WORDS = {"name": "Weekly word", "language": "es", "subject": "Semana", "text": "Hola, {contact.first_name}"}


def test_a_template_is_added_changed_and_removed(world: World, signed_in: Any) -> None:
    browser = signed_in(world.zofia)

    browser.post("/settings/letters/new/", WORDS)
    template = LetterTemplate.objects.get()
    browser.post(f"/settings/letters/{template.pk}/", {**WORDS, "subject": "La semana"})

    template.refresh_from_db()
    assert (template.subject, template.by) == ("La semana", world.zofia)
    assert "Weekly word" in browser.get("/settings/letters/").content.decode()
    browser.post(f"/settings/letters/{template.pk}/remove/")
    assert not LetterTemplate.objects.exists()


def test_a_slip_in_a_field_is_said_at_once(world: World, signed_in: Any) -> None:
    page = signed_in(world.zofia).post("/settings/letters/new/", {**WORDS, "text": "Hola, {contact.shoe}"})

    (said,) = page.context["form"].errors["text"]
    assert said == "Nothing can stand in for {contact.shoe}. Choose from the list of fields."
    assert not LetterTemplate.objects.exists()
