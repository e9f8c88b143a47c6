"""Rooms of a chat that are told what happens: put in, tried out, paused, taken away."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.sealed_address import SealedAddressForm
from vinculo.notifications import rooms
from vinculo.notifications.models import ChatHook, Flavour
from vinculo.notifications.models.hook import Told, Why
from vinculo.people.models import Team
from vinculo.people.permissions import may_administer, only
from vinculo.web.toasts import toast


class RoomForm(SealedAddressForm):
    as_new = gettext_lazy("As the chat gives it to you. It is kept sealed and never shown again.")
    flavour = forms.ChoiceField(label=gettext_lazy("Chat"), choices=Flavour.choices, widget=forms.RadioSelect)
    address = forms.CharField(
        label=gettext_lazy("Address of its incoming webhook"),
        max_length=600,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    tells = forms.MultipleChoiceField(
        label=gettext_lazy("What it hears of"), choices=Told.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = ChatHook
        fields = ("name", "flavour", "team", "tells")
        labels = {"name": gettext_lazy("Name of the room"), "team": gettext_lazy("Whose clients")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        team = self.fields["team"]
        assert isinstance(team, forms.ModelChoiceField)
        team.queryset, team.empty_label, team.required = Team.objects.order_by("name"), str(_("Everybody's")), False

    def may_be_http(self) -> bool:
        return bool(settings.CHAT_ALLOW_HTTP)


@only(may_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def list_page(request: HttpRequest) -> HttpResponse:
    form = RoomForm(request.POST or None, initial={"tells": [str(one) for one in Told], "flavour": Flavour.SLACK})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        parts = ("name", "flavour", "team", "tells", "address")
        hook = rooms.put_in(by=request.user, **{name: said[name] for name in parts})
        toast(request, _("%(name)s is in. Try it out.") % {"name": hook.name})
        return redirect("notices:rooms")
    found = ChatHook.objects.select_related("team")
    words = dict(Told.choices)
    listed = [(hook, [words[one] for one in hook.tells if one in words]) for hook in found]
    return render(request, "notices/rooms.html", {"form": form, "rooms": listed, "section": "settings"})


@only(may_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    hook = get_object_or_404(ChatHook, pk=pk)
    form = RoomForm(request.POST or None, instance=hook)
    if request.method == "POST" and form.is_valid():
        form.save()
        if form.cleaned_data["address"]:
            rooms.readdress(hook, form.cleaned_data["address"])
        toast(request, _("Saved."))
        return redirect("notices:rooms")
    return render(request, "notices/room.html", {"form": form, "room": hook, "section": "settings"})


@only(may_administer)
@require_POST
def try_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Say a word there, and wait for the answer: whoever put the address in wants to know now."""
    hook = get_object_or_404(ChatHook, pk=pk)
    said = _("A word from Vínculo: this room will hear of what happens with your clients.")
    problem = rooms.deliver(hook, said, "/")
    if problem is None:
        ChatHook.objects.filter(pk=pk).update(reached_at=timezone.now(), failures=0, failing_since=None)
        toast(request, _("%(name)s took it. Look into the chat.") % {"name": hook.name})
    else:
        why = str(Why(problem.why).label)
        toast(request, _("It did not get there. %(why)s %(detail)s") % {"why": why, "detail": problem.detail})
    return redirect("notices:rooms")


@only(may_administer)
@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    hook = get_object_or_404(ChatHook, pk=pk)
    hook.pause(why=Why.BY_HAND, at=timezone.now())
    toast(request, _("%(name)s hears nothing until you switch it on again.") % {"name": hook.name})
    return redirect("notices:rooms")


@only(may_administer)
@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    hook = get_object_or_404(ChatHook, pk=pk)
    hook.resume()
    toast(request, _("%(name)s hears of things again.") % {"name": hook.name})
    return redirect("notices:rooms")


@only(may_administer)
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    hook = get_object_or_404(ChatHook, pk=pk)
    hook.delete()
    toast(request, _("%(name)s is taken away, and its address with it.") % {"name": hook.name})
    return redirect("notices:rooms")
