"""What we write: drafts, templates, the look before sending, and the queue that sends it."""
