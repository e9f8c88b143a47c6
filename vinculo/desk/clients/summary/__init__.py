"""
The client page: everything before one dials.

`record` reads the client with all its short lists in one statement; the longer lists have one each. The other modules
turn what was read into words and marks, so that the templates only place them.
"""
