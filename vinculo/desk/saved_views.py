"""Views of a list under a name: the ones everybody has, one's own, and those colleagues share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vinculo.clients.models import SavedView
from vinculo.db.prepared import prepared
from vinculo.people.models import Person
from vinculo.web.toasts import toast


class ViewLink(NamedTuple):
    name: str | Promise
    href: str
    is_current: bool
    pk: int | None = None  # set on those the reader may remove


@prepared
def _saved(page: str, person: Person) -> QuerySet[Any, Any]:
    seen = SavedView.objects.filter(page=page).filter(Q(person=person) | Q(is_shared=True))
    return seen.values_list("pk", "name", "query", "person_id")


@dataclass(frozen=True)
class Views:
    """The views of one list. `page` names it in the database; `read` makes a query string of what was asked."""

    page: str
    home: str
    given: tuple[tuple[Promise, str], ...]
    read: Callable[[QueryDict], str]

    def links(self, person: Person, query: str) -> list[ViewLink]:
        given = [ViewLink(name, f"?{wanted}", wanted == query) for name, wanted in self.given]
        return given + [
            ViewLink(name, f"?{wanted}", wanted == query, pk if owner == person.pk else None)
            for pk, name, wanted, owner in _saved(self.page, person)
        ]

    def save(self, request: HttpRequest) -> HttpResponse:
        """The list as it is now, under a name."""
        query = self.read(request.GET)
        form = ViewForm(request.POST or None, person=request.user, page=self.page)
        if request.method == "POST" and form.is_valid():
            view = form.save(commit=False)
            view.person, view.page, view.query = request.user, self.page, query
            view.save()
            toast(request, _("Saved as “%(name)s”.") % {"name": view.name})
            return redirect(f"{self.home}?{query}")
        context = {"form": form, "heading": _("Keep this list"), "back_url": f"{self.home}?{query}"}
        return render(request, "clients/form.html", context)

    def remove(self, request: HttpRequest, pk: int) -> HttpResponse:
        view = get_object_or_404(SavedView, pk=pk, person=request.user, page=self.page)
        view.delete()
        toast(request, _("“%(name)s” is gone from your views.") % {"name": view.name})
        return redirect(self.home)


class ViewForm(forms.ModelForm):
    class Meta:
        model = SavedView
        fields = ("name", "is_shared")
        labels = {"name": gettext_lazy("What to call it"), "is_shared": gettext_lazy("Colleagues may use it too")}

    def __init__(self, *args: Any, person: Person, page: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.page = person, page

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if SavedView.objects.filter(person=self.person, page=self.page, name=name).exists():
            raise forms.ValidationError(gettext_lazy("You have a view of that name already. Choose another one."))
        return str(name)
