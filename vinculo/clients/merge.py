"""
Make two records of the same client, or of the same contact, one. Nothing is lost, and it can be taken apart again.

Whatever points at the record that goes is moved to the one that stays, from whichever floor it points. What would then
stand there twice (the same pin, the same role of the same person) stays with the record that goes, after the one that
stays has taken over what it lacked. The record that goes lies in the bin and leads to the other.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.db import models, transaction

from vinculo.clients.merged import JOINED, PARTED, note
from vinculo.clients.models import BIN_DAYS, Client, Contact, ContactPoint, ContactRole, Merge, Profile
from vinculo.clients.points import normal
from vinculo.clients.searchable import index_clients, index_contacts
from vinculo.db.search.moving import docs_of_client, give_docs_to
from vinculo.people.models import Person

BATCH = 500
TAKEN_OVER = {
    Client: ("line", "website", "city", "country", "language", "currency", "value", "owner_id", "team_id", "since_on"),
    Contact: (
        "email", "phone", "language", "time_zone", "preferred_channel", "unwanted_channels", "channel_note", "hours",
        "about",
    ),
    ContactRole: ("title", "decides", "power", "is_key"),
}  # fmt: skip
PARTS = ("sells", "sells_to", "goals", "motivations", "priorities", "working_style")

Reference = tuple[type[models.Model], "models.ForeignKey[Any, Any]"]


class CannotMerge(ValueError):
    """A record cannot be merged into itself, into the bin, or twice."""


@transaction.atomic
def merge_clients(kept: Client, gone: Client, *, by: Person, at: datetime) -> Merge:
    """Everything of `gone` becomes part of `kept`. Raises CannotMerge."""
    _check(kept, gone)
    merge = Merge(what=Merge.What.CLIENT, kept_id=kept.pk, gone_id=gone.pk, by=by, at=at)
    _take_over(merge, kept, gone)
    _join_profiles(merge, kept, gone, by)
    for role in ContactRole.objects.filter(client=gone, contact__roles__client=kept):
        _take_over(merge, ContactRole.objects.get(client=kept, contact=role.contact_id), role)
    _move_all(merge, kept, gone)
    merge.found = docs_of_client(gone.pk, but=[("client", gone.pk)])
    give_docs_to(kept.pk, merge.found)
    _send_away(gone, kept, by, at)
    merge.save()
    note(JOINED, kept, gone, by=by, at=at)
    index_clients([kept, gone])
    return merge


@transaction.atomic
def merge_contacts(kept: Contact, gone: Contact, *, by: Person, at: datetime) -> Merge:
    """The same for two contacts; an address that both had differently becomes a further address."""
    _check(kept, gone)
    merge = Merge(what=Merge.What.CONTACT, kept_id=kept.pk, gone_id=gone.pk, by=by, at=at)
    _keep_addresses(merge, kept, gone)
    _take_over(merge, kept, gone)
    for role in ContactRole.objects.filter(contact=gone, client__roles__contact=kept):
        _take_over(merge, ContactRole.objects.get(contact=kept, client=role.client_id), role)
    _move_all(merge, kept, gone)
    _send_away(gone, kept, by, at)
    merge.save()
    index_contacts([kept, gone])
    return merge


@transaction.atomic
def take_apart(merge: Merge, *, at: datetime, by: Person | None = None) -> bool:
    """Undo a merge. False if it was undone already, or is older than the bin keeps things."""
    if (at - merge.at).days >= BIN_DAYS:
        return False
    if not Merge.objects.filter(pk=merge.pk, undone_at=None).update(undone_at=at):
        return False
    model: Any = Client if merge.what == Merge.What.CLIENT else Contact
    both = model.objects.in_bulk([merge.kept_id, merge.gone_id])
    kept, gone = both[merge.kept_id], both[merge.gone_id]
    for (related, field), ids in ((_named(name), ids) for name, ids in merge.moved.items()):
        _point(related, field, ids, at_pk=gone.pk, from_pk=kept.pk)
    for name, pk, before in merge.filled:
        _model(name)._base_manager.filter(pk=pk).update(**before)
    for name, ids in merge.made.items():
        _model(name)._base_manager.filter(pk__in=ids).delete()
    gone.merged_into = gone.deleted_at = gone.deleted_by = None
    gone.save(update_fields=["merged_into", "deleted_at", "deleted_by", "updated_at"])
    if merge.what == Merge.What.CLIENT:
        note(PARTED, kept, gone, by=by, at=at)
    kept.refresh_from_db()
    kept.save(update_fields=["updated_at"])
    _index_again(merge, [kept, gone])
    return True


def what_moves(gone: Client | Contact, among: Collection[str]) -> list[tuple[str, int]]:
    """For the preview: (model, how many) of what points at the record that would go; `among` names the models."""
    counted = []
    for related, field in references(type(gone)):
        if related._meta.label_lower in among:
            counted.append((related._meta.label_lower, related._base_manager.filter(**{field.name: gone}).count()))
    return [(label, number) for label, number in counted if number]


def references(model: type[models.Model]) -> Iterator[Reference]:
    """Every foreign key to this model, those of link tables included."""
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one):
            yield relation.related_model, relation.field  # type: ignore[misc, union-attr]


def _check(kept: Any, gone: Any) -> None:
    if kept.pk == gone.pk or kept.deleted_at or gone.deleted_at:
        raise CannotMerge(f"{kept.pk} and {gone.pk} cannot become one")


def _take_over(merge: Merge, kept: Any, gone: Any) -> None:
    """What the kept record does not know and the other does."""
    lacking = [name for name in TAKEN_OVER[type(kept)] if not getattr(kept, name) and getattr(gone, name)]
    _fill(merge, kept, {name: getattr(gone, name) for name in lacking})


def _fill(merge: Merge, record: Any, values: dict[str, Any]) -> None:
    if not values:
        return
    merge.filled.append([type(record)._meta.label, record.pk, {name: getattr(record, name) for name in values}])
    for name, value in values.items():
        setattr(record, name, value)
    record.save(update_fields=list(values))


def _join_profiles(merge: Merge, kept: Client, gone: Client, by: Person) -> None:
    """Both texts one after the other where they differ. A profile that has no counterpart moves as it is."""
    mine, theirs = Profile.objects.filter(pk=kept.pk).first(), Profile.objects.filter(pk=gone.pk).first()
    if theirs is None:
        return
    if mine is None:
        mine = Profile.objects.create(client=kept, updated_by=by)
        merge.made.setdefault(Profile._meta.label, []).append(mine.pk)
    joined = {}
    for part in PARTS:
        one, other = getattr(mine, part), getattr(theirs, part)
        if other.strip() and other.strip() not in one:
            joined[part] = f"{one}\n{other}".strip()
    _fill(merge, mine, joined)


def _keep_addresses(merge: Merge, kept: Contact, gone: Contact) -> None:
    for kind, name in ((ContactPoint.Kind.EMAIL, "email"), (ContactPoint.Kind.PHONE, "phone")):
        one, other = getattr(kept, name), getattr(gone, name)
        if not one or not other or normal(kind, one) == normal(kind, other):
            continue
        point, is_new = ContactPoint.objects.get_or_create(
            contact=kept, kind=kind, normal=normal(kind, other), defaults={"value": other}
        )
        if is_new:
            merge.made.setdefault(ContactPoint._meta.label, []).append(point.pk)


def _move_all(merge: Merge, kept: Any, gone: Any) -> None:
    for related, field in references(type(kept)):
        if field.primary_key:
            continue  # a profile was joined; what the engine computes is computed again
        ids = _movable(related, field, kept, gone)
        if ids:
            merge.moved[f"{related._meta.label}.{field.name}"] = ids
            _point(related, field, ids, at_pk=kept.pk)


def _movable(related: type[models.Model], field: Any, kept: Any, gone: Any) -> list[int]:
    """Ids of the rows that may point at the kept record without standing there twice, or pointing at itself."""
    rows = related._base_manager.filter(**{field.name: gone})
    if field.unique and related._base_manager.filter(**{field.name: kept}).exists():
        return []
    if related is type(kept):
        return list(rows.exclude(pk=kept.pk).values_list("pk", flat=True))
    for other in related._meta.fields:
        if other is not field and other.is_relation and other.related_model is type(kept):
            rows = rows.exclude(**{other.name: kept})
    for names in _unique_with(related, field):
        there = related._base_manager.filter(**{field.name: kept}).values_list(*names)
        taken = set(there)
        rows = rows.filter(pk__in=[pk for pk, *key in rows.values_list("pk", *names) if tuple(key) not in taken])
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _unique_with(related: type[models.Model], field: Any) -> Iterator[list[str]]:
    """The other columns of each set that must be unique together with this one."""
    sets = [list(together) for together in related._meta.unique_together]
    sets += [list(rule.fields) for rule in related._meta.constraints if isinstance(rule, models.UniqueConstraint)]
    for names in sets:
        if field.name in names:
            yield [name for name in names if name != field.name]


def _point(related: Any, field: Any, ids: list[int], *, at_pk: int, from_pk: int | None = None) -> None:
    for start in range(0, len(ids), BATCH):
        rows = related._base_manager.filter(pk__in=ids[start : start + BATCH])
        if from_pk is not None:
            rows = rows.filter(**{field.attname: from_pk})
        rows.update(**{field.attname: at_pk})


def _send_away(gone: Any, kept: Any, by: Person, at: datetime) -> None:
    gone.merged_into, gone.deleted_at, gone.deleted_by = kept, at, by
    gone.save(update_fields=["merged_into", "deleted_at", "deleted_by", "updated_at"])
    kept.save(update_fields=["updated_at"])


def _index_again(merge: Merge, records: list[Any]) -> None:
    if merge.what == Merge.What.CLIENT:
        give_docs_to(merge.gone_id, merge.found)
        index_clients(records)
    else:
        index_contacts(records)


def _named(name: str) -> Reference:
    label, _dot, field = name.rpartition(".")
    related = _model(label)
    return related, related._meta.get_field(field)  # type: ignore[return-value]


def _model(label: str) -> type[models.Model]:
    from django.apps import apps

    return apps.get_model(label)
