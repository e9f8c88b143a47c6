"""The form for strangers: what it asks, where it may be framed, and what somebody may try with it."""

from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from tests.pipeline.strangers import a_form
from vinculo.notifications.models import Notice
from vinculo.pipeline.leads.submitting import FROM_ONE, secret_of
from vinculo.pipeline.models import Lead, LeadConfirmation
from vinculo.portal.leadform.trap import opened

FORM = "/form/molino42/"
SENT = "/form/molino42/sent/"


def filled(*, seconds=10, slug="molino42", **fields):
    since = timezone.now() - timedelta(seconds=seconds)
    given = {"name": "Nora Vega", "email": "nora@molino.example", "wants": "A shop for flour", "url": ""}
    return {**given, "opened": opened(slug, at=since), **fields}


def answer_of(response):
    return response.status_code, response.headers.get("Location"), response.content


def test_from_the_form_to_a_lead_that_counts(world):
    a_form(owner=world.marek, thanks="Until soon!")
    stranger = Client()

    assert stranger.get(FORM).status_code == 200
    assert answer_of(stranger.post(FORM, filled(company="Molino Vega")))[:2] == (302, SENT)
    assert "seven days" not in stranger.get(SENT).content.decode()
    (confirmation,) = LeadConfirmation.objects.all()
    link = f"/form/confirm/{secret_of(confirmation)}/"
    opened_page = stranger.get(link)
    assert Lead.objects.confirmed().count() == 0
    done = stranger.post(link)

    (lead,) = Lead.objects.confirmed()
    assert (lead.name, lead.company, lead.email) == ("Nora Vega", "Molino Vega", "nora@molino.example")
    assert "Was it you?" in opened_page.content.decode()
    assert "Until soon!" in done.content.decode()
    assert [notice.subject for notice in Notice.objects.filter(person=world.marek)] == [f"lead:{lead.pk}"]


def test_no_cookie_no_session_and_no_csrf_needed(world):
    a_form()
    stranger = Client(enforce_csrf_checks=True)

    stranger.get(FORM)
    stranger.post(FORM, filled())
    stranger.get(SENT)
    link = f"/form/confirm/{secret_of(LeadConfirmation.objects.get())}/"
    stranger.get(link)
    stranger.post(link)

    assert dict(stranger.cookies) == {}
    assert Lead.objects.confirmed().count() == 1


def test_it_asks_what_it_was_told_to_and_takes_nothing_else(world):
    a_form(asks=["phone"])

    page = Client().get(FORM).content.decode()
    Client().post(
        FORM,
        filled(phone="+34 1", company="Evil", city="X", state="won", owner=world.iga.pk, confirmed_at="2001-01-01"),
    )

    lead = Lead.objects.get()
    assert ('name="phone"' in page, 'name="company"' in page) == (True, False)
    assert (lead.phone, lead.company, lead.city, lead.state, lead.owner, lead.confirmed_at) == (
        "+34 1", "", "", "new", None, None,
    )  # fmt: skip


@pytest.mark.parametrize("language", ["es", "pl", "en"])
def test_it_speaks_the_language_of_the_form_whatever_the_browser_wants(world, language):
    a_form(language=language)

    page = Client(headers={"accept-language": "fr"}).get(FORM)

    assert page.headers["Content-Language"] == language
    assert f'<html lang="{language}">' in page.content.decode()


def test_the_answer_is_the_same_whatever_became_of_it(world):
    a_form()
    world.ana.email = "ana@luna.example"
    world.ana.save()
    stranger = Client()

    answers = [
        stranger.post(FORM, filled()),
        stranger.post(FORM, filled(url="https://spam.example")),  # a program
        stranger.post(FORM, filled(email="ana@luna.example")),  # a contact we know
        stranger.post(FORM, filled(email=world.marek.email)),  # one of us
        stranger.post(FORM, filled()),
        stranger.post(FORM, filled()),  # the third letter to one address: not sent
    ]

    assert {answer_of(answer) for answer in answers} == {(302, SENT, b"")}
    assert Lead.objects.count() == 4


