"""
Working time: hours, working days, holidays, clocks and rhythms.

Pure Python. Nothing in here reads the clock or the database: the moment and the calendar are arguments.
"""
