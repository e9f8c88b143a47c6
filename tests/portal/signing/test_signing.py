"""Signing in the portal, as it should go and as it should not."""

import pytest
from django.core import mail
from django.utils import timezone

from tests.documents.papers import pdf
from tests.documents.signing.asked import decider, signer_of
from tests.portal.signing.going import code_for, typed, waits_for_ana
from tests.portal.visiting import let_in, take_part
from tests.world import make_contact
from vinculo.access.models import Code
from vinculo.conversations.models import Interaction
from vinculo.documents.keeping import add_version
from vinculo.documents.models import Document, Signature
from vinculo.documents.signing.standing import state
from vinculo.record.models import Entry


def test_name_consent_and_code_sign_it(world, visiting):
    request = waits_for_ana(world)
    browser = visiting(world.ana, world.luna)
    code = code_for(browser, request, world.ana)

    answer = browser.post(
        f"/portal/sign/{request.pk}/confirm/",
        typed(request, world.ana, code=code, drawn="[[[1,2],[3,4]]]"),
        HTTP_USER_AGENT="Phone",
    )

    signature = Signature.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/portal/sign/{request.pk}/")
    assert (signature.typed_name, signature.identified_by, signature.drawn) == ("Ana Prado", "code", [[[1, 2], [3, 4]]])
    assert request.frozen_sha256 in signature.consent
    assert (signature.ip, signature.user_agent, signature.language) == ("127.0.0.1", "Phone", "en")
    request.refresh_from_db()
    assert state(request, timezone.now()) == "signed"
    assert Interaction.objects.filter(channel="portal", contacts=world.ana).count() == 1


def test_the_words_are_kept_in_the_language_they_were_read_in(world, visiting):
    world.ana.language = "es"
    world.ana.save()
    request = waits_for_ana(world)
    browser = visiting(world.ana, world.luna)
    shown = browser.get(f"/portal/sign/{request.pk}/").context["paper"]
    browser.post(f"/portal/sign/{request.pk}/code/", typed(request, world.ana, seen=shown.seen))
    code = "".join(letter for letter in mail.outbox[-1].subject if letter.isdigit())

    browser.post(f"/portal/sign/{request.pk}/confirm/", typed(request, world.ana, seen=shown.seen, code=code))

    assert (Signature.objects.get().consent, Signature.objects.get().language) == (shown.consent, "es")


@pytest.mark.parametrize("missing", ["name", "agree"])
def test_without_a_name_or_the_box_no_code_goes_out(world, visiting, missing):
    request = waits_for_ana(world)
    mail.outbox.clear()

    answer = visiting(world.ana, world.luna).post(
        f"/portal/sign/{request.pk}/code/", typed(request, world.ana, **{missing: ""})
    )

    assert (answer.status_code, mail.outbox, Code.objects.count()) == (200, [], 0)


def test_other_words_than_those_they_read_are_shown_once_more(world, visiting):
    request = waits_for_ana(world)

    visiting(world.ana, world.luna).post(f"/portal/sign/{request.pk}/code/", typed(request, world.ana, seen="x" * 32))

    assert Code.objects.count() == 0


def test_a_mail_scanner_that_opens_every_address_signs_nothing(world, visiting):
    request = waits_for_ana(world)
    browser = visiting(world.ana, world.luna)
    before = state(request, timezone.now())

    for path in ("", "code/", "confirm/", "decline/", "hand-on/", "own/"):
        for ask in (browser.get, browser.head, browser.options):
            assert ask(f"/portal/sign/{request.pk}/{path}").status_code in (200, 405)

    request.refresh_from_db()
    assert (state(request, timezone.now()), before, Signature.objects.count()) == ("open", "open", 0)
    assert Code.objects.count() == 0


def test_opening_is_noted_once_and_not_when_we_look(world, visiting):
    request = waits_for_ana(world)
    browser = visiting(world.ana, world.luna)

    browser.head(f"/portal/sign/{request.pk}/")
    assert Entry.objects.filter(kind="signing.opened").count() == 0
    browser.get(f"/portal/sign/{request.pk}/")
    browser.get(f"/portal/sign/{request.pk}/")

    assert Entry.objects.filter(kind="signing.opened").count() == 1


# The code


def test_what_is_not_theirs_is_not_there(world, visiting):
    request = waits_for_ana(world)
    colleague, follower = decider(world, "Nuria Casals"), make_contact("Pau Rius", world.luna)
    take_part(follower, world.shop, "observer")
    strangers = [visiting(world.otto, world.otero), visiting(colleague, world.luna), visiting(follower, world.luna)]

    for browser in strangers:
        for path in ("", "decline/", "hand-on/", "own/"):
            theirs = browser.get(f"/portal/sign/{request.pk}/{path}")
            nobodys = browser.get(f"/portal/sign/987654321/{path}")
            assert (theirs.status_code, theirs.content) == (404, nobodys.content)
        for path in ("code/", "confirm/", "decline/", "hand-on/", "own/"):
            assert browser.post(f"/portal/sign/{request.pk}/{path}", typed(request, world.ana)).status_code == 404
    assert Signature.objects.count() == 0


