"""Progress reports to clients, and what our own work looks like in figures."""
