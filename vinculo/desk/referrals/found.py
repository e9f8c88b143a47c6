"""The recommendations a person may see, and the one an address speaks of."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinculo.people.models import Person
from vinculo.pipeline.models import Referral
from vinculo.pipeline.models.referral import ReferralQuerySet

RELATED = ("client", "contact", "lead__client", "sent_client", "thanked_by", "told_by", "by")


def referrals_seen_by(person: Person) -> ReferralQuerySet:
    kept: ReferralQuerySet = Referral.objects.visible_to(person).kept()
    return kept


def referral_of(request: HttpRequest, pk: int) -> Referral:
    return get_object_or_404(referrals_seen_by(request.user).select_related(*RELATED), pk=pk)
