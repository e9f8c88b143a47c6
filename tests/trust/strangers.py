"""Who may become a client: a lead, the channel it came by, the form for strangers, and the ideal client."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.world import World
from vinculo.pipeline.leads.submitting import Said, secret_of, submit
from vinculo.pipeline.models import Campaign, Lead, LeadChannel, LeadForm, Spending, Trait, TraitValue
from vinculo.portal.leadform.trap import opened

SLUG = "taller42"


def make_strangers(world: World) -> dict[str, Any]:
    now, today = timezone.now(), timezone.localdate()
    fair = LeadChannel.objects.create(name="The fair", kind="event", note="Bakers", by=world.marek)
    stand = Campaign.objects.create(channel=fair, name="Stand 12", note="Cakes to taste", by=world.marek)
    form = LeadForm.objects.create(
        name="Our website", slug=SLUG, language="en", channel=fair, campaign=stand, owner=world.marek, heading="Hello",
        intro="Write to us", thanks="Until soon", asks=["company", "phone"], origins=["https://faro.example"],
    )  # fmt: skip
    lead = Lead.objects.create(
        name="Nora Vega", company="Molino Vega", email="nora@molino.example", phone="+34 655", wants="Flour by post",
        note="Met at the fair", channel=fair, campaign=stand, form=form, received_at=now, confirmed_at=now,
        country="ES", city="Gijón",
    )  # fmt: skip
    unconfirmed = submit(form, Said("Pau", "pau@oliva.example", "Oil"), at=now)
    assert unconfirmed is not None
    trait = Trait.objects.create(name="Trade", choices=["food", "cars"], weight=5, wanted={"any": ["food"]})
    TraitValue.objects.create(trait=trait, lead=lead, value="food")
    return {
        "stranger_lead": lead,
        "fair": fair,
        "stand": stand,
        "lead_form": form,
        "fair_cost": Spending.objects.create(channel=fair, campaign=stand, on=today, amount=5_000, currency="EUR"),
        "link_secret": secret_of(unconfirmed.confirmation),
        "trait": trait,
    }


def ids_of_strangers(all_: Any) -> dict[tuple[str, str], Any]:
    channels = ("channel", "edit_channel", "close_channel", "new_campaign", "spend")
    return {
        ("leads", "pk"): all_.stranger_lead.pk,
        ("leads:from_mail", "pk"): all_.asking_letter.pk,
        ("leads:edit_campaign", "pk"): all_.stand.pk,
        **{(f"leads:{name}", "pk"): all_.fair.pk for name in channels},
        **{(f"leads:{name}", "pk"): all_.fair_cost.pk for name in ("edit_spending", "drop_spending")},
        **{(f"leads:{name}", "pk"): all_.lead_form.pk for name in ("form", "edit_form", "close_form")},
        ("ideal", "pk"): all_.trait.pk,
        ("ideal:of_lead", "pk"): all_.stranger_lead.pk,
        ("ideal:of_client", "pk"): all_.luna.pk,
        ("ideal:best", "pk"): all_.luna.pk,
        ("lead_form", "slug"): SLUG,
        ("lead_form:confirm", "secret"): all_.link_secret,
    }


def _lead(all_: Any) -> dict[str, Any]:
    return {
        "name": "Nora V.", "company": "Molino", "email": "n@molino.example", "phone": "+34 6", "wants": "Bread",
        "channel": all_.fair.pk, "campaign": all_.stand.pk, "owner": all_.zofia.pk, "language": "es",
        "website": "https://molino.example", "city": "Oviedo", "country": "PT", "budget": "900", "currency": "EUR",
        "note": "Calls on Fridays", "seen_at": "",
    }  # fmt: skip


def _form(all_: Any) -> dict[str, Any]:
    return {
        "name": "The shop", "language": "es", "channel": all_.fair.pk, "campaign": "", "owner": all_.zofia.pk,
        "heading": "Hi", "intro": "Tell us", "asks": ["city"], "thanks": "Thanks", "privacy_url": "https://faro.example/p",
        "origins": "https://www.faro.example",
    }  # fmt: skip


def _cost(all_: Any) -> dict[str, Any]:
    on = timezone.localdate() - timedelta(days=2)
    return {"on": on.isoformat(), "amount": "70", "currency": "EUR", "minutes": "2h", "campaign": "", "note": "Flags"}


def _filled(_all: Any) -> dict[str, Any]:
    since = timezone.now() - timedelta(seconds=20)
    return {
        "name": "Ivo", "email": "ivo@otra.example", "wants": "Cakes", "company": "Otra", "phone": "1", "url": "",
        "opened": opened(SLUG, at=since),
    }  # fmt: skip


def _trait(name: str) -> dict[str, Any]:
    return {
        "name": name, "key": "", "kind": "choice", "weight": "7", "choices": "food\nwine", "suits": "wine", "low": "",
        "high": "", "yes": "",
    }  # fmt: skip


BODIES_OF_STRANGERS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "leads:new": _lead,
    "leads:edit": _lead,
    "leads:bring": lambda a: {
        "file": SimpleUploadedFile("list.csv", b"Name,E-mail\nPau,pau@serra.example\n"), "channel": a.fair.pk,
        "owner": a.zofia.pk,
    },
    "leads:decide": lambda a: {"state": "lost", "because": "Too far"},
    "leads:time": lambda a: {"minutes": "45m"},
    "leads:make_client": lambda a: {
        "name": "Molino", "kind": "company", "contact_name": "Nora", "owner": a.zofia.pk, "team": a.north.pk,
    },
    "leads:same": lambda a: {"who": f"client-{a.luna.pk}"},
    "leads:new_channel": lambda a: {"name": "The square", "kind": "other", "note": "Passers-by"},
    "leads:edit_channel": lambda a: {"name": "The old fair", "kind": "event", "note": "Fewer"},
    "leads:new_campaign": lambda a: {"name": "Leaflets", "starts_on": "", "ends_on": "", "note": "Blue"},
    "leads:edit_campaign": lambda a: {"name": "Stand 13", "starts_on": "", "ends_on": "", "note": "By the door"},
    "leads:spend": _cost,
    "leads:edit_spending": _cost,
    "leads:new_form": _form,
    "leads:edit_form": _form,
    "ideal:new": lambda a: _trait("Size"),
    "ideal:edit": lambda a: _trait("Trade"),
    "ideal:of_lead": lambda a: {f"trait_{a.trait.pk}": "cars"},
    "ideal:of_client": lambda a: {f"trait_{a.trait.pk}": "food"},
    "lead_form:page": _filled,
}  # fmt: skip
