"""Answers of Basecamp's programming interface, kept as JSON files: projects, people, to-dos, messages, cards."""
