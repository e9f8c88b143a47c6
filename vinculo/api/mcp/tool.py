"""A tool: its name, what it says of itself, what it is asked with, and what it may be asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from vinculo.api.asking import Asking
from vinculo.api.problems import Problem, wrongs


@dataclass(frozen=True, slots=True)
class Tool:
    """`needs`: the scopes of the token. `drafts`: it leaves a draft; the others change nothing."""

    name: str
    title: str
    text: str
    asked: type[BaseModel]
    needs: tuple[str, ...]
    does: Callable[[Asking, Any], dict[str, Any]]
    drafts: bool = False

    @property
    def schema(self) -> dict[str, Any]:
        return self.asked.model_json_schema()

    def answer(self, asking: Asking, arguments: dict[str, Any]) -> dict[str, Any]:
        """Problem: it may not, does not see it, or was asked in a way that nobody understands."""
        for scope in self.needs:
            asking.needs(scope)
        try:
            asked = self.asked.model_validate(arguments)
        except ValidationError as why:
            told = [(".".join(map(str, one["loc"])) or "arguments", one["msg"]) for one in why.errors()]
            raise wrongs(told) from why
        return self.does(asking, asked)


def sentence(problem: Problem) -> str:
    """What went wrong, as one text."""
    details = [f"{one['field']}: {one['detail']}" for one in problem.errors or []]
    return " ".join([str(problem.detail), *details])
