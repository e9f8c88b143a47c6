"""How one wants to hear of things: for each kind, at which hours, and the morning mail."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.notifications.models import Kind, Rhythm, Way, Wish
from vinculo.notifications.wishes import usual
from vinculo.people.models import Person
from vinculo.people.permissions import may_administer
from vinculo.web.dates import language, names
from vinculo.web.hour_field import HourField
from vinculo.web.toasts import toast

HELP = {
    Kind.MENTION: gettext_lazy("Your name after an @. At once, also outside your working hours."),
    Kind.NOW: gettext_lazy("What Today shows under “Now”. At once, also outside your working hours."),
    Kind.ASSIGNED: gettext_lazy("A task, a question, a client that a colleague gives you. In your working hours."),
    Kind.MEETING: gettext_lazy(
        "You are asked to come, it moves, it is called off. The invitation itself comes by mail in any case."
    ),
    Kind.WORK: gettext_lazy("Its promised date becomes another, or it is reached. In your working hours."),
    Kind.THEIRS: gettext_lazy("They ask, answer, approve, sign or complain. In your working hours."),
    Kind.HOUSE: gettext_lazy("A room of the chat that you put in does not answer any more."),
    Kind.DIGEST: gettext_lazy("Whom to talk to today and why, and what waits for you."),
}
OF_DIGEST = [(Way.MAIL, Way.MAIL.label), (Way.NEVER, Way.NEVER.label)]


def weekdays() -> list[tuple[int, str]]:
    return list(enumerate(names(language()).weekdays))


class WishesForm(forms.Form):
    """One field a kind, named for it."""

    quiet_from = HourField(label=gettext_lazy("Quiet from"), required=False)
    quiet_until = HourField(label=pgettext_lazy("an hour", "Until"), required=False)
    lets_through = forms.BooleanField(
        label=gettext_lazy("Mentions and what cannot wait may come in quiet hours, too"), required=False
    )
    digest_at = HourField(label=gettext_lazy("At"))
    digest_days = forms.TypedMultipleChoiceField(
        label=gettext_lazy("On these days"),
        choices=weekdays,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        self.person = person
        self.rhythm = Rhythm.objects.filter(person=person).first() or Rhythm(person=person)
        chosen = dict(Wish.objects.filter(person=person).values_list("kind", "way"))
        initial: dict[str, Any] = {
            name: getattr(self.rhythm, name)
            for name in ("quiet_from", "quiet_until", "lets_through", "digest_at", "digest_days")
        }
        self.kinds = [kind for kind in Kind if kind != Kind.HOUSE or may_administer(person)]
        super().__init__(*args, **options)
        self.initial = initial
        for kind in self.kinds:
            self.fields[kind] = forms.ChoiceField(
                label=kind.label,
                choices=OF_DIGEST if kind == Kind.DIGEST else Way.choices,
                help_text=HELP[kind],
                initial=chosen.get(kind) or usual(kind),
            )

    @property
    def rows(self) -> list[Any]:
        """The fields of the kinds but the morning mail, which has a part of its own."""
        return [self[kind] for kind in self.kinds if kind != Kind.DIGEST]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        begins, ends = said.get("quiet_from"), said.get("quiet_until")
        if (begins is None) != (ends is None) and not {"quiet_from", "quiet_until"} & set(self.errors):
            missing = "quiet_until" if ends is None else "quiet_from"
            self.add_error(missing, _("Quiet hours need both: from when, and until when."))
        return said

    @transaction.atomic
    def save(self) -> None:
        said = self.cleaned_data
        for name in ("quiet_from", "quiet_until", "lets_through", "digest_at", "digest_days"):
            setattr(self.rhythm, name, said[name])
        self.rhythm.save()
        wishes = [Wish(person=self.person, kind=kind, way=said[kind]) for kind in self.kinds]
        unique = ["person", "kind"]
        Wish.objects.bulk_create(wishes, update_conflicts=True, unique_fields=unique, update_fields=["way"])


@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: HttpRequest) -> HttpResponse:
    form = WishesForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        toast(request, _("Saved. It holds from now on."))
        return redirect("notices:wishes")
    browsers = list(request.user.push_devices.all())
    return render(request, "notices/wishes.html", {"form": form, "browsers": browsers, "section": "settings"})