def test_control_found_by_its_number_alone_it_would_be(world, visiting, monkeypatch):
    from vinculo.documents.models import Signer

    request = waits_for_ana(world)
    monkeypatch.setattr("vinculo.portal.shared.signing.mine", lambda visitor: Signer.objects.all())

    assert visiting(world.otto, world.otero).get(f"/portal/sign/{request.pk}/").status_code == 200


def test_whoever_lost_their_part_sees_it_no_more(world, visiting):
    request = waits_for_ana(world)
    browser = visiting(world.ana, world.luna)
    assert browser.get(f"/portal/sign/{request.pk}/").status_code == 200

    world.shop.contacts.all().delete()

    assert browser.get(f"/portal/sign/{request.pk}/").status_code == 404


def test_what_is_not_shared_any_more_is_there_for_nobody_of_theirs(world, visiting):
    request = waits_for_ana(world)
    browser, stranger = visiting(world.ana, world.luna), visiting(world.otto, world.otero)
    code = code_for(browser, request, world.ana)

    Document.objects.update(audience="team")

    for path in ("code/", "confirm/", "decline/", "own/"):
        data = typed(request, world.ana, code=code, because="No")
        assert browser.post(f"/portal/sign/{request.pk}/{path}", data).status_code == 404
    theirs = browser.get(f"/portal/sign/{request.pk}/")
    assert (theirs.status_code, theirs.content) == (404, browser.get("/portal/sign/987654321/").content)
    assert stranger.get(f"/portal/sign/{request.pk}/").status_code == 404
    assert request.title not in browser.get("/portal/decisions/").text
    assert Signature.objects.count() == 0

    Document.objects.update(audience="shared")  # the control
    browser.post(f"/portal/sign/{request.pk}/confirm/", typed(request, world.ana, code=code))
    assert Signature.objects.count() == 1


def test_before_their_turn_there_is_nothing(world, visiting):
    nuria = decider(world, "Nuria Casals")
    request = waits_for_ana(world, nuria, in_order=True)

    assert visiting(nuria, world.luna).get(f"/portal/sign/{request.pk}/").status_code == 404


def test_edited_after_sending_nothing_is_signed(world, visiting):
    request = waits_for_ana(world)
    browser = visiting(world.ana, world.luna)
    code = code_for(browser, request, world.ana)
    add_version(request.frozen.document, pdf("More expensive"), name="c.pdf", at=timezone.now(), by=world.marek)

    browser.post(f"/portal/sign/{request.pk}/confirm/", typed(request, world.ana, code=code))

    assert Signature.objects.count() == 0
    assert browser.get(f"/portal/sign/{request.pk}/").context["paper"].stands == "changed"


# The ways out


def test_declining_needs_a_reason(world, visiting):
    request = waits_for_ana(world)
    browser = visiting(world.ana, world.luna)

    browser.post(f"/portal/sign/{request.pk}/decline/", {"because": ""})
    request.refresh_from_db()
    assert request.declined_at is None
    browser.post(f"/portal/sign/{request.pk}/decline/", {"because": "The date"})

    request.refresh_from_db()
    assert request.declined_at is not None
    assert "The date" in Interaction.objects.get(channel="portal").summary


def test_handed_to_a_colleague_who_has_a_say(world, visiting):
    request, nuria = waits_for_ana(world), make_contact("Nuria Casals", world.luna)
    let_in(nuria, world.luna)
    take_part(nuria, world.shop, "contributor")
    browser = visiting(world.ana, world.luna)

    browser.post(f"/portal/sign/{request.pk}/hand-on/", {"to": world.otto.pk})
    assert request.signers.count() == 1
    browser.post(f"/portal/sign/{request.pk}/hand-on/", {"to": nuria.pk})

    assert signer_of(request, nuria).asked_at is not None
    assert visiting(nuria, world.luna).get(f"/portal/sign/{request.pk}/").context["paper"].may_sign


def test_our_certificate_can_be_taken_and_a_file_checked(world, visiting):
    from vinculo.documents.sealing import certificates

    certificates.ready(at=timezone.now())
    browser = visiting(world.ana, world.luna)

    assert browser.get("/portal/sign/authority.pem").content.startswith(b"-----BEGIN CERTIFICATE-----")
    from io import BytesIO

    file = BytesIO(pdf("No signature"))
    file.name = "a.pdf"
    told = browser.post("/portal/sign/check/", {"file": file}).context["told"]
    assert (told.tone, told.reasons) == ("danger", ("There is no signature in it.",))
