"""Projects and everything that belongs to one."""

from vinculo.projects.models.baseline import Baseline, BaselineRow, PlanTemplate
from vinculo.projects.models.budget import Budget, BudgetChange
from vinculo.projects.models.closing import Closing, HandOverItem
from vinculo.projects.models.communication import CommunicationPlan
from vinculo.projects.models.flag import FlagReview, RedFlag
from vinculo.projects.models.kickoff import Contingency, Kickoff, KickoffStep, Limit, Minutes
from vinculo.projects.models.milestone import Milestone, MilestoneForecast, Stage
from vinculo.projects.models.project import PROJECTS, RUNNING, Phase, PhaseChange, Project, in_visible_project
from vinculo.projects.models.task import ChecklistItem, Side, Task, TaskComment, TaskKind, TaskLink
from vinculo.projects.models.team import Area, ProjectContact, ProjectMember
from vinculo.projects.models.time import RunningTimer, TimeEntry

__all__ = [
    "PROJECTS",
    "Area",
    "Baseline",
    "BaselineRow",
    "Budget",
    "BudgetChange",
    "ChecklistItem",
    "Closing",
    "CommunicationPlan",
    "Contingency",
    "FlagReview",
    "HandOverItem",
    "Kickoff",
    "KickoffStep",
    "Limit",
    "Milestone",
    "MilestoneForecast",
    "Minutes",
    "Phase",
    "PhaseChange",
    "PlanTemplate",
    "Project",
    "ProjectContact",
    "ProjectMember",
    "RUNNING",
    "RedFlag",
    "RunningTimer",
    "Side",
    "Stage",
    "Task",
    "TaskComment",
    "TaskKind",
    "TaskLink",
    "TimeEntry",
    "in_visible_project",
]
