"""Mails become exchanges with the clients their people belong to."""
