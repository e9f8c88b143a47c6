"""What says how to ask: the document for programs, and a plain page for who writes them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vinculo.api.problems import KINDS


def openapi(request: HttpRequest) -> HttpResponse:
    from vinculo.api.v1 import openapi_json

    return HttpResponse(openapi_json(), content_type="application/json")


def operations(request: HttpRequest) -> HttpResponse:
    """Every operation by its place, from the same document."""
    from vinculo.api.v1 import openapi as document

    groups: dict[str, list[dict[str, object]]] = {}
    for path, methods in document()["paths"].items():
        for method, said in methods.items():
            one = {"method": method.upper(), "path": path, "said": said, "parameters": said.get("parameters", [])}
            groups.setdefault(said["tags"][0], []).append(one)
    problems = [(kind, status, title) for kind, (status, title) in KINDS.items()]
    return render(request, "api/operations.html", {"groups": groups, "problems": problems})
