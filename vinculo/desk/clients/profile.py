"""What they sell, to whom, where they want to go, and the figures they watch."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.clients.models import Profile
from vinculo.clients.permissions import may_change_clients
from vinculo.clients.searchable import index_clients
from vinculo.desk.clients.forms import FigureFormSet, ProfileForm
from vinculo.desk.clients.found import client_of
from vinculo.desk.clients.tabs import tabs
from vinculo.desk.team_only import team_only
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_safe
def profile(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    known = Profile.objects.filter(client=client).first() or Profile(client=client)
    parts = [
        (field.verbose_name, getattr(known, field.name), ProfileForm.Meta.help_texts[field.name])
        for field in Profile._meta.fields
        if field.name in ProfileForm.Meta.fields
    ]
    context = {
        "client": client,
        "parts": parts,
        "figures": list(client.figures.all()),
        "tabs": tabs(client, "profile"),
        "may_change": may_change_clients(request.user),
    }
    return render(request, "clients/profile.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit_profile(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    known = Profile.objects.filter(client=client).first() or Profile(client=client)
    form = ProfileForm(request.POST or None, instance=known)
    figures = FigureFormSet(request.POST or None, instance=client, prefix="figures")
    if request.method == "POST" and form.is_valid() and figures.is_valid():
        with transaction.atomic():
            form.instance.updated_by = request.user
            form.save()
            figures.save()
        index_clients([client])
        client_changed(client.pk)
        toast(request, _("Saved. The team reads it before the next call."))
        return redirect("clients:profile", client.pk)
    return render(request, "clients/edit_profile.html", {"client": client, "form": form, "figures": figures})
