"""A whole history comes over: shown first, then written, once."""

from typing import Any

from tests.exchange.history.bringing import bring, bring_now, said_of
from tests.exchange.history.samples import AT, history
from tests.world import World, make_client
from vinculo.clients.models import Client, Contact, ContactRole
from vinculo.conversations.models import Interaction
from vinculo.documents.keeping import whole_bytes
from vinculo.documents.models import Document
from vinculo.exchange.history.refs import contacts_of
from vinculo.exchange.models import Origin
from vinculo.people.models import Person
from vinculo.pipeline.models import Opportunity
from vinculo.projects.models import Project, TaskComment, TaskLink


def test_everything_becomes_what_it_is(world: World) -> None:
    run = bring_now(history(), world.marek)

    client = Client.objects.get(name="Sol")
    assert (client.website, client.city, client.country, client.owner) == (
        "https://www.sol.example/en", "León", "ES", world.marek,
    )  # fmt: skip
    eva = Contact.objects.get(email="eva@sol.example")
    assert list(eva.clients.all()) == [client]
    project = Project.objects.get(name="Wine shop")
    assert (project.client, project.lead, project.phase, str(project.due_on)) == (
        client, world.marek, "delivery", "2025-06-01",
    )  # fmt: skip
    launch = project.milestones.get()
    assert (launch.name, str(launch.planned_on), launch.promised_on, launch.audience) == (
        "Launch", "2025-05-01", None, "team",
    )  # fmt: skip
    cart, logo = project.tasks.order_by("title")
    assert (cart.column, cart.labels, cart.assignee, cart.milestone) == ("Doing", ["Urgent"], world.marek, launch)
    assert cart.description == "Basket and all\n\nAlso on it: Eva Rio"
    assert [(item.list_name, item.text, item.is_done) for item in cart.checklist.all()] == [("Steps", "Pay", True)]
    assert (cart.done_at, str(logo.done_at)) == (None, "2025-03-03 11:00:00+00:00")  # noon in Madrid
    assert TaskLink.objects.values_list("before__title", "after__title", "lag_days").get() == ("Logo", "Cart", 1)
    assert TaskComment.objects.values_list("author_name", "text", "at").get() == ("Eva Rio", "Agreed.", AT)
    assert run.counts == {"new": 12}


def test_talks_deals_meetings_and_papers(world: World) -> None:
    bring_now(history(), world.marek)

    client = Client.objects.get(name="Sol")
    hello, call, kickoff = Interaction.objects.filter(client=client).order_by("summary")[:3]
    assert [one.summary for one in (hello, call, kickoff)] == ["Hello\n\nWe begin.", "Kickoff", "She called."]
    assert (str(hello.project), hello.by, hello.audience, hello.direction) == ("Wine shop", world.marek, "team", "both")
    called = Interaction.objects.get(channel="phone")
    assert (called.direction, called.minutes, [one.name for one in called.contacts.all()]) == ("in", 12, ["Eva Rio"])
    assert not Interaction.objects.exclude(thread__waits="nobody").filter(thread__isnull=False, client=client)
    more = Opportunity.objects.get()
    assert (more.title, more.client, more.value, more.currency, more.stage.key, more.state, str(more.contact)) == (
        "Second shop", client, 1250000, "EUR", "signing", "open", "Eva Rio",
    )  # fmt: skip
    scope = Document.objects.get()
    assert (scope.title, scope.audience, whole_bytes(scope.versions.get())) == ("Scope", "team", b"Everything.")


def test_the_preview_says_it_before_and_writes_nothing(world: World) -> None:
    before = Client.objects.count()

    run = bring(history(), world.marek)

    assert run.counts == {"new": 12}
    assert (Client.objects.count(), Origin.objects.count(), Interaction.objects.count()) == (before, 0, 0)
    assert ("job", "Cart", "new", "") in said_of(run)


def test_twice_changes_nothing(world: World) -> None:
    bring_now(history(), world.marek)
    before = everything()

    shown = bring(history(), world.marek)
    again = bring_now(history(), world.marek)

    assert shown.counts == again.counts == {"unchanged": 12}
    assert everything() == before
    assert (again.changes.count(), again.made.count(), again.origins.count()) == (0, 0, 0)


def everything() -> list[Any]:
    models = (Client, Contact, Project, Interaction, TaskComment, Opportunity, Document, TaskLink, Origin)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_a_contact_is_at_home_where_they_are_now_and_whoever_brings_them_sees_it(world: World) -> None:
    now, _who = make_client("Sol", owner=world.zofia)
    world.ana.roles.update(left_on="2025-01-01")
    for client in (now, world.otero):
        ContactRole.objects.create(contact=world.ana, client=client)

    def home_of(by: Person) -> int | None:
        home = contacts_of([world.ana], by)[world.ana.pk].home
        return home.pk if home else None

    assert home_of(world.zofia) == now.pk

    world.ana.roles.filter(client=now).update(left_on="2025-02-02")
    assert home_of(world.zofia) == now.pk
    now.throw_away(by=world.rita, at=AT)
    assert home_of(world.zofia) == world.luna.pk
    assert home_of(world.rita) == world.otero.pk
