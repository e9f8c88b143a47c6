"""Version 1: every shelf with its operations, and the document that describes them (OpenAPI 3.1)."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.urls.exceptions import Resolver404
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser

from vinculo.api import operations, strictjson
from vinculo.api.problems import Problem, answer, wrongs
from vinculo.api.shelves import SHELVES
from vinculo.api.single import downloads, gone, me, search, uploads
from vinculo.api.telling import sentence

BASE = "/api/v1/"
ABOUT = """\
Everything a person of ours sees at the desk, for programs. A token acts as its person, sees what they see, and does
what its scopes say. Times are in UTC, days are days, money is in minor units (cents).
"""
SECURITY = {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "vnc_…"}}


class StrictParser(Parser):
    def parse_body(self, request: HttpRequest) -> Any:
        return strictjson.load(request.body)


api = NinjaAPI(
    title="Vínculo", version="1", description=ABOUT, openapi_url=None, docs_url=None, urls_namespace="api-v1",
    parser=StrictParser(),
)  # fmt: skip
for shelf in SHELVES:
    operations.put(api, shelf)
downloads.put(api)
uploads.put(api)
gone.put(api)
me.put(api)
search.put(api)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return answer(problem)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, refused: ValidationError) -> HttpResponse:
    return answer(wrongs([sentence(error) for error in refused.errors]))


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    return answer(Problem("unreadable", _("What was sent is no sound JSON.")))


@api.exception_handler(Exception)
def _ours(request: HttpRequest, error: Exception) -> HttpResponse:
    raise error


@cache
def _patterns() -> list[URLPattern]:
    return [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern)]


def view_of(rest: str) -> tuple[Callable[..., HttpResponse] | None, dict[str, Any]]:
    """The view behind an address, and what its parts are."""
    for pattern in _patterns():
        try:
            match = pattern.resolve(rest)
        except Resolver404:
            continue
        if match:
            return match.func, match.kwargs
    return None, {}


@cache
def openapi_json() -> bytes:
    return json.dumps(openapi(), ensure_ascii=False, separators=(",", ":")).encode()


@cache
def openapi() -> dict[str, Any]:
    schema: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=BASE))
    schemas = {**schema["components"]["schemas"], **operations.problem_schemas()}
    schema["components"] = {"schemas": schemas, "securitySchemes": SECURITY}
    schema["security"] = [{"token": []}]
    schema["servers"] = [{"url": "/"}]
    return schema
