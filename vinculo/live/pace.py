"""
How soon pages ask again where nothing streams to them: at once while they are few, later the more they are.

So that asking costs one process about the same, however many pages are open.
"""

from collections import deque

WINDOW = 10.0  # seconds looked back on
A_SECOND = 15.0  # answers that one process gives in a second at most, about
SOONEST, LATEST = 1.5, 60.0


class Pace:
    def __init__(self) -> None:
        self.answered: deque[float] = deque()
        self.pause = SOONEST

    def next_pause(self, at: float) -> float:
        """Seconds to the next question of a page that was answered at this moment of a steady clock."""
        self.answered.append(at)
        while self.answered[0] <= at - WINDOW:
            self.answered.popleft()
        pages = len(self.answered) * max(self.pause, SOONEST) / WINDOW
        self.pause = min(max(pages / A_SECOND, SOONEST), LATEST)
        return self.pause
