"""Full-text search over everything a person may see, in groups."""

from html import escape

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from vinculo.desk.numbers import is_number
from vinculo.desk.search.finding import KINDS, Found, look_for
from vinculo.web import dates, glyphs

A_PAGE = 40
SHORTEST = 2


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:200]
    kind = request.GET.get("kind", "")
    kinds = [kind] if kind in KINDS else None
    asked = request.GET.get("page", "1")
    number = max(int(asked), 1) if is_number(asked) else 1
    found: list[Found] = []
    if len(text) >= SHORTEST:
        found = look_for(request.user, text, kinds=kinds, limit=A_PAGE, offset=min(number - 1, 50) * A_PAGE)
    context = {
        "q": text, "kind": kind if kinds else "", "groups": groups(found), "number": number,
        "kinds": [(key, label) for key, (label, _glyph) in KINDS.items()], "more": len(found) == A_PAGE,
    }  # fmt: skip
    return render(request, "search/page.html", context)


def groups(found: list[Found]) -> list[tuple[str, object, "Rows"]]:
    """The finds by kind; a kind stands where its best find does, so that the closest comes first."""
    by_kind: dict[str, list[Found]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one)
    return [(kind, KINDS[kind][0], Rows(rows)) for kind, rows in by_kind.items()]


class Rows(list[Found]):
    """Finds that draw themselves: forty of them would be most of what the page costs, were they a template."""

    def __str__(self) -> SafeString:
        return mark_safe("".join(map(_row, self)))  # noqa: S308 titles and snippets come escaped, the rest is ours

    __html__ = __str__


def _row(one: Found) -> str:
    snippet = f'<p class="sm muted hit-text">{one.snippet}</p>' if one.snippet else ""
    place = f'<p class="sm faint hit-text">{escape(one.place)}</p>' if one.place else ""
    return (
        f'<li><p class="row">{glyphs.icon(one.icon, "muted")}<a class="nolink b" href="{one.address}">'
        f'{one.title or "–"}</a><span class="sm faint push nowrap">{dates.day(one.at)}</span></p>{snippet}{place}</li>'
    )
