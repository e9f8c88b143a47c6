"""Calendar files: events become appointments. (`calendars` keeps step with servers; this reads a file.)"""
