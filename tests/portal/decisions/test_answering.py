"""Approving in the portal: who may, what counts, and what happens when it was overtaken."""

import re

import pytest
from django.utils import timezone

from tests.documents.approvals.asked import TEXT, ask, decider, kinds, of, version
from tests.portal.visiting import let_in, take_part
from tests.world import make_contact, make_project
from vinculo.access.models import Access
from vinculo.conversations.models import Interaction, Question
from vinculo.documents.approvals import ending
from vinculo.documents.models import Answer
from vinculo.portal.shared import approval as shared


def post(browser, approval, choice="approve", **fields):
    given = {"choice": choice, "sha256": approval.sha256, "text": "", **fields}
    return browser.post(f"/portal/decisions/{approval.pk}/answer/", given)


def test_a_decider_approves_and_both_sides_have_it(world, visiting):
    approval = ask(world)
    browser = visiting(world.ana, world.luna)

    answer = post(browser, approval, text="Lovely")

    approval.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, f"/portal/decisions/{approval.pk}/")
    assert (approval.outcome, Answer.objects.get().sha256) == ("approved", approval.sha256)
    assert Interaction.objects.filter(channel="portal", direction="in").count() == 1
    assert "This is approved." in browser.get(answer.url).content.decode()


def test_the_page_shows_the_paper_its_print_and_three_ways_out(world, visiting):
    approval = ask(world, note="The vintage is at the top now.")

    page = visiting(world.ana, world.luna).get(f"/portal/decisions/{approval.pk}/").content.decode()

    assert "The video of the cellar." in page
    assert f"SHA-256 {approval.sha256[:4]} {approval.sha256[4:8]}" in page
    page = " ".join(page.split())
    assert [page.count(f'name="choice" value="{way}"') for way in ("approve", "changes", "talk")] == [1, 1, 1]


def test_what_is_new_since_the_version_before_is_said(world, visiting):
    ana, first = decider(world), version(world)
    second = version(world, TEXT.replace(b"The video of the cellar.", b"No video."), of=first.document, note="Shorter")
    approval = ask(world, ana, version=second)

    page = visiting(ana, world.luna).get(f"/portal/decisions/{approval.pk}/").content.decode()

    assert "What is new since version 1" in page and "Shorter" in page
    assert "<s>The video of the cellar.</s>" in page and "<span>No video.</span>" in page


def test_changes_want_words_or_a_comment(world, visiting):
    approval, browser = ask(world), visiting(world.ana, world.luna)

    wordless = post(browser, approval, "changes")
    browser.post(f"/portal/decisions/{approval.pk}/remarks/", {"page": 1, "x": "", "y": "", "text": "Bigger"})
    pinned = post(browser, approval, "changes")

    approval.refresh_from_db()
    assert (wordless.status_code, pinned.status_code, approval.outcome) == (422, 302, "changes")
    assert "What should be different?" in wordless.content.decode()


def test_talking_it_over_takes_a_time_and_becomes_a_question(world, visiting):
    approval, browser = ask(world), visiting(world.ana, world.luna)
    page = browser.get(f"/portal/decisions/{approval.pk}/")
    times = [value for value, _label in page.context["form"].fields["times"].choices]

    post(browser, approval, "talk", text="The price", times=[times[0], "call"])

    assert len(times) == 4
    assert "Call me when you can" in Question.objects.get().text
    assert Answer.objects.get().choice == "talk"


def test_a_time_nobody_offered_is_none(world, visiting):
    approval = ask(world)

    answer = post(visiting(world.ana, world.luna), approval, "talk", times=["2020-01-01T03:00:00+00:00"])

    assert (answer.status_code, Answer.objects.count()) == (422, 0)


@pytest.mark.parametrize("role", ["observer", "contributor"])
def test_who_does_not_decide_cannot_answer(world, visiting, role):
    approval, nora = ask(world), decider(world, "Nora Gil", role)
    browser = visiting(nora, world.luna)

    assert browser.get(f"/portal/decisions/{approval.pk}/").status_code == 200
    assert b'name="choice"' not in browser.get(f"/portal/decisions/{approval.pk}/").content
    assert post(browser, approval).status_code == 404
    assert Answer.objects.count() == 0


