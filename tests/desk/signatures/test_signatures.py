"""Sending papers, looking at them, signing for our side, taking them back."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.utils import timezone

from tests.documents.sealing.hostile import ACTIVE
from tests.documents.signing.asked import asked, contract, decider, signs
from tests.world import PASSWORD
from vinculo.documents.keeping import whole_bytes
from vinculo.documents.models import Certificate, Document, Signature, SignerReminder, SigningRequest
from vinculo.documents.signing import finishing
from vinculo.documents.signing.asking import Party


def now_asked(world: Any, *others: Any, **fields: Any) -> Any:
    return asked(world, *others, at=timezone.now() - timedelta(minutes=5), **fields)


def test_a_version_is_sent_to_be_signed(world, signed_in):
    version, ana = contract(world), decider(world)
    desk = signed_in(world.marek)

    form = desk.get(f"/signatures/new/?version={version.pk}").context["form"]
    answer = desk.post(
        f"/signatures/new/?version={version.pk}",
        {"title": "Contract", "contacts": [ana.pk], "people": [world.marek.pk], "order": "theirs", "language": "es",
         "capacity": "Café Luna", "note": "", "until_on": "", "about": ""},
    )  # fmt: skip

    request = SigningRequest.objects.get()
    assert list(form.fields["contacts"].queryset) == [ana]
    assert (answer.status_code, answer["Location"]) == (302, request.get_absolute_url())
    first, second = request.signers.order_by("position")
    assert (first.contact, first.capacity, first.asked_at is None) == (ana, "Café Luna", False)
    assert (second.person, second.asked_at) == (world.marek, None)


def test_what_the_team_keeps_to_itself_is_offered_to_be_shared_first(world, signed_in):
    version, ana = contract(world), decider(world)
    Document.objects.update(audience="team")
    desk, address = signed_in(world.marek), f"/signatures/new/?version={version.pk}"
    data = {"title": "Contract", "contacts": [ana.pk], "order": "any", "language": "en"}
    share = f'action="/sharing/document/{version.document_id}/"'

    assert share in desk.get(address).text
    refused = desk.post(address, data)
    assert "Share it with Café Luna first" in str(refused.context["form"].non_field_errors())
    assert SigningRequest.objects.count() == 0

    back = desk.post(
        f"/sharing/document/{version.document_id}/", {"audience": "shared"}, HTTP_REFERER=f"http://testserver{address}"
    )
    assert back["Location"] == address
    assert share not in desk.get(address).text
    desk.post(address, data)
    assert SigningRequest.objects.count() == 1


def test_our_side_does_not_sign_what_they_do_not_see_any_more(world, signed_in):
    request = now_asked(world, more=(Party(person=world.marek),))
    desk = signed_in(world.marek)
    assert desk.get(f"/signatures/{request.pk}/").context["may_sign"]

    Document.objects.update(audience="team")

    page = desk.get(f"/signatures/{request.pk}/")
    assert (page.context["may_sign"], page.context["hidden"]) == (False, True)
    assert desk.get(f"/signatures/{request.pk}/sign/").status_code == 404


def test_a_paper_that_does_something_is_not_sent(world, signed_in):
    script = ACTIVE["when it closes"]
    version, ana = contract(world, script), decider(world)

    answer = signed_in(world.marek).post(
        f"/signatures/new/?version={version.pk}",
        {"title": "Contract", "contacts": [ana.pk], "order": "any", "language": "en"},
    )

    assert (answer.status_code, SigningRequest.objects.count()) == (200, 0)
    assert "stand still" in str(answer.context["form"].non_field_errors())


@pytest.mark.parametrize("path", ["", "withdraw/", "sign/"])
def test_whoever_does_not_see_the_client_sees_no_request(world, signed_in, path):
    request = now_asked(world)

    assert signed_in(world.iga).get(f"/signatures/{request.pk}/{path}").status_code == 404
    assert signed_in(world.iga).get(f"/signatures/new/?version={request.version_id}").status_code == 404


def test_pages_are_shown_in_every_state(world, signed_in):
    request = now_asked(world)
    desk = signed_in(world.marek)
    assert desk.get(f"/signatures/{request.pk}/").context["stands"] == "open"

    signs(request, world.ana, at=timezone.now())
    assert desk.get(f"/signatures/{request.pk}/").context["stands"] == "signed"
    finishing.finish(request.pk)

    page = desk.get(f"/signatures/{request.pk}/")
    assert (page.context["stands"], page.context["sealed_url"][:11]) == ("sealed", "/documents/")
    for which in ("waiting", "signed", "all"):
        assert desk.get(f"/signatures/?which={which}").status_code == 200


def test_the_list_asks_as_often_for_three_as_for_one(world, signed_in, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    desk = signed_in(world.marek)
    now_asked(world)
    desk.get("/signatures/")
    with CaptureQueriesContext(
        connection,
    ) as one:
        desk.get("/signatures/")
    now_asked(world)
    now_asked(world)
    with CaptureQueriesContext(connection) as three:
        desk.get("/signatures/")

    assert len(one) == len(three)


def test_taking_it_back_needs_a_reason(world, signed_in):
    request = now_asked(world)
    desk = signed_in(world.marek)

    desk.post(f"/signatures/{request.pk}/withdraw/", {"because": ""})
    request.refresh_from_db()
    assert request.withdrawn_at is None
    desk.post(f"/signatures/{request.pk}/withdraw/", {"because": "Other terms"})

    request.refresh_from_db()
    assert (request.withdrawn_because, request.withdrawn_by) == ("Other terms", world.marek)


def test_a_reminder_goes_to_whom_it_waits_for(world, signed_in):
    request = now_asked(world)
    signer = request.signers.get()

    signed_in(world.marek).post(f"/signatures/{request.pk}/remind/{signer.pk}/")

    assert SignerReminder.objects.get().by == world.marek


def test_our_side_signs_with_the_password_confirmed(world, signed_in):
    request = now_asked(world, more=(Party(person=world.marek),))
    desk = signed_in(world.marek)
    form = {"name": "Marek Wilk", "agree": "on"}

    sent_away = desk.post(f"/signatures/{request.pk}/sign/", form)
    assert (sent_away.status_code, "/account/confirm/" in sent_away["Location"]) == (302, True)
    assert Signature.objects.count() == 0
    desk.post("/account/confirm/", {"password": PASSWORD})
    desk.post(f"/signatures/{request.pk}/sign/", form)

    signature = Signature.objects.get()
    assert (signature.signer.person, signature.identified_by) == (world.marek, "password")


def test_nobody_signs_for_somebody_else_of_us(world, signed_in):
    request = now_asked(world, more=(Party(person=world.marek),))

    assert signed_in(world.rita).get(f"/signatures/{request.pk}/sign/").status_code == 404


def test_a_file_is_checked_and_found_again(world, signed_in):
    request = now_asked(world)
    signs(request, world.ana, at=timezone.now())
    finishing.finish(request.pk)
    request.refresh_from_db()
    file = BytesIO(whole_bytes(request.sealed))
    file.name = "contract.pdf"

    page = signed_in(world.marek).post("/signatures/check/", {"file": file})

    assert (page.context["told"].tone, page.context["known"]) == ("ok", request)


def test_the_certificate_is_made_retired_and_handed_out(world, signed_in):
    desk = signed_in(world.rita)
    assert desk.get("/settings/seal/").status_code == 200

    desk.post("/settings/seal/make/")
    seal = Certificate.objects.seals().get()
    pem = desk.get(f"/settings/seal/{seal.pk}/certificate/")
    desk.post(f"/settings/seal/{seal.pk}/retire/")

    seal.refresh_from_db()
    assert seal.retired_by == world.rita
    assert (b"BEGIN CERTIFICATE" in pem.content, b"PRIVATE" in pem.content) == (True, False)
    assert signed_in(world.marek).get("/settings/seal/").status_code == 404


def test_a_certificate_is_brought_with_its_pass_phrase(world, signed_in):
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, load_pem_private_key, pkcs12

    from vinculo.documents.sealing import making

    now = timezone.now()
    above = making.make_authority("Notary", country="ES", name="Notary of somewhere", at=now)
    pair = making.make_seal("Taller Faro", country="ES", name="Taller Faro, brought", authority=above, at=now)
    key: Any = load_pem_private_key(pair.key.encode(), None)
    sealed = pkcs12.serialize_key_and_certificates(b"seal", key, pair.x509, [above.x509], BestAvailableEncryption(b"x"))

    def bring(phrase: str) -> Any:
        file = BytesIO(sealed)
        file.name = "seal.p12"
        return signed_in(world.rita).post("/settings/seal/", {"file": file, "pass_phrase": phrase})

    assert bring("wrong").status_code == 200
    assert Certificate.objects.count() == 0
    assert bring("x").status_code == 302
    kept = Certificate.objects.get()
    assert (kept.name, kept.source, "PRIVATE" in kept.key) == ("Taller Faro, brought", "brought", False)
    assert bring("x").status_code == 200
