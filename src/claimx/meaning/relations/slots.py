"""Finds what fills a role: from slot names of a trigger to heads and extents."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claimx.lexicon import places
from claimx.lexicon.load import words
from claimx.meaning.relations.amounts import amount
from claimx.meaning.relations.hosts import Hosts, anchor
from claimx.meaning.relations.listed import list_names
from claimx.meaning.relations.rules import expand
from claimx.schema.clause import Argument, Clause, ClauseKind, Link, Voice
from claimx.schema.facts import Filling, Time
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

#: Argument roles that are no prepositions.
CORE_ROLES = frozenset({"subject", "object", "indirect_object", "complement", "poss", "modifier",
                        "adverbial"})  # fmt: skip

#: What a phrase that is cut short must not end in.
_LOOSE = ("ADP", "DET", "PUNCT", "CCONJ", "SCONJ", "PART")

#: Types of what a post may belong to.
_OWNERS = (EntityType.ORG, EntityType.GPE, EntityType.LOC, EntityType.FAC, EntityType.NORP,
           EntityType.PERSON)  # fmt: skip

_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "your"})


def _counts(reading: Reading, clause: Clause) -> bool:
    """True for the clause of a numeral that counts, which an age does not."""
    if clause.kind is not ClauseKind.MODIFIER or reading.tokens.upos[clause.head] != "NUM":
        return False
    return clause.lemma in (reading.tokens.lemmas[clause.head], reading.tokens.lower[clause.head])


class Slots:
    """The fillers that a reading offers, with the indexes that finding them needs."""

    def __init__(self, reading: Reading, times: Sequence[Time]) -> None:
        self._reading = reading
        self._hosts = Hosts(reading.clauses)
        self._time_tokens = frozenset(
            i for time in times if time.kind in ("date", "time")
            for i in range(time.extent.start, time.extent.end)
        )  # fmt: skip
        self._names = {m.extent.start: m for m in reading.mentions if m.kind is MentionKind.NAME}
        self._nominal: dict[int, Clause] = {}
        self._numbers: dict[int, Clause] = {}
        for clause in reading.clauses:
            if clause.kind in (ClauseKind.NOUN, ClauseKind.MODIFIER):
                self._nominal[clause.head] = clause
            if clause.kind is ClauseKind.APPOSITION:
                self._nominal.setdefault(clause.head, clause)
            if _counts(reading, clause):
                counted = clause.argument("modifier") or clause.argument("subject")
                if counted is not None:
                    self._numbers.setdefault(counted.head, clause)

    def fill(
        self, clause: Clause, role: str, slots: Sequence[str], filler: str,
        types: Sequence[EntityType], taken: Collection[int], named: bool = False,
    ) -> list[Filling]:  # fmt: skip
        """The members of the first slot that can fill the role; empty if none can. With `named`, a
        group's named members stand for the group."""
        for slot in slots:
            for found in self._candidates(clause, slot, filler):
                members = self._named_members(found) if named else found
                kept = [
                    f for f in (self._admit(m, role, filler, types, path) for m, path in members)
                    if f is not None and f.head not in taken
                ]  # fmt: skip
                if kept:
                    return kept
        return []

    def number(self, of: Filling | None, role: str) -> Filling | None:
        """The numeral on the head of another filling ("*three* soldiers")."""
        if of is None:
            return None
        clause = self._numbers.get(of.head)
        if clause is not None:
            return Filling(role, clause.head, clause.predicate, "modifier")
        if self._reading.tokens.lower[of.head] in words("number_words"):
            return Filling(role, of.head, Extent(of.extent.start, of.head + 1), "modifier")
        found = amount(self._reading.tokens, of.head, of.extent)
        return None if found is None else Filling(role, of.head, found, "modifier")

    def _candidates(
        self, clause: Clause, slot: str, filler: str
    ) -> list[list[tuple[tuple[int, Extent], str]]]:
        """Alternatives for one slot, each a list of coordinated members (head, extent)."""
        if slot == "predicate":
            return [[((clause.head, self._bare_predicate(clause)), clause.kind.value)]]
        if slot == "counted":
            return [[((anchor(clause), self._counted(clause)), "modifier")]]
        if slot == "elided":
            before = self._counted_before(clause)
            return [[((anchor(c), self._counted(c)), "elided")] for c in before]
        if slot == "predicate_object":
            return [[((clause.head, self._with_object(clause)), clause.kind.value)]]
        if slot in ("self", "country"):
            return [[((clause.head, clause.predicate), slot)]]
        if slot == "purpose":
            return [[((c.head, c.extent), "purpose")] for c in self._purposes(clause)]
        outer, dot, inner = slot.partition(".")
        if outer == "host":
            host = self.host(clause)
            return [] if host is None else self._candidates(host[0], inner or "predicate", filler)
        if dot:
            below = (self._clause_of(a) for a in self.arguments(clause, outer))
            return [
                alternative for c in below if c is not None
                for alternative in self._candidates(c, inner, filler)
            ]  # fmt: skip
        role, _, wanted = slot.partition("@")
        return [
            [(member, argument.path) for member in self._members(argument, filler)]
            for argument in self.arguments(clause, role)
            if not self._is_time(argument) and (not wanted or self._in_class(argument, wanted))
        ]

    def host(self, clause: Clause) -> tuple[Clause, Argument] | None:
        """The clause in which the predicate stands, and as which argument."""
        return self._hosts.host(clause)

    def is_name(self, clause: Clause) -> bool:
        """True if the predicate is a proper name."""
        return self._reading.tokens.upos[clause.head] == "PROPN"

    def holds(self, clause: Clause, name: str, wanted: tuple[str, ...]) -> bool:
        """True if the argument `name` of the clause is there and its head is one of the lemmas
        (any, if none are given). ``predicate`` is the clause's own lemma; ``host``, ``host.ROLE``
        and ``determiner`` are looked up there."""
        if name == "determiner":
            return clause.determiner in expand(wanted)
        if name == "predicate":
            return clause.lemma in expand(wanted)
        outer, _, inner = name.partition(".")
        if outer == "host":
            host = self.host(clause)
            if host is None or inner:
                return host is not None and self.holds(host[0], inner, wanted)
            return not wanted or host[0].lemma in expand(wanted)
        return any(self._is(a, wanted) for a in self.arguments(clause, name))

    def _is(self, argument: Argument, wanted: tuple[str, ...]) -> bool:
        tokens = self._reading.tokens
        lemmas = expand(wanted)
        return not wanted or any(
            tokens.lemmas[m] in lemmas or tokens.lower[m] in lemmas for m in argument.members
        )

    def arguments(self, clause: Clause, role: str) -> list[Argument]:
        """The clause's arguments in a role. A preposition that the parser hung on the object or
        complement ("accused the firm *of fraud*") is found there, after the clause's own."""
        own = [argument for argument in clause.arguments if argument.role == role]
        if role == "subject" and not own and clause.voice is Voice.PASSIVE:
            role = "by"  # "was sued for negligence *by four survivors*", hung on the wrong noun
        if role in CORE_ROLES or (own and clause.kind is not ClauseKind.VERB):
            return own
        verbal = clause.kind is ClauseKind.VERB
        nested = [
            inner for outer in clause.arguments
            if outer.head > clause.head and (verbal or outer.role in ("of", "from"))
            for inner in self._nested(outer) if inner.role == role and inner.path == "nominal"
        ]  # fmt: skip
        return own + nested

    def _nested(self, argument: Argument) -> Sequence[Argument]:
        below = self._nominal.get(argument.members[-1])
        return below.arguments if below is not None else ()

    def _clause_of(self, argument: Argument) -> Clause | None:
        if argument.clause is None:
            return self._nominal.get(argument.head)
        return self._reading.clauses[argument.clause]

    def _in_class(self, argument: Argument, name: str) -> bool:
        return self._reading.tokens.lemmas[argument.head] in words(name)

    def _is_time(self, argument: Argument) -> bool:
        return argument.head in self._time_tokens

    def _members(self, argument: Argument, filler: str) -> list[tuple[int, Extent]]:
        if filler != "ENT" or len(argument.members) < 2:
            return [(argument.head, argument.extent)]
        return [(member, Extent(member, member + 1)) for member in argument.members]

    def _named_members(
        self, found: list[tuple[tuple[int, Extent], str]]
    ) -> list[tuple[tuple[int, Extent], str]]:
        """"two towns, *Ade* and *Bor*", "firms including *Ade*": the names instead of the group."""
        result = []
        for (head, extent), path in found:
            names = list_names(self._reading.tokens, self._names, head, extent)
            members = [((m.head, m.extent), path) for m in names]
            result.extend(members or [((head, extent), path)])
        return result

    def _admit(
        self, member: tuple[int, Extent], role: str, filler: str, types: Sequence[EntityType],
        path: str,
    ) -> Filling | None:  # fmt: skip
        head, extent = member
        if filler == "ENT":
            if path == "country":
                return self._country(head, role)
            mention = self._mention(head)
            if mention is None or not self._type_fits(mention, types):
                return None
            return Filling(role, head, mention.extent, path)
        if filler == "NUM":
            if head in self._time_tokens:
                return None
            return self._numeral(head, extent, role, path)
        return Filling(role, head, self._phrase(extent), path)

    def _mention(self, head: int) -> Mention | None:
        index = self._reading.mention_at.get(head)
        return None if index is None else self._reading.mentions[index]

    def cut(self, fillings: Sequence[Filling]) -> tuple[Filling, ...]:
        """Phrases end where another filling begins: "six years | for fraud"."""
        tokens = self._reading.tokens
        result = []
        for filling in fillings:
            end = filling.extent.end
            for other in fillings:
                if filling.head < other.extent.start < end and other.head != filling.head:
                    end = other.extent.start
            while filling.head + 1 < end < filling.extent.end and tokens.upos[end - 1] in _LOOSE:
                end -= 1
            result.append(
                filling if end == filling.extent.end else
                Filling(filling.role, filling.head, Extent(filling.extent.start, end), filling.path)
            )  # fmt: skip
        return tuple(result)

    def _type_fits(self, mention: Mention, types: Sequence[EntityType]) -> bool:
        """True if the mention, or the entity that it was resolved to, is of one of the types. A
        name of unknown type fits all; an unresolved pronoun all but numbers."""
        if not types:
            return True
        entity = self._reading.entities[self._reading.entity_of[mention.index]]
        if mention.type in types or entity.type in types:
            return True
        if mention.kind is MentionKind.PRONOUN:
            if EntityType.PERSON not in types and self._personal(mention):
                return False
            resolved = len(entity.mentions) > 1
            return not resolved and (mention.type is EntityType.OTHER)
        return mention.kind is MentionKind.NAME and EntityType.OTHER is entity.type

    def _personal(self, mention: Mention) -> bool:
        """"went to *me*": no place, whatever else it may be."""
        return self._reading.tokens.lower[mention.head] in words("personal_pronouns")

    def _country(self, head: int, role: str) -> Filling | None:
        if places.country_of_demonym(self._reading.tokens.words[head]) is None:
            return None
        mention = self._mention(head)
        extent = mention.extent if mention else Extent(head, head + 1)
        return Filling(role, head, extent, "demonym")

    def _numeral(self, head: int, extent: Extent, role: str, path: str) -> Filling | None:
        found = amount(self._reading.tokens, head, extent)
        return None if found is None else Filling(role, head, found, path)

    def _purposes(self, clause: Clause) -> list[Clause]:
        return [c for c in self._reading.clauses
                if c.parent == clause.index and c.link is Link.PURPOSE]  # fmt: skip

    def _with_object(self, clause: Clause) -> Extent:
        """From the verb to the end of its object ("*overturned the conviction*")."""
        ends = [a.extent.end for a in clause.arguments
                if a.role in ("object", "complement") and a.extent.start > clause.head]  # fmt: skip
        return Extent(clause.head, max([clause.predicate.end, *ends]))

    def _bare_predicate(self, clause: Clause) -> Extent:
        """The predicate noun phrase without copula, determiner and possessor; a verb without its
        auxiliaries."""
        tokens = self._reading.tokens
        if clause.kind is ClauseKind.VERB:
            return Extent(clause.head, clause.predicate.end)
        start = clause.predicate.start
        own = {a.extent for a in clause.arguments if a.role == "poss"}
        if clause.kind is ClauseKind.COPULA:
            while start < clause.head and (
                tokens.upos[start] in ("AUX", "ADV", "PUNCT") or tokens.lower[start] == "not"
            ):
                start += 1
        for extent in own:
            if extent.start <= start < clause.head:
                start = extent.end
                while start < clause.head and tokens.tags[start] == "POS":
                    start += 1
        start = self._after_modifiers(clause, min(start, clause.head))
        end = self._end_before_prepositions(clause)
        return self._phrase(Extent(start, max(end, clause.head + 1)))

    def _after_modifiers(self, clause: Clause, start: int) -> int:
        """A post is named without what says whose and when: "a former | US senator | *judge*"."""
        tokens = self._reading.tokens
        owners = [m for a in clause.arguments if a.role == "modifier" and a.head < clause.head
                  if (m := self._mention(a.head)) is not None and m.type in _OWNERS]  # fmt: skip
        moved = True
        while moved and start < clause.head:
            moved = tokens.upos[start] in ("DET", "NUM", "ADP", "PUNCT") or (
                tokens.lower[start] in words("post_times")
            )
            start += moved
            for mention in owners:
                if start in mention.extent and mention.extent.end <= clause.head:
                    start, moved = mention.extent.end, True
        return start

    def _counted_before(self, clause: Clause) -> list[Clause]:
        """The last numeral before a lone one that has its noun beside it, in this sentence or the
        one before: "won 13 seats, the others *ten*"."""
        near = [
            c for head, c in self._numbers.items()
            if head < clause.head and clause.sentence - c.sentence in (0, 1)
        ]  # fmt: skip
        return [max(near, key=lambda c: c.head)] if near else []

    def _counted(self, clause: Clause) -> Extent:
        """What a numeral counts: the words after it, up to the noun's own phrases."""
        noun = self._nominal.get(anchor(clause))
        end = anchor(clause) + 1 if noun is None else self._bare_predicate(noun).end
        start = clause.predicate.end
        return Extent(start, end) if start < end else Extent(anchor(clause), anchor(clause) + 1)

    def _end_before_prepositions(self, clause: Clause) -> int:
        """A post is named without the body it belongs to: "president *of the union*"."""
        starts = [
            a.extent.start for a in clause.arguments
            if a.extent.start > clause.head and a.role not in ("subject", "poss", "modifier")
        ]  # fmt: skip
        if not starts:
            return clause.predicate.end
        end = min([*starts, clause.predicate.end])
        upos = self._reading.tokens.upos
        while end > clause.head + 1 and upos[end - 1] in ("ADP", "DET", "PUNCT"):
            end -= 1
        return end

    def _phrase(self, extent: Extent) -> Extent:
        """Without leading article or possessive, and without punctuation at the edges."""
        tokens = self._reading.tokens
        start, end = extent.start, extent.end
        while start < end - 1 and (
            tokens.lower[start] in _DETERMINERS or tokens.upos[start] == "PUNCT"
        ):
            start += 1
        while end > start + 1 and tokens.upos[end - 1] == "PUNCT":
            end -= 1
        return Extent(start, end)

