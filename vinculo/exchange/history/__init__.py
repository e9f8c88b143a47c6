"""Whole histories from other systems: clients, people, projects, tasks, talks. Each system brings its own reader."""
