"""Who sent whom, on one page: a drawing, and the same as a table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.desk.referrals.drawing import drawing, lines_of
from vinculo.desk.team_only import team_only
from vinculo.pipeline.who_sent_whom import who_sent_whom

SHOWN = 60  # lines; the trees with most people come first


@require_safe
@team_only
def page(request: HttpRequest) -> HttpResponse:
    links = who_sent_whom(request.user)
    lines = lines_of(links[:SHOWN])
    context = {"lines": lines, "drawing": drawing(lines) if lines else "", "more": max(len(links) - SHOWN, 0)}
    return render(request, "referrals/picture.html", context)
