"""Channels, their campaigns, and what was spent on them."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.desk.leads.channel_forms import CampaignForm, ChannelForm, SpendingForm
from vinculo.desk.leads.pages import ours
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on
from vinculo.people.models import Person
from vinculo.pipeline.models import Campaign, LeadChannel, Spending
from vinculo.projects.estimates import say_estimate
from vinculo.web.money import money
from vinculo.web.toasts import toast

ASKED = require_http_methods(["GET", "HEAD", "POST"])
SHOWN = 100


@ASKED
@team_only
def new(request: HttpRequest) -> HttpResponse:
    form = ChannelForm(request.POST or None)
    return _written(request, form, _("New channel"), LeadChannel(by=request.user))


@ASKED
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    channel = get_object_or_404(LeadChannel, pk=pk)
    form = ChannelForm(request.POST or None, instance=channel)
    return _written(request, form, _("Edit %(name)s") % {"name": channel.name}, channel)


@require_safe
@team_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    channel = get_object_or_404(LeadChannel, pk=pk)
    spent = list(channel.spending.select_related("campaign", "by")[:SHOWN])
    context = {
        "channel": channel,
        "campaigns": list(channel.campaigns.all()[:SHOWN]),
        "spending": [
            (one, money(one.amount, one.currency) if one.amount else "", say_estimate(one.minutes)) for one in spent
        ],
        "today": timezone.localdate(),
    }
    return render(request, "leads/channel.html", context)


@require_POST
@team_only
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Nobody chooses it any more; what it brought stays."""
    channel = get_object_or_404(LeadChannel, pk=pk)
    closed_at = timezone.now() if channel.closed_at is None else None
    LeadChannel.objects.filter(pk=pk).update(closed_at=closed_at)
    undo = undo_address(request.user, "leads.channel", ids=[pk], before=closed_at is not None)
    toast(request, _("Closed.") if closed_at else _("Open again."), undo=undo)
    return redirect("leads:channel", pk)


@ASKED
@team_only
def new_campaign(request: HttpRequest, pk: int) -> HttpResponse:
    channel = get_object_or_404(LeadChannel, pk=pk)
    form = CampaignForm(request.POST or None, instance=Campaign(channel=channel, by=request.user))
    return _written(request, form, _("New campaign"), channel)


@ASKED
@team_only
def edit_campaign(request: HttpRequest, pk: int) -> HttpResponse:
    campaign = get_object_or_404(Campaign.objects.select_related("channel"), pk=pk)
    form = CampaignForm(request.POST or None, instance=campaign)
    return _written(request, form, _("Edit %(name)s") % {"name": campaign.name}, campaign.channel)


@ASKED
@team_only
def spend(request: HttpRequest, pk: int) -> HttpResponse:
    channel = get_object_or_404(LeadChannel, pk=pk)
    spending = Spending(channel=channel, by=request.user)
    initial = {"on": timezone.localdate()}
    form = SpendingForm(request.POST or None, instance=spending, initial=initial, channel=channel, ours=ours(request))
    return _written(request, form, _("What it cost"), channel)


@ASKED
@team_only
def edit_spending(request: HttpRequest, pk: int) -> HttpResponse:
    spending = get_object_or_404(Spending.objects.select_related("channel"), pk=pk)
    form = SpendingForm(request.POST or None, instance=spending, channel=spending.channel, ours=ours(request))
    return _written(request, form, _("What it cost"), spending.channel)


@require_POST
@team_only
def drop_spending(request: HttpRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(Spending, pk=pk)
    before = [one.channel_id, one.campaign_id, one.on.isoformat(), one.amount, one.currency, one.minutes, one.note]
    one.delete()
    undo = undo_address(request.user, "leads.spending", ids=[one.channel_id], before=before)
    toast(request, _("Taken away."), undo=undo)
    return redirect("leads:channel", one.channel_id)


def _written(request: HttpRequest, form: Any, heading: str, channel: Model) -> HttpResponse:
    """Shows the form, or keeps what it says and goes to the page of the channel."""
    if request.method == "POST" and form.is_valid():
        if form.instance.pk is None and isinstance(form, ChannelForm):
            form.instance.by = request.user
        kept = form.save()
        toast(request, _("Saved."))
        return go_on(request, f"/leads/channels/{channel.pk or kept.pk}/")
    back = f"/leads/channels/{channel.pk}/" if channel.pk else "/leads/channels/"
    return render(request, "leads/form.html", {"form": form, "heading": heading, "back_url": back})


@undoing("leads.channel")
def undo_close(person: Person, ids: list[int], before: Any) -> None:
    if not person.is_guest:
        LeadChannel.objects.filter(pk__in=ids).update(closed_at=None if before else timezone.now())


@undoing("leads.spending")
def bring_back(person: Person, ids: list[int], before: Any) -> None:
    names = ("channel_id", "campaign_id", "on", "amount", "currency", "minutes", "note")
    values = dict(zip(names, before, strict=True))
    if not person.is_guest and LeadChannel.objects.filter(pk=values["channel_id"]).exists():
        Spending.objects.get_or_create(**values, defaults={"by": person})
