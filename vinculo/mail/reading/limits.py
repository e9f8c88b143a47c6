"""How much one letter may hold. Sizes in bytes, lengths in characters."""

MEGABYTE = 1024 * 1024

MAIL_SIZE = 25 * MEGABYTE
MAIL_PARTS = 500
MAIL_REFERENCES = 100
ATTACHMENTS = 100

NAME = 160
LINE = 120
SUBJECT = 500
TEXT = 100_000
