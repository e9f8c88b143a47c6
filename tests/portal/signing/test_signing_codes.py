"""The code that signs: for one paper, once, in one browser, and not by trying."""

from django.utils import timezone

from tests.portal.signing.going import code_for, typed, waits_for_ana, wrong
from tests.portal.visiting import visit
from vinculo.access.models import Code
from vinculo.documents.models import Signature
from vinculo.documents.signing import codes


def test_five_wrong_tries_close_the_code(world, visiting):
    request = waits_for_ana(world)
    browser = visiting(world.ana, world.luna)
    code = code_for(browser, request, world.ana)

    for _number in range(codes.TRIES):
        browser.post(f"/portal/sign/{request.pk}/confirm/", typed(request, world.ana, code=wrong(code)))
    browser.post(f"/portal/sign/{request.pk}/confirm/", typed(request, world.ana, code=code))

    assert Signature.objects.count() == 0


def test_control_with_more_tries_it_would_be_signed(world, visiting, monkeypatch):
    request = waits_for_ana(world)
    browser = visiting(world.ana, world.luna)
    code = code_for(browser, request, world.ana)
    monkeypatch.setattr(codes, "TRIES", 100)

    for _number in range(5):
        browser.post(f"/portal/sign/{request.pk}/confirm/", typed(request, world.ana, code=wrong(code)))
    browser.post(f"/portal/sign/{request.pk}/confirm/", typed(request, world.ana, code=code))

    assert Signature.objects.count() == 1


def test_in_another_browser_the_code_opens_nothing(world, visiting):
    request = waits_for_ana(world)
    code = code_for(visiting(world.ana, world.luna), request, world.ana)

    visit(world.ana).post(f"/portal/sign/{request.pk}/confirm/", typed(request, world.ana, code=code))

    assert Signature.objects.count() == 0


def test_control_a_code_bound_to_no_browser_would(world, visiting, monkeypatch):
    monkeypatch.setattr("vinculo.portal.signing.page.browser_of", lambda request: "any")
    request = waits_for_ana(world)
    code = code_for(visiting(world.ana, world.luna), request, world.ana)

    visit(world.ana).post(f"/portal/sign/{request.pk}/confirm/", typed(request, world.ana, code=code))

    assert Signature.objects.count() == 1


def test_a_code_signs_one_paper_once(world, visiting):
    first, second = waits_for_ana(world), waits_for_ana(world)
    browser = visiting(world.ana, world.luna)
    code = code_for(browser, first, world.ana)

    browser.post(f"/portal/sign/{second.pk}/confirm/", typed(second, world.ana, code=code))
    assert Signature.objects.count() == 0
    browser.post(f"/portal/sign/{first.pk}/confirm/", typed(first, world.ana, code=code))
    browser.post(f"/portal/sign/{second.pk}/confirm/", typed(second, world.ana, code=code))
    assert Signature.objects.count() == 1


def test_a_second_code_makes_the_first_worthless(world, visiting):
    request = waits_for_ana(world)
    browser = visiting(world.ana, world.luna)
    old = code_for(browser, request, world.ana)
    code_for(browser, request, world.ana)

    answer = browser.post(f"/portal/sign/{request.pk}/confirm/", typed(request, world.ana, code=old))

    assert (answer.status_code, Signature.objects.count()) == (200, 0)


def test_codes_run_out_and_are_not_sent_without_end(world, visiting, monkeypatch):
    request = waits_for_ana(world)
    browser = visiting(world.ana, world.luna)
    code = code_for(browser, request, world.ana)
    Code.objects.update(expires_at=timezone.now())

    browser.post(f"/portal/sign/{request.pk}/confirm/", typed(request, world.ana, code=code))
    for _number in range(10):
        browser.post(f"/portal/sign/{request.pk}/code/", typed(request, world.ana))

    assert (Signature.objects.count(), Code.objects.count()) == (0, codes.LETTERS)


def test_tries_count_for_a_contact_whatever_the_paper_and_the_browser(world, visiting, monkeypatch):
    monkeypatch.setattr(codes, "TRIES_OF_A_CONTACT", 2)

    answers = right_after_two_wrong(world, visiting)

    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    assert Signature.objects.count() == 0
    errors = [answer.context["form"].errors["code"] for answer in answers[2:]]
    assert errors[0] == errors[1]  # the right code is answered as a wrong one is


def test_tries_count_for_an_ip_whoever_tries(world, visiting, monkeypatch):
    monkeypatch.setattr(codes, "TRIES_OF_AN_IP", 2)

    assert [answer.status_code for answer in right_after_two_wrong(world, visiting)] == [200, 200, 429, 429]
    assert Signature.objects.count() == 0


def test_control_with_more_tries_the_other_paper_would_be_signed(world, visiting):
    assert [answer.status_code for answer in right_after_two_wrong(world, visiting)] == [200, 200, 200, 302]
    assert Signature.objects.count() == 1


def right_after_two_wrong(world, visiting):
    """Two wrong codes for one paper; for another, in another browser, one more wrong one and then the right one."""
    papers = [waits_for_ana(world), waits_for_ana(world)]
    browsers = [visiting(world.ana, world.luna), visiting(world.ana, world.luna)]
    right = [code_for(browser, paper, world.ana) for browser, paper in zip(browsers, papers, strict=True)]
    tries = [(0, wrong(right[0])), (0, wrong(right[0])), (1, wrong(right[1])), (1, right[1])]
    return [
        browsers[which].post(f"/portal/sign/{papers[which].pk}/confirm/", typed(papers[which], world.ana, code=code))
        for which, code in tries
    ]


def test_asking_for_codes_is_counted_for_an_ip(world, visiting, monkeypatch):
    monkeypatch.setattr(codes, "ASKS", 1)
    request = waits_for_ana(world)
    browser = visiting(world.ana, world.luna)

    answers = [browser.post(f"/portal/sign/{request.pk}/code/", typed(request, world.ana)) for _number in range(2)]

    assert ([answer.status_code for answer in answers], Code.objects.count()) == ([200, 429], 1)


def test_the_code_lies_nowhere_readable(world, visiting):
    request = waits_for_ana(world)
    code = code_for(visiting(world.ana, world.luna), request, world.ana)

    assert code not in str(list(Code.objects.values_list()))


# Whose it is
