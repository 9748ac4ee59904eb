"""The words of a noun phrase that tell what it means from other things of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from claimx.lexicon import places
from claimx.lexicon.load import words
from claimx.schema.mention import Mention
from claimx.syntax import labels
from claimx.syntax.tree import Tree

#: Dependents that say something more of the thing, not which one it is.
_ASIDE = labels.PREDICATION | {labels.APPOSITION, "det", "case"}
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})


def count(tree: Tree, mention: Mention) -> str:
    """The numeral before the noun, lower case, or ""."""
    numeral = tree.child(mention.head, labels.NUMERAL)
    return tree.tokens.lower[numeral] if numeral is not None else ""


def telling_words(tree: Tree, mention: Mention) -> set[str]:
    """The content words of the phrase but its head: lemmas, demonyms as their country; none that
    leave open which thing is meant ("the *same* day")."""
    found = {_plain(tree.tokens.lower[i], tree.tokens.lemmas[i]) for i in _below(tree, mention)}
    return found - words("idle_modifiers")


def _below(tree: Tree, mention: Mention) -> Iterator[int]:
    """The content words under the head, without appositions and what is predicated of the noun."""
    stack = [c for c in tree.children[mention.head] if tree.labels[c] not in _ASIDE]
    while stack:
        i = stack.pop()
        if tree.tokens.upos[i] in _CONTENT:
            yield i
        stack += [c for c in tree.children[i] if tree.labels[c] not in _ASIDE]


@lru_cache(maxsize=65536)
def _plain(lower: str, lemma: str) -> str:
    country = places.place_of_demonym(lower) or places.country_of(lower)
    return country.lower() if country is not None else lemma
