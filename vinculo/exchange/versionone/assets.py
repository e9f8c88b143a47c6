"""One asset of VersionOne, whatever it was written in: its id and its attributes as texts."""

import re
from dataclasses import dataclass, field

from vinculo.exchange import limits
from vinculo.language.cleaning import cleaned

JOBS = frozenset({"Epic", "Story", "Defect", "Task", "Test", "TestSet", "Issue", "Request"})
TALKS = frozenset({"Expression", "Note", "Actual", "Link"})
# Only here to be named by others: words for a status, who is in which conversation, what scopes a plan has.
NAMED = re.compile(r"Conversation|Schedule|[A-Z][A-Za-z]*(?:Status|Category|Priority|Source|Type|Resolution|Reason)")
TYPES = frozenset(
    one.lower()
    for one in [
        *JOBS, *TALKS, "Scope", "Timebox", "Milestone", "Member", "Conversation", "Assets", "Stories", "Epics",
        "Defects", "Tasks", "Tests", "Issues", "Requests", "Scopes", "Timeboxes", "Members", "Actuals", "Expressions",
    ]
)  # fmt: skip
OID = re.compile(r"([A-Z][A-Za-z]{1,60}):(-?\d{1,18})(?::(\d{1,18}))?")
# All that is looked at; of assets with a hundred attributes the others are not kept.
ATTRIBUTES = frozenset(
    "Name Number Description AssetState IsDeleted IsClosed Scope Parent Super Timebox Schedule Owners Owner Status "
    "Estimate DetailEstimate ToDo Value Date BeginDate EndDate PlannedStart PlannedEnd TargetDate ClosedDate "
    "ClosedDateUTC ResolvedDate CreateDate CreateDateUTC ChangeDate ChangeDateUTC Order Category Type Priority Team "
    "Theme Goals Reference Resolution RequestedBy Dependencies Workitem Member Author AuthoredAt AuthoredAtUTC Content "
    "BelongsTo InReplyTo Mentions Asset Personal URL Email Nickname Title ResolutionReason".split()
)
MOST = 500


@dataclass(slots=True)
class Asset:
    """
    `oid` is "Story:1432", without the moment. A value is a tuple of texts, as many as the attribute has; relations hold
    oids. `nested`: it was only told with another one, which its `Parent` or `Super` then is.
    """

    oid: str
    type: str
    number: int = 0
    moment: int = 0
    nested: bool = False
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def first(self, *names: str) -> str:
        """The first value of the first of these attributes that has one."""
        return next((value for name in names for value in self.values.get(name, ()) if value), "")

    def points_to(self, *names: str) -> tuple[str, ...]:
        """The oids in these relations, each once."""
        found = (plain_oid(value) for name in names for value in self.values.get(name, ()))
        return tuple(dict.fromkeys(filter(None, found)))

    def says(self, name: str) -> bool:
        return self.first(name).lower() == "true"

    def put(self, name: str, values: tuple[str, ...]) -> None:
        if values and (name in ATTRIBUTES or is_name_of(name)):
            self.values[name] = tuple(map(cleaned, values[:MOST]))


def is_name_of(name: str) -> bool:
    """`Owners.Name` and the like: the names of what a relation points to."""
    relation, _, attribute = name.partition(".")
    return attribute in ("Name", "Nickname") and relation in ATTRIBUTES


def asset_of(oid: str, number: int) -> Asset | None:
    found = OID.fullmatch(oid.strip()[: 3 * limits.LINE])
    if not found:
        return None
    return Asset(f"{found[1]}:{int(found[2])}", found[1], number, int(found[3] or 0))


def plain_oid(text: str) -> str:
    """An id without its moment; empty when the text is none."""
    found = OID.fullmatch(text.strip()) if len(text) < 3 * limits.LINE else None
    return f"{found[1]}:{int(found[2])}" if found else ""


def words(value: object) -> str:
    """A plain value as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value[: limits.CELL]
    return str(value) if isinstance(value, int | float) else ""
