import json
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django_q.models import OrmQ

from vinculo.jobs.models import FailedJob
from vinculo.jobs.q_settings import MAX_ATTEMPTS

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PAGE = "/settings/jobs/"


def failed(job_id="a", path="vinculo.exchange.work.read", attempts=MAX_ATTEMPTS):
    return FailedJob.objects.create(
        job_id=job_id, path=path, arguments=json.dumps([[7], {}]), reason="The file was gone", attempts=attempts,
        first_failed_at=AT, last_failed_at=AT,
    )  # fmt: skip


def again(client, job):
    return client.post(reverse("settings:try_job_again", args=[job.pk]))


def test_the_page_says_what_did_not_go_through_and_why(world, signed_in):
    failed()
    failed("b", "vinculo.people.letters.send_notice", attempts=1)

    lines = signed_in(world.rita).get(PAGE).context["lines"]

    assert [(str(line.name), line.job.reason, line.given_up) for line in lines] == [
        ("Sending a letter", "The file was gone", False),
        ("Reading a file", "The file was gone", True),
    ]


def test_trying_again_puts_it_into_the_queue_and_off_the_list(world, signed_in):
    job = failed()

    answer = again(signed_in(world.rita), job)

    assert (answer.status_code, answer.url) == (302, PAGE)
    assert not FailedJob.objects.exists()
    assert OrmQ.objects.count() == 1


def test_pressed_twice_it_is_tried_once(world, signed_in):
    job, client = failed(), signed_in(world.rita)
    again(client, job)

    answer = again(client, job)

    assert (answer.status_code, OrmQ.objects.count()) == (404, 1)


def test_what_is_tried_again_by_itself_cannot_be_pushed(world, signed_in):
    job = failed(attempts=1)

    assert again(signed_in(world.rita), job).status_code == 404
    assert not OrmQ.objects.exists()


def test_work_this_version_does_not_know_stays_on_the_list(world, signed_in):
    job, client = failed(path="vinculo.gone.with_the_wind"), signed_in(world.rita)

    again(client, job)

    assert FailedJob.objects.count() == 1
    assert "no longer knows that work" in client.get(PAGE).content.decode()


@pytest.mark.parametrize("person", ["marek", "zofia", "teo"])
def test_only_administrators_try_again(world, signed_in, person):
    assert again(signed_in(getattr(world, person)), failed()).status_code == 404
