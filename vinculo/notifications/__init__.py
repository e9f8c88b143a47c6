"""What colleagues are told and when: the morning digest, mentions, what cannot wait."""
