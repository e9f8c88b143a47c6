"""
What the portal shows, read for a visitor and for nobody else: plain facts, never a record of the database. Only what
is shared comes through here.
"""
