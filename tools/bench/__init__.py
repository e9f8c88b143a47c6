"""Speed, measured on generated data of stated size. Run by bin/bench."""
