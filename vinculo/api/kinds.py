"""What values look like: strict numbers that fit the database, whole days, moments with a zone, words without NUL."""

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.db.models import Choices
from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

LARGEST = 2**63 - 1
FIRST_YEAR, LAST_YEAR = 1900, 2199  # at the ends of what a calendar holds, no zone and no span can be reckoned with
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
NUMBER = re.compile(r"-?\d{1,19}", re.ASCII)
NO_NUL = r"^[^\x00]*$"
SOME_WORD = r"^[^\x00]*[^\x00\s][^\x00]*$"  # something that can be read


class Body(BaseModel):
    """What is sent. A field that is not named here is refused, so that nothing can be set by the way."""

    model_config = ConfigDict(extra="forbid")


class Nothing(Body):
    """Nothing more has to be said: send {}."""


class Shown(BaseModel):
    """What is answered, read from a record. With `fields=` only some of it, so nothing but the id is promised."""

    model_config = ConfigDict(from_attributes=True, json_schema_extra=lambda schema: _only_id(schema))


class Part(BaseModel):
    """A piece of what is answered."""

    model_config = ConfigDict(from_attributes=True)


def _only_id(schema: dict[str, Any]) -> None:
    schema["required"] = [name for name in ("id",) if name in schema.get("properties", {})]


def _day(value: Any) -> Any:
    if value is not None and not (isinstance(value, str) and DAY.fullmatch(value)):
        raise PydanticCustomError("day", "A day looks like this: 2027-03-05.")
    return value


def _moment(value: Any) -> Any:
    if value is not None and not (isinstance(value, str) and MOMENT.fullmatch(value)):
        raise PydanticCustomError("moment", "A moment looks like this: 2027-03-05T09:30:00Z.")
    return value


def _thinkable(value: date | datetime) -> date | datetime:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise PydanticCustomError("year", "A year from 1900 to 2199 is expected.")
    return value


def number_in_text(value: Any) -> Any:
    if isinstance(value, str) and not NUMBER.fullmatch(value):
        raise PydanticCustomError("number", "A whole number is expected.")
    return value


def _yes(value: Any) -> Any:
    if value not in ("true", "false"):
        raise PydanticCustomError("yes", "true or false.")
    return value == "true"


Id = Annotated[int, Field(strict=True, ge=1, le=LARGEST)]
Yes = Annotated[bool, Field(strict=True)]


YEARS = Field(json_schema_extra={"pattern": "^(19|20|21)"})
Day = Annotated[date, BeforeValidator(_day), AfterValidator(_thinkable), YEARS]
Moment = Annotated[AwareDatetime, BeforeValidator(_moment), AfterValidator(_thinkable), YEARS]

# In addresses everything is text.
AskedId = Annotated[int, Field(ge=1, le=LARGEST), BeforeValidator(number_in_text)]
AskedYes = Annotated[bool, BeforeValidator(_yes)]


def number(least: int, most: int) -> Any:
    return Annotated[int, Field(strict=True, ge=least, le=most)]


def words(most: int) -> Any:
    """Any text, also none."""
    return Annotated[str, Field(strict=True, max_length=most, pattern=NO_NUL)]


def some(most: int) -> Any:
    """A text that says something."""
    return Annotated[str, Field(strict=True, min_length=1, max_length=most, pattern=SOME_WORD)]


def one_of(choices: type[Choices], *more: str, without: tuple[str, ...] = ()) -> Any:
    return Literal[(*more, *(value for value in choices.values if value not in without))]


def many(kind: type[Part]) -> Any:
    """Of what was read along with a record: all of them, as parts of it."""
    return Annotated[list[kind], BeforeValidator(lambda rows: list(rows.all()))]  # type: ignore[valid-type]


def ids_of(many: Any) -> list[int]:
    """Of what was read along with a record."""
    return sorted(one.pk for one in many.all())
