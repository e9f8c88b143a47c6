"""The words of the three languages that the rules look for, as patterns over plain text (see plain.py)."""
