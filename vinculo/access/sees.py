"""
What a contact sees in the portal of a client, and what they may do there: one rule for every page.

They see a project if they have a part in it (`ProjectContact`) and may come in at its client (`Access`). Their role in
it says the rest: deciders approve, sign, decide and invite; contributors ask, upload and comment; observers read.
"""

from django.db.models import Exists, OuterRef, QuerySet

from vinculo.access.models import Access
from vinculo.db.prepared import prepared
from vinculo.projects.models import Project, ProjectContact

Role = ProjectContact.Role
WRITING = (Role.DECIDER, Role.CONTRIBUTOR)
RANK = {Role.OBSERVER: 0, Role.CONTRIBUTOR: 1, Role.DECIDER: 2}


def projects_of(contact_id: int, client_id: int) -> QuerySet[Project]:
    """The projects they see: start every query of the portal here."""
    parts = ProjectContact.objects.filter(contact=contact_id, project=OuterRef("pk"))
    let_in = Access.objects.open().filter(contact=contact_id, client=client_id)
    return Project.objects.kept().filter(Exists(parts), Exists(let_in), client=client_id)


def decides_in(contact_id: int, client_id: int) -> QuerySet[Project]:
    """Of the projects they see those where they decide: only there money is for them."""
    mine = ProjectContact.objects.filter(contact=contact_id, project=OuterRef("pk"), role=Role.DECIDER)
    return projects_of(contact_id, client_id).filter(Exists(mine))


def roles_of(contact_id: int, client_id: int) -> dict[int, str]:
    """Their role by project, of all they see at this client."""
    return dict(_roles(contact_id, client_id))


def role_in(contact_id: int, project_id: int) -> str | None:
    """Their role in one project; None if they do not see it."""
    return next((role for _project, role in _role(contact_id, project_id)), None)


def may_decide(contact_id: int, project_id: int) -> bool:
    """Approve, sign, choose, invite a colleague."""
    return role_in(contact_id, project_id) == Role.DECIDER


def may_write(contact_id: int, project_id: int) -> bool:
    """Ask, upload, comment: everybody but those who only follow."""
    return role_in(contact_id, project_id) in WRITING


def decides_anywhere(contact_id: int, client_id: int) -> bool:
    return Role.DECIDER in roles_of(contact_id, client_id).values()


def writes_anywhere(contact_id: int, client_id: int) -> bool:
    """They have a say in at least one project: what concerns no project is theirs to write too."""
    return any(role in WRITING for role in roles_of(contact_id, client_id).values())


def _parts() -> QuerySet[ProjectContact]:
    let_in = Access.objects.open().filter(contact=OuterRef("contact"), client=OuterRef("project__client"))
    return ProjectContact.objects.filter(Exists(let_in), project__deleted_at=None)


@prepared
def _roles(contact_id: int, client_id: int) -> QuerySet[ProjectContact, tuple[int, str]]:
    return _parts().filter(contact=contact_id, project__client=client_id).values_list("project_id", "role")


@prepared
def _role(contact_id: int, project_id: int) -> QuerySet[ProjectContact, tuple[int, str]]:
    return _parts().filter(contact=contact_id, project=project_id).values_list("project_id", "role")
