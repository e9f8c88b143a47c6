"""Ways of speaking, by what they mean for a relationship."""

WRITTEN = frozenset({"email", "chat", "portal", "letter"})
BY_VOICE = frozenset({"in_person", "video", "phone"})
FACE_TO_FACE = frozenset({"in_person", "video"})
UNHURRIED = frozenset({"portal", "letter", "note"})  # nobody is disturbed by these at night
