"""Who at a client can be written to, and the sentence that says who will read it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import BooleanField, Case, Exists, OuterRef, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.access.models import Access
from vinculo.clients.models import Client, Contact, ContactRole
from vinculo.conversations.models import Interaction
from vinculo.letters.models import Letter

MOST = 60  # of one client, offered at once


@dataclass(slots=True)
class Readers:
    """The contacts of a client, key ones first, with who is chosen; one query."""

    contacts: list[Contact]
    to: list[int] = field(default_factory=list)
    cc: list[int] = field(default_factory=list)

    @property
    def writable(self) -> list[Contact]:
        return [contact for contact in self.contacts if contact.email]

    @property
    def chosen(self) -> list[Contact]:
        return [contact for contact in self.writable if contact.pk in self.to or contact.pk in self.cc]

    @property
    def first(self) -> Contact | None:
        return next((contact for contact in self.writable if contact.pk in self.to), None)

    @property
    def in_portal(self) -> list[str]:
        return [contact.first_name for contact in self.contacts if contact.reads_portal]  # type: ignore[attr-defined]

    def named(self, ids: Iterable[int]) -> tuple[Contact, ...]:
        wanted = set(ids)
        return tuple(contact for contact in self.writable if contact.pk in wanted)


def readers_at(
    client: Client, *, letter: Letter | None = None, talk: Interaction | None = None, chosen: Collection[int] = ()
) -> Readers:
    """
    Who is chosen: those of the draft, or those who took part in the exchange it answers. Of a client with very many
    contacts the first; always those who are chosen, also by their ids in `chosen`.
    """
    rows = list(_rows(client, letter, talk, chosen)[:MOST])
    return Readers(rows, [row.pk for row in rows if row.is_to], [row.pk for row in rows if row.is_cc])


def _rows(client: Client, letter: Letter | None, talk: Interaction | None, chosen: Collection[int]) -> QuerySet:
    one = OuterRef("pk")
    role = ContactRole.objects.filter(client=client, contact=one, left_on=None)
    nobody = Value(False, output_field=BooleanField())
    is_to: Exists | Value = nobody
    if letter:
        is_to = Exists(Letter.to.through.objects.filter(letter=letter, contact=one))
    elif talk:
        is_to = Exists(Interaction.contacts.through.objects.filter(interaction=talk, contact=one))
    is_cc = Exists(Letter.cc.through.objects.filter(letter=letter, contact=one)) if letter else nobody
    found = Contact.objects.kept().filter(Exists(role)).annotate(
        is_to=is_to,
        is_cc=is_cc,
        reads_portal=Exists(Access.objects.open().filter(client=client, contact=one)),
        is_key=Exists(role.filter(is_key=True)),
        is_chosen=Case(When(pk__in=list(chosen), then=True), default=False, output_field=BooleanField()),
    )  # fmt: skip
    return found.order_by("-is_to", "-is_cc", "-is_chosen", "-is_key", "name_folded", "pk")


def will_read(contacts: list[Contact]) -> str:
    """Stands beside the button that sends it."""
    names = [contact.first_name for contact in contacts]
    if not names:
        return _("Nobody gets it yet")
    if len(names) == 1:
        return _("%(name)s will read it") % {"name": names[0]}
    if len(names) == 2:
        return _("%(name)s and %(other)s will read it") % {"name": names[0], "other": names[1]}
    more = len(names) - 1
    words = ngettext("%(name)s and %(number)d more will read it", "%(name)s and %(number)d more will read it", more)
    return words % {"name": names[0], "number": more}


def in_portal(names: list[str]) -> str:
    """Who finds it in the portal too, if it is shown there."""
    if not names:
        return _("In the portal too, for whoever comes in later")
    if len(names) == 1:
        return _("In the portal too, for %(name)s") % {"name": names[0]}
    more = len(names) - 1
    words = ngettext(
        "In the portal too, for %(name)s and %(number)d more",
        "In the portal too, for %(name)s and %(number)d more",
        more,
    )
    return words % {"name": names[0], "number": more}
