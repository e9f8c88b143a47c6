"""Personal notes: what they told us, and who of us may read it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.clients.models import PersonalNote
from vinculo.desk.contacts.forms import NoteForm
from vinculo.desk.contacts.found import contact_of
from vinculo.desk.team_only import team_only
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest, pk: int) -> HttpResponse:
    contact = contact_of(request, pk)
    form = NoteForm(request.POST or None, initial={"audience": PersonalNote.Audience.TEAM})
    if request.method == "POST" and form.is_valid():
        form.instance.contact, form.instance.by = contact, request.user
        form.save()
        toast(request, _("Noted."))
        return redirect(contact)
    heading = _("A personal note about %(name)s") % {"name": contact.name}
    return render(
        request, "contacts/form.html", {"form": form, "heading": heading, "back_url": contact.get_absolute_url()}
    )


@require_POST
@team_only
def remove(request: HttpRequest, pk: int, note: int) -> HttpResponse:
    """Gone for good: personal data leaves nothing behind. By whoever wrote it, or those who lead."""
    contact = contact_of(request, pk)
    found = get_object_or_404(contact.notes.visible_to(request.user), pk=note)
    if found.by_id != request.user.pk and not request.user.sees_everyone:
        raise Http404
    found.delete()
    toast(request, _("The note is gone for good."))
    return redirect(contact)
