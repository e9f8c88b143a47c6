"""The stages: their names, order, chances and days."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.people.models import Role
from vinculo.people.permissions import only
from vinculo.pipeline.asking import rules_of
from vinculo.pipeline.models import Stage
from vinculo.pipeline.stages import reorder, stages
from vinculo.web.toasts import toast

MOST_DAYS = 365


class StageForm(forms.ModelForm):
    place = forms.IntegerField(label=gettext_lazy("Place"), min_value=1, max_value=20)

    class Meta:
        model = Stage
        fields = ("name", "probability", "days")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["placeholder"] = str(self.instance.get_key_display())
        self.fields["probability"].validators.append(MaxValueValidator(100, gettext_lazy("At most 100.")))
        self.fields["days"].validators += [MinValueValidator(1), MaxValueValidator(MOST_DAYS)]
        self.fields["place"].initial = self.instance.position + 1
        if self.instance.key == Stage.Key.HANDOVER:
            del self.fields["place"]  # what is decided is handed over: nothing comes after it


def may_arrange(person: Any) -> bool:
    """The stages are everybody's, so those who look after all of the work say what they are."""
    return person.is_active and person.role in (Role.ADMINISTRATOR, Role.MANAGER)


@require_http_methods(["GET", "HEAD", "POST"])
@only(may_arrange)
def page(request: HttpRequest) -> HttpResponse:
    forms_ = [StageForm(request.POST or None, instance=stage, prefix=f"s{stage.pk}") for stage in stages()]
    wrong = [form for form in forms_ if not form.is_valid()]  # each is asked, so that each says what is wrong
    if request.method == "POST" and not wrong:
        for form in forms_:
            form.save()
        placed = [form for form in forms_ if "place" in form.fields]
        order = sorted(placed, key=lambda form: (form.cleaned_data["place"], _stayed(form)))
        reorder([form.instance.pk for form in order])
        toast(request, _("Saved."))
        return redirect("opportunities:list")
    context = {
        "stages": [(form, rules_of(form.instance)) for form in forms_],
        "heading": _("Stages"), "section": "opportunities", "back_url": "/opportunities/",
    }  # fmt: skip
    return render(request, "opportunities/stages.html", context)


def _stayed(form: StageForm) -> bool:
    """Whoever was given a new place goes before whoever stood there."""
    return "place" not in form.changed_data
