"""How a team wants its practices: on or off, with which numbers, for whom, and who said so."""
