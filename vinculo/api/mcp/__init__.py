"""
The record for assistants (Model Context Protocol): they read what one person sees, and leave drafts for that person to
look at. Nothing here sends, accepts, signs or deletes.
"""