def test_an_approver_who_decides_no_more_cannot_answer(world, visiting):
    approval, browser = ask(world), visiting(world.ana, world.luna)
    take_part(world.ana, world.shop, "observer")

    assert (post(browser, approval).status_code, Answer.objects.count()) == (404, 0)


def test_control_without_the_role_they_could(world, visiting, monkeypatch):
    approval, browser = ask(world), visiting(world.ana, world.luna)
    take_part(world.ana, world.shop, "observer")
    monkeypatch.setattr(shared, "role_in", lambda contact, project: "decider")

    assert (post(browser, approval).status_code, Answer.objects.count()) == (302, 1)


def test_another_decider_of_the_project_who_was_not_asked_only_reads(world, visiting):
    approval, nora = ask(world), decider(world, "Nora Gil")

    browser = visiting(nora, world.luna)

    assert browser.get(f"/portal/decisions/{approval.pk}/").status_code == 200
    assert post(browser, approval).status_code == 404


def test_what_is_not_theirs_looks_like_what_does_not_exist(world, visiting):
    approval = ask(world)
    let_in(world.otto, world.otero)
    take_part(world.otto, world.workshop)
    browser = visiting(world.otto, world.otero)

    for method, address in (("get", ""), ("post", "answer/"), ("post", "remarks/")):
        theirs = getattr(browser, method)(f"/portal/decisions/{approval.pk}/{address}")
        nobodys = getattr(browser, method)(f"/portal/decisions/987654321/{address}")
        assert (theirs.status_code, theirs.content) == (404, nobodys.content)


def test_a_colleague_of_another_project_does_not_see_it(world, visiting):
    approval, other = ask(world), make_project(world.luna, "Cellar tour")
    nora = make_contact("Nora Gil", world.luna)
    let_in(nora, world.luna)
    take_part(nora, other)

    assert visiting(nora, world.luna).get(f"/portal/decisions/{approval.pk}/").status_code == 404


def test_who_was_removed_meanwhile_answers_nothing(world, visiting):
    approval, browser = ask(world), visiting(world.ana, world.luna)
    Access.objects.get(contact=world.ana).remove(at=timezone.now(), by=world.marek)

    answer = post(browser, approval)

    assert (answer.status_code, answer.url[:14], Answer.objects.count()) == (302, "/portal/enter/", 0)


def test_a_newer_version_is_told_and_nothing_accepted(world, visiting):
    approval, browser = ask(world), visiting(world.ana, world.luna)
    version(world, TEXT + b"More.\n", of=approval.version.document)

    answer = post(browser, approval)

    page = answer.content.decode()
    assert (answer.status_code, Answer.objects.count()) == (409, 0)
    assert "You looked at version 1; version 2 is there now. Nothing was accepted." in page
    assert 'name="choice"' not in page
    assert kinds(approval) == ["approval.asked"]


def test_a_withdrawn_one_is_told_with_its_reason(world, visiting):
    approval, browser = ask(world), visiting(world.ana, world.luna)
    ending.withdraw(approval, because="It was the wrong file.", by=world.marek, at=timezone.now())

    answer = post(browser, approval)

    assert (answer.status_code, Answer.objects.count()) == (409, 0)
    assert "It was the wrong file." in answer.content.decode()


def test_a_print_that_was_not_on_the_screen_is_refused(world, visiting):
    approval = ask(world)

    answer = post(visiting(world.ana, world.luna), approval, sha256="f" * 64)

    assert (answer.status_code, Answer.objects.count()) == (409, 0)


