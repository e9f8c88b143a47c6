"""An invitation to the portal, in the logbook of the client."""

from vinculo.access.letters import subject_of_invitation
from vinculo.access.models import Access
from vinculo.logbook.went_out import went_out
from vinculo.people.models import Person


def note_invitation(access: Access, *, by: Person) -> None:
    """The line above the letter, and to whom: the letter itself holds no secret, and neither does this."""
    went_out(
        f"access:{access.pk}:{access.invited_at.isoformat()}", subject_of_invitation(access), client=access.client,
        project=None, to=access.contact, by=by, at=access.invited_at,
    )  # fmt: skip
