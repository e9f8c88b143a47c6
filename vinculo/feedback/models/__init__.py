"""What clients think of us, and what we learn."""

from vinculo.feedback.models.learning import Appreciation, Lesson, Retrospective
from vinculo.feedback.models.opinion import Complaint, Feedback
from vinculo.feedback.models.reference import Reference

__all__ = ["Appreciation", "Complaint", "Feedback", "Lesson", "Reference", "Retrospective"]
