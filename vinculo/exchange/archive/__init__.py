"""
The whole installation in one file: every table as lines of JSON, every file under its hash, and pages to read in a
browser without us. `making` writes it, `checking` looks whether it is whole, `restoring` brings it back.
"""
