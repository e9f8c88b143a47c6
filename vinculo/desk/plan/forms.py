"""Tasks, stages and links as one types them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from vinculo.db.folding import fold
from vinculo.desk.audience import AudienceField, ask_who_sees
from vinculo.desk.seen import SeenForm, blank_as
from vinculo.desk.told import offer_names
from vinculo.people.models import Person
from vinculo.projects.estimates import NotAnEstimate, read_estimate, say_estimate
from vinculo.projects.models import ChecklistItem, Project, Stage, Task, TaskComment, TaskLink
from vinculo.projects.rhythm import in_words
from vinculo.web.day_field import DayField

RHYTHMS = (
    "DAILY", "WEEKLY;BYDAY=MO,TU,WE,TH,FR", "WEEKLY", "WEEKLY;INTERVAL=2", "MONTHLY", "MONTHLY;INTERVAL=3",
    "MONTHLY;BYMONTHDAY=-1", "YEARLY",
)  # fmt: skip


class EstimateField(forms.Field):
    """Minutes, written as 3h, 1,5 h, 90m or 2d."""

    widget = forms.TextInput

    def prepare_value(self, value: Any) -> Any:
        return say_estimate(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        try:
            return read_estimate(str(value)[:40])
        except NotAnEstimate:
            raise ValidationError(
                gettext("We cannot read “%(text)s” as a length of time. Write 3h, 1,5 h, 90m or 2d.")
                % {"text": str(value)[:40]}
            ) from None


class TaskForm(SeenForm):
    audience = AudienceField()
    starts_on = DayField(label=_("Starts on"), required=False)
    due_on = DayField(label=_("Due on"), required=False)
    estimate_minutes = EstimateField(label=_("Estimate"), required=False, help_text=_("3h, 1,5 h, 90m, 2d"))
    percent = forms.IntegerField(label=_("Done, in %"), min_value=0, max_value=100, required=False)

    class Meta:
        model = Task
        fields = (
            "title", "description", "stage", "milestone", "kind", "side", "assignee", "starts_on", "due_on",
            "estimate_minutes", "percent", "repeats",
        )  # fmt: skip
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        labels = {"assignee": _("Who does it"), "milestone": _("Milestone"), "repeats": _("Comes again")}
        error_messages = {"title": {"required": _("What is to be done?")}}

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project = project
        ask_who_sees(self, project)
        offer_names(self, "description", project=project.pk)
        for name, rows in (
            ("stage", project.stages.all()),
            ("milestone", project.milestones.all()),
            ("assignee", people_for(project, self.instance.assignee_id)),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
        blank_as(self.fields["assignee"], pgettext_lazy("who does a task", "Nobody yet"))
        blank_as(self.fields["stage"], pgettext_lazy("of a task", "None"))
        blank_as(self.fields["milestone"], pgettext_lazy("of a task", "None"))
        self.fields["repeats"] = forms.ChoiceField(
            label=_("Comes again"), choices=rhythms(self.instance.repeats), required=False
        )

    def clean_percent(self) -> int:
        return self.cleaned_data["percent"] or 0

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("starts_on") and said.get("due_on") and said["due_on"] < said["starts_on"]:
            self.add_error("due_on", gettext("It cannot be due before it starts."))
        if said.get("milestone") and not said.get("stage"):
            said["stage"] = said["milestone"].stage
        return said


def rhythms(known: str) -> list[tuple[str, Any]]:
    """The usual ones in words, and the one it has if that is another."""
    usual = (f"FREQ={rule}" for rule in RHYTHMS)
    found = [(rule, in_words(rule)) for rule in usual]
    if known and known not in dict(found):
        found.append((known, in_words(known)))
    return [("", pgettext_lazy("a task comes again", "No")), *found]


def people_for(project: Project, also: int | None = None) -> Any:
    """Who may be given a task: our people, and guests who are on the project."""
    on_it = Q(pk__in=project.members.values("person"))
    found = Person.objects.filter((Q(is_active=True) & (~Q(role="guest") | on_it)) | Q(pk=also))
    return found.by_name()


class QuickForm(forms.ModelForm):
    """A task by its title, where one stands."""

    class Meta:
        model = Task
        fields = ("title", "stage", "column", "milestone")
        error_messages = {"title": {"required": _("What is to be done?")}}

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("stage", project.stages.all()), ("milestone", project.milestones.all())):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
            field.required = False


class DatesForm(forms.Form):
    """Other dates for a task."""

    starts_on = DayField(label=_("Starts on"), required=False)
    due_on = DayField(label=_("Due on"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("starts_on") and said.get("due_on") and said["due_on"] < said["starts_on"]:
            self.add_error("due_on", gettext("It cannot be due before it starts."))
        return said


class MilestoneDayForm(forms.Form):
    """Another day for a milestone: the one we plan with, not the one they heard."""

    planned_on = DayField(label=_("Planned for"))


class CardForm(forms.Form):
    """Where a card goes: into which list, and in front of or behind which other one."""

    column = forms.CharField(label=_("List"), max_length=160, required=False)
    before = forms.ModelChoiceField(Task.objects.none(), required=False)
    after = forms.ModelChoiceField(Task.objects.none(), required=False)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("before", "after"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = project.tasks.filter(archived_at=None)


class StepForm(forms.ModelForm):
    class Meta:
        model = ChecklistItem
        fields = ("text",)
        error_messages = {"text": {"required": _("What is the step?")}}


class CommentForm(forms.ModelForm):
    class Meta:
        model = TaskComment
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}
        labels = {"text": _("Comment")}
        error_messages = {"text": {"required": _("There is nothing to say yet.")}}


class LinkForm(forms.Form):
    """What a task waits for: chosen among those that were found, or named well enough to be the only one."""

    before = forms.ModelChoiceField(Task.objects.none(), label=_("Waits for"), required=False)
    q = forms.CharField(label=_("Waits for"), max_length=100, required=False)
    kind = forms.ChoiceField(label=_("How"), choices=TaskLink.Kind.choices, initial="FS")
    lag_days = forms.IntegerField(label=_("Working days between"), min_value=-250, max_value=250, required=False)

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        before = self.fields["before"]
        assert isinstance(before, forms.ModelChoiceField)
        before.queryset = task.project.tasks.filter(archived_at=None).exclude(pk=task.pk)
        self.others = before.queryset

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        said["lag_days"] = said.get("lag_days") or 0
        if not said.get("before") and "before" not in self.errors:
            said["before"] = self._named(said.get("q", ""))
        return said

    def _named(self, words: str) -> Task | None:
        found = named(self.others, words)
        if len(found) == 1:
            return found[0]
        if not found:
            self.add_error("q", gettext("No other task is called that. Write a part of its title."))
        else:
            titles = ", ".join(task.title for task in found)
            self.add_error("q", gettext("Several tasks fit: %(titles)s. Write more of its title.") % {"titles": titles})
        return None


def named(tasks: Any, words: str, most: int = 6) -> list[Task]:
    """Tasks whose titles have all the words; the one that is called exactly so alone."""
    said = fold(words).split()
    if not said:
        return []
    rows = [(pk, fold(title)) for pk, title in tasks.values_list("pk", "title")]
    exact = [pk for pk, title in rows if title.split() == said]
    found = exact or [pk for pk, title in rows if all(word in title for word in said)]
    return list(tasks.filter(pk__in=found[:most]).order_by("position", "pk"))


class StageForm(forms.ModelForm):
    class Meta:
        model = Stage
        fields = ("name", "owner")
        error_messages = {"name": {"required": _("What is the stage called?")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = Person.objects.active().exclude(role="guest").by_name()
        blank_as(owner, pgettext_lazy("who does a task", "Nobody yet"))
