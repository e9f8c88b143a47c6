"""
The schedule of a project: order, dates, critical path, what a move would do, and what the facts say will happen.

Dataclasses in, dataclasses out; only `loading`, `applying` and `refresh` touch the database.
"""

from vinculo.projects.schedule.forecast import Forecast, forecast
from vinculo.projects.schedule.moves import (
    Effect,
    MilestoneMove,
    TaskMove,
    effect_of_change,
    effect_of_milestone_move,
    effect_of_move,
)
from vinculo.projects.schedule.network import PlanHasCircle, would_close_circle
from vinculo.projects.schedule.passes import Placed, PlacedMilestone, Schedule, schedule
from vinculo.projects.schedule.plan import Plan, PlannedLink, PlannedMilestone, PlannedStage, PlannedTask

__all__ = [
    "Effect",
    "Forecast",
    "MilestoneMove",
    "Placed",
    "PlacedMilestone",
    "Plan",
    "PlanHasCircle",
    "PlannedLink",
    "PlannedMilestone",
    "PlannedStage",
    "PlannedTask",
    "Schedule",
    "TaskMove",
    "effect_of_change",
    "effect_of_milestone_move",
    "effect_of_move",
    "forecast",
    "schedule",
    "would_close_circle",
]
