"""Zoho: CRM (CSV, backup ZIP, API JSON, the old XML) and Projects (API JSON), read into the records of a history."""
