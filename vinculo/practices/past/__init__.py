"""What was known about a relationship on an earlier day, for replaying the rules over it."""
