"""The mailboxes of the organization and of its people, and how they are reached: IMAP in, SMTP out."""
