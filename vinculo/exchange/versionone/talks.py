"""What people said and worked in VersionOne: expressions, notes, links and hours."""

from vinculo.exchange import limits
from vinculo.exchange.history.records import Record, Said
from vinculo.exchange.refusals import RowProblem
from vinculo.exchange.versionone.assets import JOBS, Asset
from vinculo.exchange.versionone.export import DEEPEST, Export
from vinculo.exchange.versionone.words import Words
from vinculo.exchange.versionone.work import left_out, problem
from vinculo.language import cleaning


def said(asset: Asset, export: Export) -> Record | RowProblem:
    """One talk on the work item or project it is about."""
    words = Words(asset)
    text, minutes = _text(words), words.minutes("Value") if asset.type == "Actual" else None
    on = _about(asset, export)
    if why := left_out(asset) or ("private_there" if asset.says("Personal") else ""):
        return problem(asset, why)
    if not text:
        return problem(asset, "no_words")
    if not on:
        return problem(asset, "on_nothing")
    is_work = on.startswith("Scope:")
    item = export.assets.get(on)
    return Said(
        id=asset.oid,
        on_kind="work" if is_work else "job",
        on_id=on,
        work_id=on if is_work else export.scope_of(item) if item else next(iter(asset.points_to("Scope")), ""),
        text=text,
        title=words.name("Name") if asset.type == "Note" else "",
        at=words.moment("AuthoredAtUTC", "AuthoredAt", "Date", "CreateDateUTC", "CreateDate"),
        minutes=minutes,
        by=export.person(asset, "Author", "Member", "Owner"),
        line=asset.number,
        remarks=tuple(words.remarks),
    )


def _text(words: Words) -> str:
    asset = words.asset
    if asset.type == "Actual":
        hours = words.number("Value")
        return f"{hours.normalize():f} h" if hours else ""
    if asset.type == "Link":
        address = cleaning.web_address(asset.first("URL")[: limits.ADDRESS]) or ""
        return " ".join(filter(None, [words.name("Name"), address])) if address else ""
    return words.text("Content") or words.text("Description") or words.name("Name")


def _about(asset: Asset, export: Export) -> str:
    """The work item or project: its own, or that of the conversation, or of what it answers."""
    for _ in range(DEEPEST):
        for oid in asset.points_to("Workitem", "Asset", "Mentions"):
            if oid.partition(":")[0] in JOBS or oid.startswith("Scope:"):
                return oid
        known = (export.assets.get(oid) for oid in asset.points_to("BelongsTo", "InReplyTo"))
        above = next(filter(None, known), None)
        if above is None or above is asset:
            return ""
        asset = above
    return ""
