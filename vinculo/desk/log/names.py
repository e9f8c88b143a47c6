"""The names that fit what was typed into the box."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vinculo.desk.log import who


def names(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "").strip()[:160]
    choices = who.named(request.user, typed) if typed else who.recent(request.user)
    selected = choices[0].value if typed and choices else ""
    return render(request, "log/names.html", {"choices": choices, "selected": selected, "typed": typed})
