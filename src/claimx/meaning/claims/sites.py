"""What lies in a place only by way of what stands nearer to it: "Ade, a suburb of Bor in *Cas*",
"a chain with stores in *Ade*"."""

from __future__ import annotations

from collections.abc import Iterable

from claimx.lexicon.load import words
from claimx.schema.facts import Proposal
from claimx.schema.mention import EntityType
from claimx.schema.reading import Reading

_RELATION, _CORE = "located_in", ("entity", "location")

#: How many words before the name of a place its preposition may stand: "*near* the old town".
_BETWEEN = 5


class Sites:
    """What the proposals of an article say to lie where."""

    def __init__(self, reading: Reading, proposals: Iterable[Proposal]) -> None:
        self._reading = reading
        self._inside: dict[int, set[int]] = {}  # by the head of a place those of what lies there
        for proposal in proposals:
            pair = _pair(proposal)
            if pair is not None:
                self._inside.setdefault(pair[1], set()).add(pair[0])

    def misses(self, proposal: Proposal) -> bool:
        """True if something between the two lies in the place: what the first lies in itself, or,
        where the two are only learned to belong together, anything. A place that something is
        *near* does not hold it either."""
        pair = _pair(proposal)
        if pair is None:
            return False
        entity, location = pair
        sentence = self._reading.tokens.sentence_of
        if sentence[entity] != sentence[location]:
            return False
        nearer = [k for k in self._inside[location] if entity < k < location]
        if proposal.learned:
            lemmas = self._reading.tokens.lemmas
            seats = [k for k in nearer if lemmas[k] in words("seats")]
            if len(nearer) > len(seats) or self._apart(location) or self._adjective(*pair):
                return True
        return self._compatriot(*pair) or any(entity in self._inside.get(k, ()) for k in nearer)

    def _adjective(self, entity: int, location: int) -> bool:
        """True for "the *Greek* line Ade": its country, but nothing of its seat."""
        mention = self._reading.mention(entity)
        of_people = self._reading.tokens.tags[location] == "JJ"
        return of_people and mention is not None and mention.type is EntityType.ORG

    def _compatriot(self, entity: int, location: int) -> bool:
        """True for "Norway's *Lind*", a person."""
        mention = self._reading.mention(entity)
        if mention is None:
            return False
        start = mention.extent.start
        owned = location + 2 == start and self._reading.tokens.tags[location + 1] == "POS"
        kind = self._reading.entities[self._reading.entity_of[mention.index]].type
        return owned and kind is EntityType.PERSON

    def _apart(self, location: int) -> bool:
        """True for "*near* the old town of Ade", not for "near Bor, in Ade"."""
        tokens = self._reading.tokens
        mention = self._reading.mention(location)
        at = (mention.extent.start if mention else location) - 1
        for k in range(at, max(at - _BETWEEN, -1), -1):
            if tokens.upos[k] not in ("DET", "ADJ", "ADP", "NOUN", "PROPN", "SCONJ"):
                return False
            if tokens.lower[k] in words("not_inside"):
                return True
            if tokens.upos[k] == "ADP" and tokens.lower[k] != "of":
                return False
        return False


def _pair(proposal: Proposal) -> tuple[int, int] | None:
    if proposal.relation != _RELATION:
        return None
    heads = {filling.role: filling.head for filling in proposal.fillings}
    entity, location = (heads.get(role) for role in _CORE)
    return None if entity is None or location is None else (entity, location)
