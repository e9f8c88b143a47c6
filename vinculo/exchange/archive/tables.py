"""What goes into an archive, in an order that foreign keys allow, and what does not, with the reason."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models

from vinculo.db.folding import FoldedField

Model = type[models.Model]

# A new model has to be named here or below; a test asks for it.
KEPT = {
    "access": "Access Passkey",
    "account": "EmailAddress",
    "agreements": """
        Agreement Annex ChangeEffect ChangeRequest Clause ContractTemplate Duty Expectation Obligation Promise
        PromiseForecast Reminder RenewedOn Renegotiation TemplateClause Warning
    """,
    "clients": """
        Client ClientRelation Contact ContactPoint ContactRole HandoverSheet ImportantDate Merge NoNotes
        PersonalNote Pin Priority Profile SavedView
    """,
    "connections": "Clash Connection Link SentCard SentComment Twin",
    "conversations": """
        BadNews CheckIn Decision Incident IncidentNote IncidentReport Interaction MailMessage NextWord Proposal Question
        Reproach SwarmMember Thread ThreadSeen
    """,
    "documents": """
        Answer Approval Approver ApproverReminder Certificate Document Folder Page Remark Signature Signer
        SignerReminder SigningRequest Version
    """,
    "exchange": "Change ImportRow ImportRun Made Origin",
    "feedback": "Appreciation Complaint Feedback Lesson Reference Retrospective",
    "jobs": "JobEffect",
    "letters": "GuardNote Letter LetterAttachment LetterTemplate",
    "mail": "Folder Received Rule",
    "mailboxes": "Mailbox",
    "meetings": "AgendaPoint CalendarAccount CalendarCopy Clash Engagement Feed Guest Meeting VideoPlace",
    "mfa": "Authenticator",
    "money": """
        Billed BillingDetails Instalment Invoice InvoiceLine KeptPaper MoneyTalk Payment Quote QuoteAnswer QuoteLine
        QuoteLink QuoteVersion SellerDetails Series SeriesYear TaxRate
    """,
    "notifications": "ChatHook Delivery Digest HookMessage Notice PushDevice PushKey ReadUpTo Rhythm Wish",
    "people": "Face Holiday Invitation Logo Organization Person Team",
    "pipeline": """
        AccountPlan AccountRisk BestClient Campaign Favour Handover Lead LeadChannel LeadConfirmation LeadForm
        Opportunity Referral SellingPromise Spending Stage StageMove Trait TraitValue
    """,
    "practices": """
        HealthDay Nudge NudgeEvent PracticeChange PracticeSetting SeasonChoice Standing StandingEvent WeatherChoice
        WeatherWeights
    """,
    "programs": "Delivery Event Hook Place Token",
    "projects": """
        Area Baseline BaselineRow Budget BudgetChange ChecklistItem Closing CommunicationPlan Contingency FlagReview
        HandOverItem Kickoff KickoffStep Limit Milestone MilestoneForecast Minutes PhaseChange PlanTemplate Project
        ProjectContact ProjectMember RedFlag RunningTimer Stage Task TaskComment TaskLink TimeEntry
    """,
    "record": "Entry Opening Witness",
    "reports": "Report",
}
LEFT_OUT = {
    "access.Attempt": "a rate limit",
    "access.Challenge": "a question to a passkey, good for minutes",
    "access.Code": "a one-time code",
    "access.Visit": "a session",
    "account.EmailConfirmation": "a one-time code; addresses are proven by invitations",
    "auth.Group": "not in use",
    "auth.Permission": "not in use; the framework writes it anew",
    "connections.KeptPage": "a first look half on its way; what it was told is asked anew",
    "contenttypes.ContentType": "the framework writes it anew",
    "db.SearchDoc": "the search index; restoring builds it anew",
    "django_q.OrmQ": "the queue of jobs; what is left to do is found again by the timetable",
    "django_q.Schedule": "the timetable; the worker writes it anew",
    "django_q.Task": "what the queue did",
    "documents.Upload": "a file half on its way; its pieces are not kept",
    "exchange.Archive": "a file that lies outside this one",
    "exchange.Dossier": "a file for taking away, kept for a week",
    "exchange.ListFile": "a file for taking away, kept for a while",
    "jobs.FailedJob": "a job of this installation's queue",
    "jobs.Lease": "which process does what just now",
    "jobs.PendingJob": "what the queue was asked for",
    "live.Change": "that something changed, kept for an hour",
    "people.SetUpKey": "a one-time code",
    "programs.Asked": "an answer kept for a day, for a program that asks twice",
    "sessions.Session": "a session",
    "usersessions.UserSession": "a session",
}
# Rows that an installation has from its migrations; those of the archive take their place.
SEEDED = {"pipeline.Stage"}


def tables() -> list[Model]:
    """Every table that is kept, those that are pointed at first; the same order for the same models."""
    return _in_order(model for model in _all() if not is_left_out(model))


def is_left_out(model: Model) -> bool:
    """A table between two others goes with the one that asked for it."""
    owner: Any = model._meta.auto_created or model
    return label(owner) in LEFT_OUT


def undeclared() -> list[str]:
    """Tables of which nobody said whether they are kept. They are; a test wants it said."""
    declared = {f"{app}.{name}" for app, names in KEPT.items() for name in names.split()} | set(LEFT_OUT)
    return sorted(
        model._meta.label for model in _all() if not model._meta.auto_created and label(model) not in declared
    )


def label(model: Model) -> str:
    return model._meta.label


def part_of(model: Model) -> str:
    """Where its rows lie in the archive."""
    return f"data/{model._meta.app_label}.{model._meta.object_name}.jsonl"


def columns(model: Model) -> list[models.Field]:
    """What is kept of a row. Folded copies are made anew."""
    return [field for field in model._meta.concrete_fields if not isinstance(field, FoldedField)]


def _all() -> Iterator[Model]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            yield model


def _in_order(models_: Iterable[Model]) -> list[Model]:
    """By what they point at. A ring is cut at a column that may be empty; keys are checked at the end anyway."""
    waiting = {label(model): model for model in sorted(models_, key=label)}
    needs = {name: _points_at(model, also_empty=True) - {name} for name, model in waiting.items()}
    musts = {name: _points_at(model, also_empty=False) - {name} for name, model in waiting.items()}
    ordered: list[Model] = []
    while waiting:
        ready = [name for name in waiting if not needs[name] & waiting.keys()]
        if not ready:
            free = [name for name in waiting if not musts[name] & waiting.keys()] or list(waiting)
            ready = [min(free, key=lambda name: len(needs[name] & waiting.keys()))]
        ordered += [waiting.pop(name) for name in ready]
    return ordered


def _points_at(model: Model, *, also_empty: bool) -> set[str]:
    fields = [one for one in model._meta.concrete_fields if one.is_relation and (also_empty or not one.null)]
    related: list[Any] = [field.related_model for field in fields]
    return {label(one) for one in related}
