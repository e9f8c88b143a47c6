"""Whose is this? Asked once for each address."""

from collections import Counter
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.clients.domains import domain_of
from vinculo.clients.models import Client, Contact
from vinculo.db.folding import fold
from vinculo.desk.mail.found import MOST, Line, seen
from vinculo.desk.team_only import team_only
from vinculo.mail import whose as answers
from vinculo.mail.models import Received, State
from vinculo.mail.sentences import doubt, reason
from vinculo.people.models import Person
from vinculo.web.toasts import toast

LOOKED_AT = 400


class WhoseForm(forms.Form):
    client = forms.CharField(label=gettext_lazy("Client"), max_length=160)
    name = forms.CharField(label=gettext_lazy("Who writes"), max_length=160, required=False)
    whole_domain = forms.BooleanField(required=False)

    def __init__(self, *args: Any, person: Person, received: Received, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.found: Client | None = None
        domain = domain_of(received.counterpart)
        if domain:
            self.fields["whole_domain"].label = _("Everybody at %(domain)s belongs to them") % {"domain": domain}
        else:
            del self.fields["whole_domain"]
        self.fields["name"].help_text = _("Somebody of that name there gets the address; else it is a new contact.")

    def clean_client(self) -> str:
        name: str = self.cleaned_data["client"]
        self.found = Client.objects.visible_to(self.person).kept().filter(name_folded=fold(name)).first()
        if self.found is None:
            raise forms.ValidationError(_("We know no client called %(name)s.") % {"name": name.strip()})
        return name


@require_safe
@team_only
def asking(request: HttpRequest) -> HttpResponse:
    rows = list(seen(request).asking().newest_first()[:LOOKED_AT])
    context = {"lines": _by_sender(rows, request.user)[:MOST], "tab": "asking"}
    return render(request, "mail/asking.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def whose(request: HttpRequest, pk: int) -> HttpResponse:
    received = get_object_or_404(seen(request).filter(state__in=(State.ASKING, State.NOT_OURS)), pk=pk)
    initial = {"client": _perhaps([received], request.user).get(received.pk, ""), "name": received.from_name}
    form = WhoseForm(request.POST or None, initial=initial, person=request.user, received=received)
    if request.method == "POST" and form.is_valid() and form.found:
        answers.belongs_to(
            received, client=form.found, name=form.cleaned_data["name"], by=request.user, at=timezone.now(),
            whole_domain=bool(form.cleaned_data.get("whole_domain")),
        )  # fmt: skip
        told = {"client": form.found.name, "address": received.counterpart}
        toast(request, _("What %(address)s writes belongs to %(client)s from now on.") % told)
        return redirect("mail:asking")
    return render(request, "mail/whose.html", {"form": form, "received": received})


@require_POST
@team_only
def not_a_client(request: HttpRequest, pk: int) -> HttpResponse:
    return _settled(request, _asked(request, pk), whole_domain=False)


@require_POST
@team_only
def nobody_there(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for everybody who writes from there."""
    return _settled(request, _asked(request, pk), whole_domain=True)


def _asked(request: HttpRequest, pk: int) -> Received:
    return get_object_or_404(seen(request).asking(), pk=pk)


def _settled(request: HttpRequest, received: Received, *, whole_domain: bool) -> HttpResponse:
    count = answers.not_a_client(received, by=request.user, at=timezone.now(), whole_domain=whole_domain)
    said = ngettext(
        "One letter is out of the way, and you are not asked again.",
        "%(number)s letters are out of the way, and you are not asked again.",
        count,
    )
    toast(request, said % {"number": count})
    return redirect("mail:asking")


def _by_sender(rows: list[Received], person: Person) -> list[Line]:
    """The newest letter of each."""
    counted = Counter(one.counterpart or f"#{one.pk}" for one in rows)
    newest: dict[str, Received] = {}
    for one in rows:
        newest.setdefault(one.counterpart or f"#{one.pk}", one)
    perhaps = _perhaps(list(newest.values()), person)
    return [
        Line(one, reason(one.reason, one.facts), doubt(one.doubt) if one.verdict == "unverified" else "",
             counted[address], domain_of(one.counterpart), perhaps.get(one.pk, ""))
        for address, one in newest.items()
    ]  # fmt: skip


def _perhaps(rows: list[Received], person: Person) -> dict[int, str]:
    """The one client whose people write from the same domain. One statement."""
    domains = {domain_of(one.counterpart) for one in rows} - {""}
    if not domains:
        return {}
    ending = Contact.objects.visible_to(person).kept().exclude(email="")
    found: dict[str, set[str]] = {}
    for email, name in ending.filter(roles__left_on=None).values_list("email", "clients__name")[:20_000]:
        domain = email.rpartition("@")[2]
        if domain in domains and name:
            found.setdefault(domain, set()).add(name)
    one_only = {domain: next(iter(names)) for domain, names in found.items() if len(names) == 1}
    return {one.pk: one_only[domain] for one in rows if (domain := domain_of(one.counterpart)) in one_only}
