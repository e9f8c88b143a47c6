"""What channels bring, and what an hour with a client is worth. Amounts are in minor units, never across currencies."""

from collections import defaultdict
from typing import Any

from django.db.models import BigIntegerField, Case, Count, F, Sum, When

from vinculo.money.models import Invoice
from vinculo.pipeline.models import Lead, LeadChannel, Opportunity, Spending
from vinculo.projects.models import TimeEntry
from vinculo.reports.analysis.scope import Scope

Row = dict[str, Any]


def channel_yield(scope: Scope) -> list[Row]:
    """
    By channel and currency: leads that came, work won from them, its value, what the channel cost, and our hours. Leads
    have no client yet: of the filters only the owner counts. Four statements.
    """
    leads = scope.moments(Lead.objects.visible_to(scope.person).confirmed(), "received_at").order_by()
    all_won = Opportunity.objects.visible_to(scope.person).kept().filter(state=Opportunity.State.WON)
    won = scope.moments(all_won.filter(lead__isnull=False), "decided_at").order_by()
    if scope.owner:
        leads, won = leads.filter(owner=scope.owner), won.filter(owner=scope.owner)
    rows: dict[tuple[int, str], Row] = defaultdict(lambda: {"won": 0, "value": 0, "spent": 0, "minutes": 0})
    counted = won.values_list("lead__channel", "currency").annotate(number=Count("pk"), sum=Sum("value"))
    for channel, code, number, total in counted:
        rows[channel, code] |= {"won": number, "value": total or 0}
    paid = scope.days(Spending.objects.all(), "on").order_by().values_list("channel", "currency")
    for channel, code, total, minutes in paid.annotate(sum=Sum("amount"), time=Sum("minutes")):
        rows[channel, code] |= {"spent": total or 0, "minutes": minutes or 0}
    came = dict(leads.values_list("channel").annotate(number=Count("pk")))
    for channel in came.keys() - {one for one, _code in rows}:
        rows[channel, ""] |= {}
    names = dict(LeadChannel.objects.values_list("pk", "name"))
    found = [
        {**row, "name": names.get(key, ""), "currency": code, "leads": came.get(key, 0)}
        for (key, code), row in rows.items()
    ]
    return sorted(found, key=lambda row: (-row["value"], -row["leads"], row["name"], row["currency"]))


def profitability(scope: Scope) -> list[Row]:
    """
    By client and currency: what was invoiced without tax, less credit notes, the time that was worked, and what an hour
    brought. An hour is counted once: with the currency in which most was invoiced. Two statements.
    """
    issued = scope.days(scope.of_clients(Invoice.objects.visible_to(scope.person).issued()), "issued_on")
    signed = Case(When(kind=Invoice.Kind.CREDIT, then=-F("net")), default=F("net"), output_field=BigIntegerField())
    sums = issued.values_list("client", "client__name", "currency").annotate(sum=Sum(signed))
    spent = scope.days(scope.of_clients(TimeEntry.objects.all(), "project__client"), "on")
    worked = spent.values_list("project__client", "project__client__name").annotate(sum=Sum("minutes"))
    minutes = {client: (name, total or 0) for client, name, total in worked}
    found: list[Row] = []
    for client, name, code, total in sorted(sums, key=lambda row: -row[3]):
        _name, time = minutes.pop(client, (name, 0))
        hour = round(total * 60 / time) if time else None
        found.append({"name": name, "currency": code, "net": total, "minutes": time, "hour": hour})
    found += [
        {"name": name, "currency": "", "net": 0, "minutes": time, "hour": None}
        for name, time in sorted(minutes.values(), key=lambda row: -row[1])
    ]
    return found
