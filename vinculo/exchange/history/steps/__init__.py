"""What each kind of record becomes: one file for each, in the order in which they are written."""

from vinculo.exchange.history.step import Step
from vinculo.exchange.history.steps.accounts import Accounts
from vinculo.exchange.history.steps.comments import Comments
from vinculo.exchange.history.steps.deals import Deals
from vinculo.exchange.history.steps.jobs import Jobs
from vinculo.exchange.history.steps.known import People
from vinculo.exchange.history.steps.marks import Marks
from vinculo.exchange.history.steps.meetings import Meetings
from vinculo.exchange.history.steps.papers import Papers
from vinculo.exchange.history.steps.said import Talks
from vinculo.exchange.history.steps.works import Works

STEPS: tuple[type[Step], ...] = (Accounts, People, Works, Marks, Jobs, Comments, Deals, Talks, Meetings, Papers)
