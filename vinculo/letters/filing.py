"""A copy of what was sent, in the mailbox's own folder of sent mail, where its owner looks for it."""

# Servers that put what is sent through them there by themselves.
KEEP_THEIR_OWN = ("gmail.com", "googlemail.com", "office365.com", "outlook.com")


def keeps_its_own(host: str) -> bool:
    host = host.lower().rstrip(".")
    return any(host == one or host.endswith(f".{one}") for one in KEEP_THEIR_OWN)
