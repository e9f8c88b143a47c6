"""
The cards of a board with everything that hangs on them: checklists, comments, links, labels, custom fields.
"""

from collections import defaultdict
from datetime import UTC, datetime

from vinculo.exchange import limits
from vinculo.exchange.reading import values
from vinculo.exchange.reading.dates import moment_of
from vinculo.exchange.refusals import RowProblem
from vinculo.exchange.trello.board import Card, CheckItem, Checklist, Comment, Link, Member
from vinculo.exchange.trello.fields import Fields
from vinculo.language import cleaning

NO_LIST = ""


class Cards:
    """Reads the cards of one board; what is wrong with one goes into `problems`, and the card still comes."""

    def __init__(
        self, board: values.Json, lists: set[str], members: dict[str, Member], problems: list[RowProblem]
    ) -> None:
        self.board, self.lists, self.members, self.problems = board, lists, members, problems
        self.fields = Fields(board)
        self.labels = {values.identity(one): _label(one) for one in values.things(board, "labels")}
        self.comments: dict[str, list[Comment]] = defaultdict(list)
        self.links: dict[str, list[Link]] = defaultdict(list)
        self.created: dict[str, datetime | None] = {}
        self.checklists: dict[str, list[tuple[float, Checklist]]] = defaultdict(list)

    def read(self) -> tuple[Card, ...]:
        self._read_actions()
        self._read_checklists()
        found: dict[str, Card] = {}
        for number, one in enumerate(values.things(self.board, "cards"), start=1):
            card = self._card(number, one)
            if card is None:
                continue
            if card.id in found:
                self._problem(number, card.name, "card_twice")
            else:
                found[card.id] = card
        return tuple(sorted(found.values(), key=lambda card: card.position))

    def _problem(self, number: int, what: str, why: str, **facts: str) -> None:
        self.problems.append(RowProblem(number, cleaning.beginning(what), why, facts))

    def _read_actions(self) -> None:
        for action in values.things(self.board, "actions"):
            data = values.thing(action, "data")
            card = values.identity(values.thing(data, "card"))
            kind = action.get("type")
            if kind in ("commentCard", "copyCommentCard") and card:
                self._comment(card, action, data)
            elif kind in ("createCard", "copyCard", "convertToCardFromCheckItem", "emailCard") and card:
                self.created[card] = moment_of(action.get("date"))
            elif kind == "addAttachmentToCard" and card:
                self._link(card, values.thing(data, "attachment"))

    def _comment(self, card: str, action: values.Json, data: values.Json) -> None:
        words = values.text(data, "text")
        if words:
            creator = values.thing(action, "memberCreator")
            by = values.line(creator, "fullName", limits.NAME) or values.line(creator, "username", limits.NAME)
            if not by and (known := self.members.get(values.identity(action, "idMemberCreator"))):
                by = known.name
            self.comments[card].append(Comment(values.identity(action), words, moment_of(action.get("date")), by))

    def _link(self, card: str, found: values.Json) -> None:
        address = cleaning.web_address(values.line(found, "url", limits.ADDRESS))
        if address and all(link.url != address for link in self.links[card]):
            self.links[card].append(Link(values.line(found, "name") or address, address))

    def _read_checklists(self) -> None:
        known = {values.identity(one) for one in values.things(self.board, "cards")}
        for number, one in enumerate(values.things(self.board, "checklists"), start=1):
            card = values.identity(one, "idCard")
            if card in known:
                self.checklists[card].append((values.number(one, "pos"), _checklist(one)))
            else:
                self._problem(number, values.line(one, "name"), "checklist_of_no_card")

    def _card(self, number: int, one: values.Json) -> Card | None:
        key, name = values.identity(one), values.line(one, "name", 1000)
        if not key or not name:
            self._problem(number, name or key, "unreadable_part" if not key else "card_without_name")
            return None
        for attachment in values.things(one, "attachments"):
            self._link(key, attachment)
        comments = sorted(self.comments[key], key=lambda comment: (comment.at is not None, comment.at or 0))
        return Card(
            id=key,
            number=one["idShort"] if isinstance(one.get("idShort"), int) else None,
            name=name,
            about=values.text(one, "desc"),
            list_id=self._list(number, name, values.identity(one, "idList")),
            position=values.number(one, "pos"),
            closed=values.yes(one, "closed"),
            created_at=self.created.get(key) or created_from(key),
            due_at=self._moment(number, name, one, "due"),
            due_done=values.yes(one, "dueComplete"),
            starts_at=self._moment(number, name, one, "start"),
            active_at=self._moment(number, name, one, "dateLastActivity"),
            members=self._members(number, name, values.identities(one, "idMembers")),
            labels=self._labels(one),
            checklists=self._checklists(key, one),
            comments=tuple(comments),
            links=tuple(self.links[key]),
            fields=self.fields.of(one),
            url=cleaning.web_address(values.line(one, "shortUrl") or values.line(one, "url", limits.ADDRESS)) or "",
        )

    def _list(self, number: int, name: str, found: str) -> str:
        if found in self.lists:
            return found
        self._problem(number, name, "card_of_no_list")
        return NO_LIST

    def _moment(self, number: int, name: str, one: values.Json, key: str) -> datetime | None:
        value = one.get(key)
        if value in (None, ""):
            return None
        moment = moment_of(value)
        if moment is None:
            self._problem(number, name, "bad_date", value=cleaning.beginning(str(value)[:80], 40))
        return moment

    def _members(self, number: int, name: str, keys: list[str]) -> tuple[Member, ...]:
        known = [self.members[key] for key in keys if key in self.members]
        if len(known) < len(keys) and self.members:
            self._problem(number, name, "unknown_member")
        return tuple(known)

    def _labels(self, one: values.Json) -> tuple[str, ...]:
        own = [_label(label) for label in values.things(one, "labels")]
        listed = [self.labels.get(key, "") for key in values.identities(one, "idLabels")]
        return tuple(dict.fromkeys(filter(None, [*own, *listed])))

    def _checklists(self, key: str, one: values.Json) -> tuple[Checklist, ...]:
        found = [checklist for _, checklist in sorted(self.checklists[key], key=lambda pair: pair[0])]
        inline = [_checklist(checklist) for checklist in values.things(one, "checklists")]
        return tuple({checklist.id or str(at): checklist for at, checklist in enumerate([*found, *inline])}.values())


def created_from(key: str) -> datetime | None:
    """The first eight digits of a Trello id are the second it was made."""
    try:
        moment = datetime.fromtimestamp(int(key[:8], 16), UTC) if len(key) == 24 else None
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment and moment.year >= 2010 else None


def _label(found: values.Json) -> str:
    return values.line(found, "name", 60) or values.line(found, "color", 60)


def _checklist(found: values.Json) -> Checklist:
    items = [
        CheckItem(
            name=values.line(one, "name", 1000),
            done=one.get("state") == "complete",
            position=values.number(one, "pos"),
            due_at=moment_of(one.get("due")),
        )
        for one in values.things(found, "checkItems")
    ]
    ordered = tuple(sorted((item for item in items if item.name), key=lambda item: item.position))
    return Checklist(values.identity(found), values.line(found, "name"), ordered)
