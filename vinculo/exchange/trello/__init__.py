"""Boards from Trello: the JSON export of any year since 2015, and the CSV of paid plans."""
