"""In which clause a word stands, and in which role: the way up from a noun or a numeral."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.lexicon.load import words
from claimx.schema.clause import Argument, Clause, ClauseKind
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.schema.reading import Reading

#: Nearer ways for an argument to be in a clause come first.
_PATHS = ("own", "nominal", "relative")


class Hosts:
    """For every head token the clause that it is an argument of, and as what."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._at: dict[int, tuple[Clause, Argument]] = {}
        for path in _PATHS:
            for clause in clauses:
                if clause.kind is ClauseKind.MODIFIER or clause.light:
                    continue
                for argument in clause.arguments:
                    if argument.path == path:
                        for member in (argument.head, *argument.members):
                            self._at.setdefault(member, (clause, argument))

    def host(self, clause: Clause) -> tuple[Clause, Argument] | None:
        """The clause that holds this one's predicate, and the argument that it is there.

        Of a modifier or numeral it is the clause that holds the noun which it modifies.
        """
        found = self._at.get(anchor(clause))
        return None if found is None or found[0].index == clause.index else found


def anchor(clause: Clause) -> int:
    """The token by which a clause stands in another: its head, or the noun that it modifies."""
    if clause.kind is ClauseKind.MODIFIER:
        noun = clause.argument("subject")
        if noun is not None:
            return noun.head
    return clause.head


def counts(reading: Reading, clause: Clause) -> bool:
    """True for the clause of a numeral that counts, which an age does not."""
    if clause.kind is not ClauseKind.MODIFIER or reading.tokens.upos[clause.head] != "NUM":
        return False
    return clause.lemma in (reading.tokens.lemmas[clause.head], reading.tokens.lower[clause.head])


def nobody(reading: Reading, mention: Mention) -> bool:
    """True for "*you*", "*your* rivals", "*who* won?" behind whom nobody in the text stands."""
    if mention.kind is not MentionKind.PRONOUN:
        return False
    entity = reading.entities[reading.entity_of[mention.index]]
    asked = reading.tokens.lower[mention.head] in words("addressed")
    return asked and entity.type is EntityType.OTHER


#: How many words the name of a place has at most behind the one that heads it.
_LONGEST = 6


def stands_before(reading: Reading, clause: Clause) -> Mention | None:
    """What a place told by its distance is: "in *Ade*, some 40 miles north of Bor"."""
    tokens = reading.tokens
    starts = [a.extent.start for a in clause.arguments if a.role == "adverbial"]
    i = min([clause.predicate.start, *starts]) - 1
    first = tokens.sentences[clause.sentence].start
    while i > first and (tokens.lower[i] in (",", "some") or tokens.upos[i] == "ADV"
                         or tokens.lower[i] in words("sited_participles")):  # fmt: skip
        i -= 1
    inside = (reading.mention(k) for k in range(i, max(i - _LONGEST, first - 1), -1))
    return next((m for m in inside if m is not None and m.extent.end == i + 1), None)
