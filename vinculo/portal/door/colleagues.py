"""Who of us comes in: those who decide invite colleagues, and show out those they invited."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.access import inviting
from vinculo.access.limits import TooOften, count
from vinculo.access.models import Access
from vinculo.clients.acting import acting
from vinculo.clients.models import Client
from vinculo.portal.door import browser
from vinculo.portal.shared.door import colleagues as colleagues_of
from vinculo.portal.shared.door import decided_projects
from vinculo.portal.visitor import PortalRequest
from vinculo.projects.models import ProjectContact
from vinculo.web.toasts import toast

MOST = 10  # invitations of one contact in a quarter of an hour


class ColleagueForm(forms.Form):
    name = forms.CharField(
        label=pgettext_lazy("of a person", "Name"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=254)
    role = forms.ChoiceField(
        label=gettext_lazy("What they do"), choices=ProjectContact.Role.choices, initial="contributor",
        help_text=gettext_lazy("Whoever decides approves and signs; others ask, upload and comment, or only follow."),
    )  # fmt: skip
    projects = forms.MultipleChoiceField(label=gettext_lazy("On"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, projects: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["projects"]
        field.choices = projects
        field.initial = [pk for pk, _name in projects[:1]]


@require_safe
def colleagues(request: PortalRequest) -> HttpResponse:
    context = {"colleagues": colleagues_of(request.visitor), "may_invite": bool(decided_projects(request.visitor))}
    return render(request, "portal/door/colleagues.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: PortalRequest) -> HttpResponse:
    """The answer is the same whether or not the address is known to us."""
    projects = decided_projects(request.visitor)
    if not projects:
        raise Http404
    form = ColleagueForm(request.POST or None, projects=projects)
    if request.method == "POST" and form.is_valid() and _invited(request, form):
        toast(request, _("An invitation is on its way to %(email)s.") % {"email": form.cleaned_data["email"]})
        return redirect("portal:colleagues")
    return render(request, "portal/door/invite.html", {"form": form})


@require_POST
def remove(request: PortalRequest, pk: int) -> HttpResponse:
    """Only those one invited oneself, and only as long as one decides somewhere."""
    if not decided_projects(request.visitor):
        raise Http404
    mine = Access.objects.open().filter(client=request.visitor.client_id, invited_by_contact=request.visitor.contact_id)
    access = get_object_or_404(mine.select_related("contact", "client"), pk=pk)
    contact = _contact(request)
    inviting.remove(access, by=contact, actor=_actor(request), at=timezone.now())
    toast(request, _("%(name)s no longer comes in.") % {"name": access.contact.name})
    return redirect("portal:colleagues")


@transaction.atomic
def _invited(request: PortalRequest, form: ColleagueForm) -> bool:
    said, contact = form.cleaned_data, _contact(request)
    roles = {int(pk): said["role"] for pk in said["projects"]}
    client = Client.objects.get(pk=request.visitor.client_id)
    try:
        count("invite", request.visitor.key, most=MOST, at=timezone.now())
        inviting.invite_colleague(
            said["name"], said["email"], client=client, roles=roles, by=contact, actor=_actor(request),
            at=timezone.now(),
        )  # fmt: skip
    except inviting.ShownOut:
        form.add_error("email", _("This person was shown out. Ask your contact with us to let them in again."))
    except inviting.NotTheirs as why:
        raise Http404 from why
    except TooOften:
        form.add_error(None, _("That were many invitations at once. Go on in a quarter of an hour."))
    else:
        return True
    return False


def _contact(request: PortalRequest) -> Any:
    if request.visit is None:
        raise Http404
    return request.visit.contact


def _actor(request: PortalRequest) -> Any:
    return acting(
        _contact(request), proof=request.visitor.proof, ip=browser.ip_of(request), user_agent=browser.agent_of(request)
    )
