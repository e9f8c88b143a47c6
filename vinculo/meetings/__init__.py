"""Meetings with clients: planned in everybody's hours, invited, answered, prepared, minuted."""
