"""Made-up relationships for property tests: any mixture of facts around one moment."""

from tests.practices.strategies.agreed import promises
from tests.practices.strategies.basics import patient
from tests.practices.strategies.whole import relationships, shuffled

__all__ = ["patient", "promises", "relationships", "shuffled"]
