"""Progress reports to clients, and our own figures."""
