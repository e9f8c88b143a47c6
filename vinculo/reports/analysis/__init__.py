"""Our own work in figures: one module a question, each answered by counting in the database."""
