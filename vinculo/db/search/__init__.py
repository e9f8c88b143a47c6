"""
Full-text search, the same on both engines: `put` what can be found, `drop` what is gone, `find`; and what
is `mentioning` the same things in other words.

Words are folded (`vinculo.db.folding.fold`) and split by us before they reach an engine, and so is the query: accents
and capitals do not matter, and nothing a person types is query syntax. `clear` empties the index before it is built
anew, which is needed when folding or splitting changes.
"""

from vinculo.db.search.index import Doc, clear, drop, put
from vinculo.db.search.mentioning import mentioning
from vinculo.db.search.query import Allowed, Hit, find

__all__ = ["Allowed", "Doc", "Hit", "clear", "drop", "find", "mentioning", "put"]
