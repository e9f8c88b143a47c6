"""Fill this installation with a made-up studio and its clients, or take them out again."""

import argparse
import sys

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from vinculo.clients.models import Client, Contact
from vinculo.commands.story.approving import tell_approvals
from vinculo.commands.story.asked_for import tell_asked_for
from vinculo.commands.story.client import ClientStory
from vinculo.commands.story.letters import read_letters, tell_letters
from vinculo.commands.story.meetings import tell_meetings
from vinculo.commands.story.noted import tell_when_noted
from vinculo.commands.story.papers_told import tell_papers
from vinculo.commands.story.portal import doors, tell_portal
from vinculo.commands.story.reading import (
    read_asked,
    read_clients,
    read_meetings,
    read_projects,
    read_selling,
    read_slips,
    read_studio,
)
from vinculo.commands.story.recorded import tell_record
from vinculo.commands.story.seasons import tell_health, tell_seasons
from vinculo.commands.story.selling.agreeing import tell_sides_of_contracts
from vinculo.commands.story.selling.earning import take_out_earning
from vinculo.commands.story.selling.telling import tell_selling
from vinculo.commands.story.selling.winning import take_out_winning
from vinculo.commands.story.signing import tell_signing
from vinculo.commands.story.slips import tell_slips
from vinculo.commands.story.studio import make_password, tell_studio
from vinculo.commands.story.talk import tell_talk
from vinculo.commands.story.times import Times
from vinculo.commands.story.vouching import tell_vouching
from vinculo.commands.story.work.telling import tell_work
from vinculo.db import search
from vinculo.documents.emptying import take_out_signing
from vinculo.logbook.searchable import KINDS, index_kind
from vinculo.money.emptying import take_out_everything
from vinculo.people.models import Organization, Person
from vinculo.people.worktime import work_calendar
from vinculo.practices.forecasts import sweep as forecast_every_plan
from vinculo.practices.recheck import sweep
from vinculo.practices.recheck_leads import sweep as sweep_leads

LOGINS = "demo-logins.txt"
MAIL_ENDING = "@lumbre.example"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--remove", action="store_true", help="take the story out again, and nothing else")
    parser.add_argument("--logins", action="store_true", help="say the logins of the story once more")


def run(options: argparse.Namespace) -> int:
    if options.logins:
        return say_logins()
    if options.remove:
        print(f"{remove()} clients of the story removed.")
        return 0
    if Person.objects.filter(email__endswith=MAIL_ENDING).exists():
        print("The story is told already. `vinculo demo --remove` takes it out.", file=sys.stderr)
        return 2
    tell()
    return say_logins()


@transaction.atomic
def tell() -> str:
    """Write the whole story, ending today. Returns the password of its people, made for this installation alone."""
    studio, password = read_studio(), make_password()
    people = tell_studio(studio, password)
    times = Times(timezone.now(), work_calendar(Organization.current()))
    stories = {}
    for told in read_clients():
        story = ClientStory(told, people, times)
        language = told["client"]["language"]
        story.tell(studio["expectations"][language])
        tell_talk(story, studio["phrases"][language], studio["phrases_visit"][language])
        stories[story.client.name] = story
    tell_work(stories, read_projects())
    tell_slips(stories, read_slips())
    tell_sides_of_contracts(read_selling("agreeing"), stories, times)
    tell_record(stories, times)
    tell_asked_for(stories, read_asked())
    tell_approvals(stories)
    tell_signing(stories)
    tell_papers(stories)
    tell_portal(stories)
    tell_meetings(stories, read_meetings())
    tell_letters(stories, read_letters())
    tell_selling(stories, times)
    tell_vouching(read_selling("vouching"), stories, times)
    ids = [story.client.pk for story in stories.values()]
    tell_when_noted(ids)
    tell_seasons(ids, times)
    tell_health(ids, times)
    forecast_every_plan(at=times.now)
    sweep(at=times.now)
    sweep_leads(at=times.now)
    reindex()
    write_logins(people, password, doors(stories))
    return password


def write_logins(people: dict[str, Person], password: str, doors: list[tuple[str, str]]) -> None:
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    path = settings.DATA_DIR / LOGINS
    path.touch(mode=0o600)
    lines = [f"  {person.email:24} {person.get_role_display():14} {person.language}" for person in people.values()]
    said = ["Logins of the story (one password for all):", *lines, f"  password: {password}", ""]
    said += ["Clients come in at /portal/enter/ with their address; the code is printed here as a letter:"]
    said += [f"  {address:34} {who}" for address, who in doors]
    path.write_text("\n".join([*said, ""]))


def say_logins() -> int:
    path = settings.DATA_DIR / LOGINS
    if not path.exists():
        print("There are no logins: the story has not been told here.", file=sys.stderr)
        return 2
    print(path.read_text())
    return 0


def reindex() -> None:
    search.clear()
    for kind in KINDS:
        index_kind(kind)


@transaction.atomic
def remove() -> int:
    """Take out the clients, contacts and people of the story. Whatever else there is stays."""
    people = Person.objects.filter(email__endswith=MAIL_ENDING)
    names = [told["client"]["name"] for told in read_clients()]
    clients = Client.objects.filter(name__in=names, owner__in=people)
    number = clients.count()
    take_out_signing(clients)
    take_out_everything(clients)
    Contact.objects.filter(roles__client__in=clients).exclude(
        roles__client__in=Client.objects.exclude(pk__in=clients)
    ).delete()
    clients.delete()
    take_out_winning(people)
    take_out_earning()
    people.delete()
    if not Person.objects.exists():
        Organization.objects.all().delete()
    (settings.DATA_DIR / LOGINS).unlink(missing_ok=True)
    reindex()
    return number
