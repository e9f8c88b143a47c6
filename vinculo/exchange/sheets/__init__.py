"""Workbooks and tables made by hand: where their headings are, what their columns mean, what their cells say."""
