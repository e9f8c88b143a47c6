"""The pages outside the house: first start, signing in, invitations; and those that guard one's own account."""
