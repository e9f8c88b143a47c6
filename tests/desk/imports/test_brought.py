"""What came from elsewhere says so, quietly, on its own page."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser

from tests.exchange.history.bringing import bring_now
from tests.exchange.history.samples import history
from tests.world import World
from vinculo.clients.models import Client, Contact
from vinculo.pipeline.models import Opportunity
from vinculo.projects.models import Project, ProjectMember, Task

SignedIn = Callable[[Any], Browser]


def pages() -> list[str]:
    task = Task.objects.get(title="Cart")
    records = (Client.objects.get(name="Sol"), Contact.objects.get(name="Eva Rio"), Opportunity.objects.get())
    project = Project.objects.get(name="Wine shop")
    return [*(one.get_absolute_url() for one in (*records, project)), f"/projects/{project.pk}/plan/tasks/{task.pk}/"]


def test_each_page_says_where_it_came_from(world: World, signed_in: SignedIn) -> None:
    run = bring_now(history(), world.marek)
    project = Project.objects.get(name="Wine shop")
    ProjectMember.objects.create(project=project, person=world.teo)
    managing, guest = signed_in(world.rita), signed_in(world.teo)

    for page in pages():
        said = managing.get(page, follow=True).content.decode()
        assert "From Basecamp, brought by Marek on" in said, page
        assert f'href="/imports/{run.pk}/"' in said, page
    said = guest.get(project.get_absolute_url()).content.decode()
    assert "From Basecamp, brought by Marek on" in said
    assert "/imports/" not in said


@pytest.mark.parametrize("who", ["marek", "teo"])
def test_what_was_written_here_says_nothing(world: World, signed_in: SignedIn, who: str) -> None:
    assert b"brought by" not in signed_in(getattr(world, who)).get(world.shop.get_absolute_url()).content
