"""Letters that are not in the record: those somebody has to say whose they are, private ones, and what was left out."""
