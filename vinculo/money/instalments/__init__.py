"""Invoices that will be due: a timetable makes drafts of them, and never issues one."""
