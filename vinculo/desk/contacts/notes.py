"""Personal notes: what they told us, and who of us may read it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.clients.models import Contact, NoNotes, PersonalNote
from vinculo.desk.contacts.forms import NoteForm
from vinculo.desk.contacts.found import contact_changed, contact_of, roles_seen
from vinculo.desk.team_only import team_only
from vinculo.desk.told import named, offer_names
from vinculo.desk.written import go_on
from vinculo.notifications.models import Kind
from vinculo.notifications.telling import untell
from vinculo.people.models import Person
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest, pk: int) -> HttpResponse:
    contact = contact_of(request, pk)
    if NoNotes.objects.filter(contact=contact).exists():
        toast(
            request,
            _("%(name)s wants no notes kept. That stands on their page, and can be taken back there.")
            % {"name": contact.first_name},
        )
        return go_on(request, contact.get_absolute_url())
    form = NoteForm(request.POST or None, initial={"audience": PersonalNote.Audience.TEAM})
    offer_names(form, "text", client=_client_of(request, contact))
    if request.method == "POST" and form.is_valid():
        form.instance.contact, form.instance.by = contact, request.user
        note = form.save()
        contact_changed(contact)
        _tell_named(request, note)
        toast(request, _("Noted."))
        return redirect(contact)
    heading = _("A personal note about %(name)s") % {"name": contact.name}
    context = {"form": form, "heading": heading, "contact": contact, "back_url": contact.get_absolute_url()}
    return render(request, "contacts/note.html", context)


def _tell_named(request: HttpRequest, note: PersonalNote) -> None:
    """Its words stay where they are: a notice would keep a copy of what is personal."""
    named(
        request, note.text, f"contact:{note.contact_id}", key=_key(note), what=note.contact.first_name,
        client_id=_client_of(request, note.contact) or None, words="",
        may_see=lambda person: _may_read(person, note),
    )  # fmt: skip


def _client_of(request: HttpRequest, contact: Contact) -> int:
    """Where they are now, of what one sees; 0 for somebody who is nowhere any more."""
    roles = roles_seen(contact, request.user)
    return roles[0].client_id if roles else 0


def _may_read(person: Person, note: PersonalNote) -> bool:
    sees_them = Contact.objects.visible_to(person).kept().filter(pk=note.contact_id)
    return PersonalNote.objects.visible_to(person).filter(pk=note.pk).exists() and sees_them.exists()


def _key(note: PersonalNote) -> str:
    return f"contact:{note.contact_id}:note:{note.pk}"


@require_POST
@team_only
def remove(request: HttpRequest, pk: int, note: int) -> HttpResponse:
    """Gone for good: personal data leaves nothing behind. By whoever wrote it, or those who lead."""
    contact = contact_of(request, pk)
    found = get_object_or_404(contact.notes.visible_to(request.user), pk=note)
    if found.by_id != request.user.pk and not request.user.sees_everyone:
        raise Http404
    untell(Kind.MENTION, _key(found), unseen_only=False)
    found.delete()
    contact_changed(contact)
    toast(request, _("The note is gone for good."))
    return redirect(contact)
