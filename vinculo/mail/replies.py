"""What a reply address of ours stands for: whose conversation it is, and who has a part in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from vinculo.clients.models import Contact, ContactPoint
from vinculo.conversations import reply_addresses
from vinculo.conversations.models import Interaction, MailMessage, Thread
from vinculo.letters.models import Letter


@dataclass(frozen=True, slots=True)
class Conversation:
    """A client's, the thread its mails share (empty: none yet), and the addresses of theirs that have a part in it."""

    client: int
    thread: str
    participants: frozenset[str]
    project: int | None = None


def conversation_of(addresses: Iterable[str]) -> Conversation | None:
    """The one the first right reply address among these stands for. One that we did not sign stands for nothing."""
    for address in addresses:
        if found := reply_addresses.read(address):
            kind, key = found
            if kind in FINDERS and (conversation := FINDERS[kind](key)):
                return conversation
    return None


def _of_letter(key: int) -> Conversation | None:
    letter = Letter.objects.filter(pk=key).first()
    if letter is None:
        return None
    sent = [address for line in letter.recipients.values() for _name, address in line]
    contacts = Contact.objects.filter(letters=letter) | Contact.objects.filter(letters_in_copy=letter)
    message_id = letter.message_id.strip("<>")
    thread = MailMessage.objects.filter(message_id__in=[message_id, letter.message_id]).values_list("thread", flat=True)
    return Conversation(
        letter.client_id, next(iter(thread), "") or message_id, _addresses(contacts.distinct(), sent), letter.project_id
    )


def _of_interaction(key: int) -> Conversation | None:
    talk = Interaction.objects.filter(pk=key).select_related("mail").first()
    if talk is None:
        return None
    mail = getattr(talk, "mail", None)
    thread = (mail.thread or mail.message_id) if mail else ""
    return Conversation(talk.client_id, thread, _addresses(talk.contacts.all()), talk.project_id)


def _of_thread(key: int) -> Conversation | None:
    thread = Thread.objects.filter(pk=key).first()
    if thread is None:
        return None
    last = Interaction.objects.filter(thread=thread).exclude(mail=None).order_by("-at").select_related("mail").first()
    contacts = Contact.objects.filter(interactions__thread=thread).distinct()
    name = (last.mail.thread or last.mail.message_id) if last else ""
    return Conversation(thread.client_id, name, _addresses(contacts), thread.project_id)


def _addresses(contacts: Iterable[Contact], more: Iterable[str] = ()) -> frozenset[str]:
    found = {address.strip().lower() for address in more}
    ids = []
    for contact in contacts:
        ids.append(contact.pk)
        found.add(contact.email.lower())
    points = ContactPoint.objects.filter(contact__in=ids, kind=ContactPoint.Kind.EMAIL)
    return frozenset((found | set(points.values_list("normal", flat=True))) - {""})


FINDERS = {"letter": _of_letter, "interaction": _of_interaction, "thread": _of_thread}