@pytest.mark.parametrize("seconds", [0, 2, 86_401])
def test_too_quick_or_too_old_is_asked_again_and_nothing_typed_is_lost(world, seconds):
    a_form()

    page = Client().post(FORM, filled(seconds=seconds))

    assert (page.status_code, Lead.objects.count()) == (200, 0)
    assert "A shop for flour" in page.content.decode()
    again = Client().post(FORM, filled(seconds=4))
    assert again.status_code == 302


@pytest.mark.parametrize("told", ["", "x", "x" * 5000, "\x00", "{}"])
def test_a_forged_note_opens_nothing(world, told):
    a_form()

    assert Client().post(FORM, filled(opened=told)).status_code == 200
    assert Lead.objects.count() == 0


def test_the_note_of_another_form_is_none_of_this(world):
    a_form()
    a_form(slug="otro")

    assert Client().post(FORM, filled(slug="otro")).status_code == 200
    assert Lead.objects.count() == 0


def test_who_sends_too_much_waits(world):
    a_form()
    stranger = Client()

    codes = [stranger.post(FORM, filled(email=f"n{turn}@x.example")).status_code for turn in range(FROM_ONE + 2)]

    assert codes == [302] * FROM_ONE + [429, 429]
    assert Lead.objects.count() == FROM_ONE


def test_guessing_links_is_slow_and_tells_nothing(world):
    a_form()
    Client().post(FORM, filled())
    stranger = Client()
    link = f"/form/confirm/{secret_of(LeadConfirmation.objects.get())}/"
    first = stranger.get("/form/confirm/nothing/")
    stranger.post(link)

    assert answer_of(stranger.post(link)) == answer_of(stranger.get(link)) == answer_of(first)
    for turn in range(60):
        stranger.post(f"/form/confirm/{turn}/")
    assert answer_of(stranger.get("/form/confirm/nothing/")) == answer_of(first)


def test_names_stay_one_line_and_markup_stays_words(world):
    a_form(heading="<b>Hi</b>", intro="<script>alert(1)</script>")

    page = Client().post(FORM, filled(seconds=0, wants="</textarea><script>alert(2)</script>")).content.decode()
    Client().post(FORM, filled(name="Nora\r\nBcc: all@evil.example"))

    assert "<script>alert" not in page
    assert "<b>Hi</b>" not in page
    assert Lead.objects.get().name == "Nora Bcc: all@evil.example"


@pytest.mark.parametrize(
    "fields",
    [
        {"email": "nora@molino.example\r\nBcc: all@evil.example"}, {"email": "not one"}, {"name": ""}, {"wants": ""},
        {"name": "x" * 161}, {"wants": "x" * 4001}, {"name": "a\x00b"}, {"phone": "1" * 41},
    ],
)  # fmt: skip
def test_what_cannot_be_is_sent_back(world, fields):
    a_form()

    assert Client().post(FORM, filled(**fields)).status_code == 200
    assert Lead.objects.count() == 0


def test_too_much_at_once_is_refused(world):
    a_form()

    assert Client().post(FORM, filled(wants="x" * 6_000_000)).status_code == 400


def test_only_named_pages_may_frame_it(world):
    a_form(origins=["https://molino.example", "https://www.molino.example"])
    a_form(slug="plain")
    stranger = Client()

    framed, plain, sent = (stranger.get(address) for address in (FORM, "/form/plain/", SENT))

    for page in (framed, sent):
        assert "frame-ancestors https://molino.example https://www.molino.example" in page["Content-Security-Policy"]
        assert "X-Frame-Options" not in page
        assert "script-src 'self'" in page["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in plain["Content-Security-Policy"]
    assert plain["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in stranger.get("/form/confirm/x/")["Content-Security-Policy"]


def test_a_closed_form_is_not_there(world):
    a_form(closed_at=timezone.now())

    assert [Client().get(address).status_code for address in (FORM, SENT, "/form/never/")] == [404] * 3
    assert Client().post(FORM, filled()).status_code == 404


@override_settings(PORTAL_URL="https://portal.example", ALLOWED_HOSTS=["*"])
def test_it_is_on_the_host_of_the_portal_too(world):
    a_form()

    assert Client(headers={"host": "portal.example"}).get(FORM).status_code == 200
    assert Client(headers={"host": "portal.example"}).get("/leads/").status_code == 404


def test_nobody_needs_a_script(world):
    a_form()

    assert "<script" not in Client().get(FORM).content.decode()
