"""Opening a foreign file: which format it is, which letters it is written in, and how much of it there may be."""
