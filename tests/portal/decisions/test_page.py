"""Decisions and signatures: what waits, what is on its way, what was agreed, and its number in the navigation."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.documents.approvals.asked import ask, decider, say
from tests.said import says
from vinculo.agreements.models import ChangeRequest
from vinculo.conversations.models import Decision
from vinculo.documents.approvals import ending
from vinculo.documents.models import Approval, Document


def page_of(browser):
    return browser.get("/portal/decisions/")


def found(browser):
    return page_of(browser).context["found"]


def test_what_waits_for_them_comes_first_by_its_day(world, visiting):
    today = timezone.localdate()
    later = ask(world, about="deliverable", title="Photos", due_on=today + timedelta(days=9))
    sooner = ask(world, about="deliverable", title="Texts", due_on=today + timedelta(days=2))

    mine = found(visiting(world.ana, world.luna)).mine

    assert [one.title for one in mine] == ["Texts", "Photos"]
    assert [one.address for one in mine] == [f"/portal/decisions/{one.pk}/" for one in (sooner, later)]


def test_the_number_in_the_navigation_is_theirs_alone(world, visiting):
    ana, nora = decider(world), decider(world, "Nora Gil")
    ask(world, ana, about="deliverable", title="Photos")
    ask(world, nora, about="deliverable", title="Texts")
    approval = ask(world, ana, about="deliverable", title="Words")
    say(world, approval, "talk")

    page = page_of(visiting(ana, world.luna)).content.decode()

    assert page.count("1 waits for you") == 2  # among the parts, and at the lower edge of a phone


def test_nothing_waits_no_number(world, visiting):
    decider(world)

    page = page_of(visiting(world.ana, world.luna)).content.decode()

    assert "Nothing waits for you." in page and not says(page, "bdg")


def test_what_others_are_asked_is_on_its_way(world, visiting):
    ana, nora = decider(world), decider(world, "Nora Gil")
    ask(world, nora, about="deliverable", title="Texts")

    given = found(visiting(ana, world.luna))

    assert ([one.title for one in given.mine], given.others[0].note) == ([], "waits for Nora")


def test_everything_agreed_stands_there_newest_first(world, visiting):
    now = timezone.now()
    ana = decider(world)
    say(world, ask(world, about="deliverable", title="Photos"), at=now - timedelta(hours=3))
    gone = ask(world, about="deliverable", title="Texts", at=now - timedelta(hours=5))
    ending.withdraw(gone, because="Too early", by=world.marek, at=now - timedelta(hours=2))
    common = {"client": world.luna, "project": world.shop}
    ChangeRequest.objects.create(
        **common, number=3, title="Gift wrap", asked_at=now, state="accepted", audience="shared",
        decided_at=now - timedelta(hours=1),
    )  # fmt: skip
    Decision.objects.create(**common, text="Blue it is", at=now, audience="shared")
    Decision.objects.create(**common, text="Among us: they pay late", at=now)
    ChangeRequest.objects.create(**common, number=4, title="Secret", asked_at=now, state="accepted", decided_at=now)

    agreed = found(visiting(ana, world.luna)).agreed

    assert [(one.title, one.words) for one in agreed] == [
        ("Blue it is", "Agreed in a talk"),
        ("Change 3: Gift wrap", "Accepted"),
        ("Texts", "We took it back"),
        ("Photos", "Approved by Ana"),
    ]


def test_what_ran_out_is_over(world, visiting):
    approval = ask(world, about="deliverable", title="Photos", expires_at=timezone.now() + timedelta(hours=1))
    Approval.objects.filter(pk=approval.pk).update(expires_at=timezone.now() - timedelta(minutes=1))

    given = found(visiting(world.ana, world.luna))

    assert (given.mine, given.agreed[0].words) == ((), "Ran out without an answer")


def test_an_observer_reads_it_all(world, visiting):
    say(world, ask(world, about="deliverable", title="Photos"))
    nora = decider(world, "Nora Gil", "observer")

    given = found(visiting(nora, world.luna))

    assert [one.title for one in given.agreed] == ["Photos"]


def test_nothing_of_another_client_is_there(world, visiting):
    ask(world, about="deliverable", title="Photos")
    from tests.portal.visiting import let_in, take_part

    let_in(world.otto, world.otero)
    take_part(world.otto, world.workshop)

    given = found(visiting(world.otto, world.otero))

    assert (given.mine, given.others, given.agreed) == ((), (), ())


def queries(browser, address):
    browser.get(address)
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert browser.get(address).status_code == 200
    return len(counted)


def test_the_page_stays_at_a_constant_number_of_queries(world, visiting):
    ana, nora = decider(world), decider(world, "Nora Gil")
    browser = visiting(ana, world.luna)

    def more():
        say(world, ask(world, about="deliverable", title="Photos"))
        ask(world, ana, nora, about="deliverable", title="Texts")
        ask(world, nora)
        Decision.objects.create(
            client=world.luna, project=world.shop, text="Blue", at=timezone.now(), audience="shared"
        )

    more()
    few = queries(browser, "/portal/decisions/")
    more(), more()

    assert queries(browser, "/portal/decisions/") == few
    assert few <= 16


def test_an_approval_stays_at_a_constant_number_of_queries(world, visiting):
    ana = decider(world)
    browser = visiting(ana, world.luna)
    one = ask(world, ana)
    few = queries(browser, f"/portal/decisions/{one.pk}/")
    others = [decider(world, name) for name in ("Nora Gil", "Pau Riera", "Eva Sanz")]
    many = ask(world, ana, *others)
    for contact in others:
        say(world, many, contact=contact)
    for text in ("a", "b", "c"):
        browser.post(f"/portal/decisions/{many.pk}/remarks/", {"page": 1, "x": 1, "y": 1, "text": text})

    assert queries(browser, f"/portal/decisions/{many.pk}/") == few
    assert few <= 24


def test_a_paper_kept_to_ourselves_is_not_asked_about_any_more(world, visiting):
    approval = ask(world)
    browser = visiting(world.ana, world.luna)
    assert [one.title for one in found(browser).mine] == ["Product page, version 1"]
    assert browser.get(f"/portal/decisions/{approval.pk}/").status_code == 200  # the control

    Document.objects.update(audience="team")

    assert not found(browser).mine
    assert browser.get(f"/portal/decisions/{approval.pk}/").status_code == 404
    assert browser.post(f"/portal/decisions/{approval.pk}/answer/", {"choice": "approve"}).status_code == 404


def test_what_all_have_signed_meanwhile_asks_for_nothing(world, visiting):
    approval, browser = ask(world), visiting(world.ana, world.luna)
    ending.close_signed(approval.version.document_id, because="All have signed it.", facts={}, at=timezone.now())

    page = browser.get(f"/portal/decisions/{approval.pk}/")
    late = browser.post(
        f"/portal/decisions/{approval.pk}/answer/", {"choice": "approve", "sha256": approval.sha256}, follow=True
    )

    assert (page.context["paper"].stands, page.context["paper"].may_answer) == ("signed", False)
    assert "All have signed it." in page.text and "All have signed it." in late.text
    assert approval.approvers.get().answers.count() == 0
    assert found(browser).agreed[0].words == "Nothing to decide any more"
