"""Operations that are no shelf: who one is, and finding."""
