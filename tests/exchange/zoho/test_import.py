"""A backup of Zoho CRM and a project of Zoho Projects, from the file to the record and back."""

from django.utils import timezone

from tests.exchange.history.bringing import said_of
from tests.exchange.importing import bring, import_now, record
from tests.exchange.zoho import made
from tests.world import World
from vinculo.clients.models import Contact
from vinculo.exchange.models import State
from vinculo.exchange.undoing import undo
from vinculo.pipeline.models import Opportunity
from vinculo.projects.models import Project, Task, TaskComment


def test_a_backup_is_shown_written_known_again_and_taken_back(world: World) -> None:
    before, deals, file = record(), Opportunity.objects.count(), made.backup().getvalue()

    shown = bring(file, world.rita, name="Data_001.zip")
    assert shown.counts == {"updated": 1, "new": 13, "refused": 4}
    assert record() == before

    run = import_now(file, world.rita, name="Data_001.zip")
    assert run.counts == {"updated": 1, "new": 13, "refused": 4}
    ana = Contact.objects.get(email="ana@cafeluna.example")
    assert list(ana.clients.all()) == [world.luna]
    site = Opportunity.objects.get(title="New website")
    assert (site.client, site.value, site.currency, site.contact) == (world.luna, 1_840_050, "EUR", ana)
    assert list(Project.objects.filter(name="Tasks from Zoho CRM").values_list("client", flat=True)) == [world.luna.pk]

    again = import_now(file, world.rita, name="Data_001.zip")
    assert again.counts == {"unchanged": 14, "refused": 4}

    run.refresh_from_db()
    assert run.state == State.DONE
    assert undo(run, at=timezone.now()) == []
    assert (record(), Opportunity.objects.count()) == (before, deals)


def test_a_project_comes_with_its_tasks_and_their_order(world: World) -> None:
    file = made.document(made.PROJECT).getvalue()

    run = import_now(file, world.marek, name="projects.json", client=world.luna)

    assert [reason for *_what, outcome, reason in said_of(run) if outcome == "refused"] == ["zoho_nameless"]
    project = Project.objects.get(name="New website")
    menu = Task.objects.get(title="Write the menu")
    assert (menu.project, str(menu.due_on), menu.column) == (project, "2024-03-15", "Words")
    assert project.milestones.get(name="Menu agreed").done_on is not None
    assert TaskComment.objects.get().text == "Ask Ana first"
    assert import_now(file, world.marek, name="projects.json", client=world.luna).counts.get("new") is None
