"""
What each part of a likeness weighs: fitted (logistic regression) on the halves of the labelled sets that are for it.

Of the words, each by what it tells: "shared", how much of the record's question ours speaks of; "both", that together
with how much of ours the record speaks of; "weight", of what they share; "answered", how much the record's answer adds;
"near", how much was met by a word that only often stands for it; "strange", the most in one word of ours whose meaning
we know and of which the record says nothing, "unmet" in any word; "apart", as strange on both sides; "left", how many
words of the record's question ours says nothing of, by threes. "focus lost", "focus left", "focus apart": the same of
the one word that is asked for ("how many tickets", "who signs"), in ours, in the record's, in both.

Of what is asked for (see sought.py): "same who" when both are after somebody; "who of thing" when ours is and the
record's was after something else; "implied" by other words; "tells" when the answer gives it nevertheless. "both" and
"apart" count differently in each group of these. "clash" is set two below what was fitted: who asks for a person is
not answered by a day.
"""

FIRST = -1.9
WEIGHTS = {
    "tells": 0.2,
    "implied": -0.52,
    "answered": 1.63,
    "shared": 1.11,
    "both": 0.66,
    "weight": 3.07,
    "near": -1.71,
    "strange": -1.3,
    "apart": -1.03,
    "unmet": -0.89,
    "left": -1.18,
    "focus lost": -0.96,
    "focus left": -1.21,
    "focus apart": 0.75,
    # what both are after
    "clash": -4.2,
    "kind of said, implied": 0.34,
    "kind of thing, implied": -0.12,
    "kind of yes, implied": 0.32,
    "long of thing": 0.12,
    "long of yes": -0.14,
    "many of thing": -0.28,
    "many of yes": -1.33,
    "much of thing": -0.83,
    "much of yes": -0.31,
    "often of said": 0.31,
    "related": -0.86,
    "same long": -0.38,
    "same many": 0.86,
    "same much": 1.12,
    "same often": 0.44,
    "same when": 0.95,
    "same where": 1.53,
    "same who": 1.29,
    "same yes": 0.85,
    "thing of kind, implied": 1.08,
    "thing of many": -0.29,
    "thing of much": -0.18,
    "thing of often": -0.06,
    "thing of said": -0.1,
    "thing of thing": 0.92,
    "thing of when": -0.51,
    "thing of whence": 0.96,
    "thing of where": 1.21,
    "thing of who": 0.08,
    "thing of yes": 0.76,
    "when of thing": -0.67,
    "when of yes": -1.07,
    "whence of thing": -0.21,
    "where of said": -0.09,
    "where of thing": 0.25,
    "where of yes": 0.25,
    "who of said": -0.18,
    "who of thing": -2.6,
    "who of yes": -1.24,
    "yes of kind, implied": 0.44,
    "yes of many": -0.7,
    "yes of much": -0.3,
    "yes of often": -0.06,
    "yes of said": -0.09,
    "yes of thing": 0.95,
    "yes of when": -0.22,
    "yes of where": -0.36,
    "yes of who": 0.11,
    # how likeness counts in each group
    "apart astray": 0.09,
    "apart clash": 0.67,
    "apart kind": 0.68,
    "apart mixed": -0.08,
    "apart thing": 0.08,
    "apart who": -0.28,
    "apart yes": -0.72,
    "apart yes or": -1.48,
    "both astray": -0.94,
    "both clash": -2.18,
    "both kind": 2.04,
    "both mixed": 0.78,
    "both thing": 1.14,
    "both who": 0.41,
    "both yes": 0.52,
    "both yes or": -1.12,
}