def test_looking_is_written_down_once_and_changes_nothing_else(world, visiting):
    approval, browser = ask(world), visiting(world.ana, world.luna)

    for _ in range(3):
        browser.get(f"/portal/decisions/{approval.pk}/")
    browser.head(f"/portal/decisions/{approval.pk}/")

    assert kinds(approval) == ["approval.asked", "approval.opened"]
    assert of(approval, world.ana).opened_at is not None
    assert Answer.objects.count() == 0


def test_a_look_by_head_alone_is_none(world, visiting):
    approval = ask(world)

    visiting(world.ana, world.luna).head(f"/portal/decisions/{approval.pk}/")

    assert kinds(approval) == ["approval.asked"]


def test_in_order_whoever_comes_later_is_told_so(world, visiting):
    ana, nora = decider(world), decider(world, "Nora Gil")
    approval = ask(world, nora, ana, in_order=True)
    browser = visiting(ana, world.luna)

    page = browser.get(f"/portal/decisions/{approval.pk}/").content.decode()

    assert "Others are asked before you." in page and 'name="choice"' not in page
    assert post(browser, approval).status_code == 404


def test_comments_have_a_place_and_a_number(world, visiting):
    approval, browser = ask(world), visiting(world.ana, world.luna)

    where = browser.post(f"/portal/decisions/{approval.pk}/remarks/", {"page": 1, "x": 415, "y": 200, "text": "Bigger"})

    pin = shared.paper(approval, _visitor(world), at=timezone.now()).pins[0]
    assert (pin.number, pin.page, pin.x, pin.y, pin.text) == (1, 1, "41.5%", "20%", "Bigger")
    assert where.url == f"/portal/decisions/{approval.pk}/#remark-{pin.id}"
    assert kinds(approval) == ["approval.asked", "approval.remarked"]


@pytest.mark.parametrize("fields", [{"text": ""}, {"page": 9}, {"x": 1001, "y": 5}, {"x": -1, "y": 5}, {"page": ""}])
def test_a_comment_without_words_or_beside_the_page_is_none(world, visiting, fields):
    approval = ask(world)
    given = {"page": 1, "x": 5, "y": 5, "text": "Bigger", **fields}

    answer = visiting(world.ana, world.luna).post(f"/portal/decisions/{approval.pk}/remarks/", given)

    assert (answer.status_code, approval.remarks.count()) == (422, 0)


def test_contributors_comment_and_observers_do_not(world, visiting):
    approval = ask(world)
    nora, pau = decider(world, "Nora Gil", "contributor"), decider(world, "Pau Riera", "observer")
    given = {"page": 1, "x": "", "y": "", "text": "Bigger"}

    codes = [
        visiting(who, world.luna).post(f"/portal/decisions/{approval.pk}/remarks/", given).status_code
        for who in (nora, pau)
    ]

    assert (codes, approval.remarks.count()) == ([302, 404], 1)


def test_markup_in_words_stays_words(world, visiting):
    approval, browser = ask(world, note="<script>alert(1)</script>"), visiting(world.ana, world.luna)
    browser.post(
        f"/portal/decisions/{approval.pk}/remarks/", {"page": 1, "x": "", "y": "", "text": "<img src=x onerror=y>"}
    )

    page = browser.get(f"/portal/decisions/{approval.pk}/").content.decode()

    assert "<script>alert" not in page and "<img src=x" not in page


def test_a_text_that_is_a_page_of_markup_is_shown_as_words(world, visiting):
    approval = ask(world, version=version(world, b"# Hello\n<script>alert(2)</script>\n"))

    page = visiting(decider(world), world.luna).get(f"/portal/decisions/{approval.pk}/").content.decode()

    assert "<script>alert(2)" not in page


def _visitor(world):
    from vinculo.portal.visitor import as_seen_by

    return as_seen_by(Access.objects.select_related("contact", "client").get(contact=world.ana), person=world.marek)


def test_no_two_fields_of_the_page_share_a_name_for_their_label(world, visiting):
    approval = ask(world)

    page = visiting(world.ana, world.luna).get(f"/portal/decisions/{approval.pk}/").content.decode()

    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
