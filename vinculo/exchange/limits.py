"""How much one import may hold. Sizes in bytes, lengths in characters."""

MEGABYTE = 1024 * 1024

FILE_SIZE = 200 * MEGABYTE
UNPACKED = 600 * MEGABYTE  # of what an archive says its files are, together
MEMBERS = 10_000  # files in an archive
DIRECTORY = 4 * MEGABYTE  # the list of files at its end
WORKBOOK = 30 * MEGABYTE
WORKBOOK_UNPACKED = 150 * MEGABYTE
SMALL_UNPACKED = 20 * MEGABYTE  # below it, a workbook may be packed as tightly as it likes
PACKED_TIGHT = 150  # above it, at most so many times smaller than what it holds
JSON_SIZE = 16 * MEGABYTE  # of what is only read whole: it takes ten times as much memory
ROWS = 100_000
COLUMNS = 500
CELL = 5 * MEGABYTE
NUMBER_DIGITS = 18
EXACT_DIGITS = 40  # where numbers are kept exactly, as ids that are numbers must be
CARD_SIZE = 8 * MEGABYTE

NAME = 160
LINE = 120
SUBJECT = 500
TEXT = 100_000
EMAIL = 254
PHONE = 40
ADDRESS = 500
