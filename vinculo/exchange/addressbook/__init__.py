"""Contacts from separated text files: LinkedIn, Google, Outlook, Thunderbird, and lists made by hand."""
