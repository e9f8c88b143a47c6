"""Setting papers with sums on them: everything travels as data, in our fonts, in the colour of the house."""
