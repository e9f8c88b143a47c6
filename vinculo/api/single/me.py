"""Who the token acts as, and what it may do."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from pydantic import BaseModel

from vinculo.api.asking import asking_of
from vinculo.api.operations import describe
from vinculo.api.reading import as_json


class TokenShown(BaseModel):
    name: str
    scopes: list[str]
    expires_at: datetime


class Me(BaseModel):
    id: int
    name: str
    email: str
    role: str
    language: str
    time_zone: str
    token: TokenShown


def me(request: HttpRequest) -> HttpResponse:
    asking = asking_of(request)
    person, token = asking.person, asking.token
    shown = Me(
        id=person.pk, name=person.name, email=person.email, role=person.role, language=person.language,
        time_zone=person.time_zone,
        token=TokenShown(name=token.name, scopes=token.scopes, expires_at=token.expires_at),
    )  # fmt: skip
    return as_json(shown.model_dump(mode="json"))


def put(api: NinjaAPI) -> None:
    describe(api, "get", "/me", "get", "Read who the token acts as", "", me, {200: Me}, tag="me")
