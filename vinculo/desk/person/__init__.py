"""One colleague's work on a page that follows it: their clients, promises, answers that wait, load, today's talks."""
