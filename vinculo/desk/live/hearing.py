"""
Who may hear of what. A page listens to clients it shows ("client:12"), to a colleague's own day ("person:7") and to
whether there are other projects than before ("projects").

What is heard is that something changed, never what; yet nobody hears of a client they do not see, and whoever stops
seeing one hears of it no more. All who listen are asked about at once, in the same few statements.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from django.contrib.sessions.models import Session
from django.utils import timezone

from vinculo.clients.models import Client
from vinculo.live.listeners import Subscription
from vinculo.people.models import Person, Role, Team
from vinculo.projects.models import PROJECTS, ProjectMember

MOST = 150  # topics of one page
LEADS = (Role.ADMINISTRATOR, Role.MANAGER)


def heard_by(person: Person, asked: Iterable[str]) -> set[str]:
    """Those of the topics asked for that this person may hear of."""
    clients, people = numbers(asked, "client"), numbers(asked, "person")
    seen = Client.objects.visible_to(person).filter(pk__in=clients).values_list("pk", flat=True) if clients else ()
    topics = {f"client:{pk}" for pk in seen}
    if person.is_guest:
        return topics
    return topics | {f"person:{pk}" for pk in people} | ({PROJECTS} & set(asked))


def numbers(topics: Iterable[str], kind: str) -> set[int]:
    parts = (topic.partition(":") for topic in topics)
    return {int(pk) for name, _colon, pk in parts if name == kind and pk.isascii() and pk.isdigit() and len(pk) < 12}


class Hearing:
    """The rules of the hub."""

    def may_hear(self, listening: Mapping[str, Set[int]]) -> dict[str, set[int]]:
        persons = {pk for those in listening.values() for pk in those}
        roles = dict(Person.objects.active().filter(pk__in=persons).values_list("pk", "role"))
        seen = _seeing(numbers(listening, "client"), roles)
        heard = {f"client:{pk}": those for pk, those in seen.items()}
        ours = {pk for pk, role in roles.items() if role != Role.GUEST}
        return {
            topic: heard.get(topic, ours if topic == PROJECTS or topic.startswith("person:") else set())
            & listening[topic]
            for topic in listening
        }

    def gone(self, given: Iterable[Subscription]) -> set[Subscription]:
        given = set(given)
        stored = Session.objects.filter(session_key__in={one.session for one in given}, expire_date__gt=timezone.now())
        open_now = set(stored.values_list("session_key", flat=True))
        people = Person.objects.active().filter(pk__in={one.person for one in given})
        proofs = {person.pk: person.get_session_auth_hash() for person in people}
        return {one for one in given if one.session not in open_now or proofs.get(one.person) != one.proof}


def _seeing(clients: set[int], roles: Mapping[int, str]) -> dict[int, set[int]]:
    """Client → those of these people who see it: what `Client.objects.visible_to` says, the other way round."""
    if not clients:
        return {}
    on_project, in_team = defaultdict(set), defaultdict(set)
    for client, person in ProjectMember.objects.filter(project__client__in=clients, person__in=roles).values_list(
        "project__client_id", "person_id"
    ):
        on_project[client].add(person)
    rows = list(Client.objects.filter(pk__in=clients).values_list("pk", "team_id", "owner_id"))
    teams = {team for _pk, team, _owner in rows if team}
    for team, person in Team.members.through.objects.filter(team__in=teams, person__in=roles).values_list(
        "team_id", "person_id"
    ):
        in_team[team].add(person)
    leads = {pk for pk, role in roles.items() if role in LEADS}
    members = {pk for pk, role in roles.items() if role == Role.MEMBER}
    found = {}
    for pk, team, owner in rows:
        of_team = in_team[team] | {owner} if team else members
        found[pk] = leads | (members & of_team) | (on_project[pk] & roles.keys())
    return found
