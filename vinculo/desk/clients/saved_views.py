"""Views of the list under a name: the ones everybody has, one's own, and those colleagues share."""

from typing import Any, NamedTuple

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.clients.models import SavedView
from vinculo.desk.clients.filters import Filters
from vinculo.people.models import Person
from vinculo.web.toasts import toast

PAGE = "clients"
GIVEN: tuple[tuple[Promise, str], ...] = (
    (pgettext_lazy("clients", "Mine"), "owner=me"),
    (pgettext_lazy("clients", "All"), ""),
    (gettext_lazy("In storm"), "weather=storm"),
    (gettext_lazy("Nobody spoke for a month"), "quiet=1&sort=last"),
    (gettext_lazy("Archived"), "archived=1"),
)


class ViewLink(NamedTuple):
    name: str | Promise
    href: str
    is_current: bool
    pk: int | None = None  # set on those the reader may remove


def view_links(person: Person, query: str) -> list[ViewLink]:
    given = [ViewLink(name, f"?{wanted}", wanted == query) for name, wanted in GIVEN]
    saved = SavedView.objects.filter(page=PAGE).filter(Q(person=person) | Q(is_shared=True))
    return given + [
        ViewLink(name, f"?{wanted}", wanted == query, pk if owner == person.pk else None)
        for pk, name, wanted, owner in saved.values_list("pk", "name", "query", "person_id")
    ]


class ViewForm(forms.ModelForm):
    class Meta:
        model = SavedView
        fields = ("name", "is_shared")
        labels = {"name": gettext_lazy("What to call it"), "is_shared": gettext_lazy("Colleagues may use it too")}

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if SavedView.objects.filter(person=self.person, page=PAGE, name=name).exists():
            raise forms.ValidationError(gettext_lazy("You have a view of that name already. Choose another one."))
        return str(name)


@require_http_methods(["GET", "HEAD", "POST"])
def save_view(request: HttpRequest) -> HttpResponse:
    """The list as it is now, under a name."""
    query = Filters.read(request.GET).query()
    form = ViewForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        view = form.save(commit=False)
        view.person, view.page, view.query = request.user, PAGE, query
        view.save()
        toast(request, _("Saved as “%(name)s”.") % {"name": view.name})
        return redirect(f"/clients/?{query}")
    context = {"form": form, "heading": _("Keep this list"), "back_url": f"/clients/?{query}"}
    return render(request, "clients/form.html", context)


@require_POST
def remove_view(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView, pk=pk, person=request.user, page=PAGE)
    view.delete()
    toast(request, _("“%(name)s” is gone from your views.") % {"name": view.name})
    return redirect("clients:list")
