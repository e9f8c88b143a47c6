"""The whole installation as one file, for administrators."""
