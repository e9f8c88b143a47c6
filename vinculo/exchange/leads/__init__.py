"""Lists of people brought in as leads: read like contacts, written where nobody is a client yet."""
