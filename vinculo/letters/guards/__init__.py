"""
Three guards over what is about to be said to a client: blame, what the record answers already, and money untalked.

The rules are in vinculo.language; here is what the record knows, and what a writer made of what the guards said.
"""
