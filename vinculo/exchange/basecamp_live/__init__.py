"""Projects of Basecamp and ours kept in step: what changes there comes in, what is done here is done there."""
