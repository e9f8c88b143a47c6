"""What they said yes to, as the beginning of a budget."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from vinculo.desk.quotes.found import quotes_seen_by
from vinculo.money.models import QuoteAnswer
from vinculo.money.quoting.figures import of_frozen
from vinculo.people.models import Person
from vinculo.projects.models import Project

HOURS = {"h", "hr", "hrs", "hour", "hours", "hora", "horas", "godz", "godzina", "godziny", "godzin"}


def quoted(project: Project, person: Person) -> dict[str, Any]:
    """
    The fields of a budget from the accepted quotes of the project, tax apart, in minor units and minutes, with a
    sentence that names them (`said`). Empty where there is none, or where they are in several currencies.
    """
    ours = quotes_seen_by(person).filter(Q(project=project) | Q(opportunity__project=project))
    yes = QuoteAnswer.objects.filter(stands=True, version__quote__in=ours, version__quote__client=project.client_id)
    answers = list(yes.select_related("version__quote").order_by("at", "pk"))
    currencies = {one.version.quote.currency for one in answers}
    if len(currencies) != 1:
        return {}
    numbers = ", ".join(one.version.quote.number for one in answers)
    return {
        "amount": sum(of_frozen(one.version.frozen, one.chosen).net for one in answers),
        "minutes": sum(map(_minutes, answers)) or None,
        "currency": currencies.pop(),
        "said": _("From what they accepted, without tax: %(numbers)s.") % {"numbers": numbers},
    }


def _minutes(answer: QuoteAnswer) -> int:
    """Of the lines that are counted in hours; quantities are in thousandths."""
    lines = [one for one in answer.version.frozen["lines"] if not one["optional"] or one["id"] in answer.chosen]
    hours = sum(one["quantity"] for one in lines if one["unit"].strip(" .").lower() in HOURS)
    return int(round(hours * 60 / 1000))
