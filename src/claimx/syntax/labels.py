"""Every dependency label and part of speech that the program names.

The tree that claimx works on is Universal Dependencies (https://universaldependencies.org/u/dep/)
with the English subtypes of UD English-EWT and GUM. Trees in the ClearNLP labels of spaCy's
`en_core_web_*` are turned into this form by `clearnlp.py`, so that no rule knows of two schemes.
"""

from __future__ import annotations

from typing import Final

NOUNS: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
NAME: Final = "PROPN"
PRONOUN: Final = "PRON"
VERBS: Final = frozenset({"VERB", "AUX"})

SUBJECTS: Final = frozenset({"nsubj", "csubj", "nsubj:outer", "csubj:outer"})
PASSIVE_SUBJECTS: Final = frozenset({"nsubj:pass", "csubj:pass"})
ANY_SUBJECT: Final = SUBJECTS | PASSIVE_SUBJECTS
OBJECT: Final = "obj"
INDIRECT: Final = "iobj"
OBLIQUES: Final = frozenset(
    {"obl", "obl:agent", "obl:arg", "obl:unmarked", "obl:npmod", "obl:tmod", "nmod"}
)
BARE_OBLIQUES: Final = frozenset({"obl:unmarked", "obl:npmod", "obl:tmod"})
NOUN_MODIFIERS: Final = frozenset({"nmod", "nmod:unmarked", "nmod:npmod", "nmod:tmod"})
POSSESSIVE: Final = "nmod:poss"
PRENOMINAL: Final = frozenset({"compound", "amod", "nmod:desc", "nmod:unmarked"})
APPOSITION: Final = "appos"
CONJUNCT: Final = "conj"
CASE: Final = "case"
MARK: Final = "mark"
COPULA: Final = "cop"
AUXILIARIES: Final = frozenset({"aux", "aux:pass"})
PARTICLE: Final = "compound:prt"
CONTENT: Final = "ccomp"
OPEN: Final = "xcomp"
ADVERBIALS: Final = frozenset({"advcl", "advcl:relcl"})
RELATIVES: Final = frozenset({"acl:relcl"})
ADVERB: Final = "advmod"
NUMERAL: Final = "nummod"
DETERMINER: Final = "det"
PARATAXIS: Final = "parataxis"
PUNCTUATION: Final = "punct"
ROOT: Final = "root"
CLAUSAL: Final = frozenset(
    {"ccomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass"}
)
#: Dependents that a noun phrase leaves behind when it is given out as a mention.
PHRASE_OUTSIDE: Final = frozenset(
    {"acl", "acl:relcl", "appos", "parataxis", "conj", "cc", "cc:preconj", "punct", "cop", "mark",
     "nsubj", "nsubj:pass", "csubj", "advcl", "advcl:relcl", "ccomp", "xcomp", "aux", "case",
     "discourse", "vocative", "expl", "obl", "obl:unmarked", "obl:tmod", "orphan", "dep", "list"}
)  # fmt: skip
#: Dependents of a nominal predicate that belong to the clause, not to the noun phrase.
PREDICATION: Final = frozenset(
    {"cop", "nsubj", "nsubj:pass", "csubj", "nsubj:outer", "csubj:outer", "aux", "mark", "punct",
     "advcl", "advcl:relcl", "ccomp", "parataxis", "expl", "discourse", "vocative", "cc", "conj",
     "obl", "obl:unmarked", "obl:tmod", "orphan", "list"}
)  # fmt: skip
