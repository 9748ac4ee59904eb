"""Finds what fills a role: from slot names of a trigger to heads and extents."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from claimx.lexicon import places
from claimx.lexicon.load import words
from claimx.meaning.relations.amounts import amount
from claimx.meaning.relations.hosts import Hosts, counts, nobody, stands_before
from claimx.meaning.relations.listed import among, coordinated, list_names
from claimx.meaning.relations.phrases import (
    bare_predicate,
    counted,
    elided,
    phrase,
    told,
    with_object,
)
from claimx.meaning.relations.placed import named_place
from claimx.meaning.relations.rules import GAZETTEER
from claimx.meaning.relations.titled import names_of_works, with_article
from claimx.meaning.relations.told import fronted, main_event
from claimx.schema.clause import Argument, Clause, ClauseKind, Link, Voice
from claimx.schema.facts import Filling, Time
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

#: Argument roles that are no prepositions.
CORE_ROLES = frozenset({"subject", "object", "indirect_object", "complement", "poss", "modifier",
                        "adverbial"})  # fmt: skip

#: How many words "including" and its comma are.
_GAP = 2

#: Words that open adverbial clauses which may stand where a preposition's phrase does; a predicate
#: coordinated with the clause's own counts as one of them.
_OPENERS = ("when", "after", "as", "while", "conjunct")


class Slots:
    """The fillers that a reading offers. `nominal` has the noun clauses by their heads, `numbers`
    the clauses of numerals by the heads of what they count."""

    def __init__(self, reading: Reading, times: Sequence[Time]) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self._hosts = Hosts(reading.clauses)
        self._time_tokens = frozenset(
            i for time in times if time.dates
            for i in range(time.extent.start, time.extent.end)
        )  # fmt: skip
        named = [m for m in reading.mentions if m.kind is MentionKind.NAME]
        self._names = {k: m for m in named for k in (m.full.start, m.extent.start)}
        self._last = {m.extent.end - 1: m for m in named}  # "New *Jersey*", whatever its head
        self.nominal: dict[int, Clause] = {}
        self._titles: dict[int, Clause] = {}
        self._bearers: dict[int, int] = {}  # of titles: by its head the head of the name
        self._shared: dict[int, list[Argument]] = {}  # of titles and appositions: their bearers
        self.numbers: dict[int, Clause] = {}
        self._works = names_of_works(reading)
        self._children: dict[int, list[Clause]] = {}
        for clause in reading.clauses:
            if clause.parent is not None:
                self._children.setdefault(clause.parent, []).append(clause)
            if clause.kind in (ClauseKind.NOUN, ClauseKind.MODIFIER):
                self.nominal[clause.head] = clause
            if clause.kind is ClauseKind.APPOSITION:
                self.nominal.setdefault(clause.head, clause)
            if clause.kind is ClauseKind.TITLE and clause.arguments:
                self._titles.setdefault(clause.arguments[0].head, clause)
                self._bearers.setdefault(clause.head, clause.arguments[0].head)
            if clause.kind in (ClauseKind.TITLE, ClauseKind.APPOSITION) and clause.arguments:
                self._shared.setdefault(clause.head, []).append(clause.arguments[0])
            if counts(reading, clause):
                counted = clause.argument("modifier") or clause.argument("subject")
                if counted is not None:
                    self.numbers.setdefault(counted.head, clause)

    def fill(
        self, clause: Clause, role: str, slots: Sequence[str], filler: str,
        types: Sequence[EntityType], taken: Collection[int], named: bool = False,
    ) -> list[Filling]:  # fmt: skip
        """The members of the first slot that can fill the role; empty if none can. With `named`, a
        group's named members stand for the group."""
        for slot in slots:
            each = "EACH" if named and filler == "STR" else filler
            for found in self._candidates(clause, slot, each):
                members = self._named_members(found) if named and filler == "ENT" else found
                kept = [
                    f for f in (self.admit(m, role, filler, types, path) for m, path in members)
                    if f is not None and (f.head not in taken or slot.endswith("predicate"))
                ]  # fmt: skip
                if kept:
                    return kept
        return []

    def lent(self, slot: str, fillings: Sequence[Filling], role: str) -> Filling | None:
        """What another filling lends to a role: ``number:victim`` the numeral on its head,
        ``title:person`` the post before its name, ``word:person`` its head word,
        ``country:person`` the country of a people."""
        kind, _, lender = slot.partition(":")
        of = next((filling for filling in fillings if filling.role == lender), None)
        if of is None:
            return None
        finders = {"number": self._number, "title": self._title, "word": self._word,
                   "country": self._own_country}  # fmt: skip
        return finders[kind](of, role)

    def fellow(self, clause: Clause, of: Filling, role: str) -> Filling | None:
        """The other of two who bear one title ("twins Ade *and Bor*", "Ade *and Bor*, a pair")."""
        others = [a for a in self._shared.get(clause.head, ()) if a.head != of.head]
        if len(others) != 1:
            return None
        return self.admit((others[0].head, others[0].extent), role, "ENT", (), others[0].path)

    def _title(self, of: Filling, role: str) -> Filling | None:
        """The post before the name ("ousts *national security adviser* Bolton")."""
        clause = self._titles.get(of.head)
        if clause is None or self.reading.tokens.lower[clause.head] not in words("posts"):
            return None
        return Filling(role, clause.head, bare_predicate(self.reading, clause), "title")

    def _number(self, of: Filling, role: str) -> Filling | None:
        """The numeral on the head of another filling ("*three* soldiers")."""
        clause = self.numbers.get(of.head)
        if clause is not None:
            return Filling(role, clause.head, clause.predicate, "modifier")
        if self.tokens.lower[of.head] in words("number_words"):
            if self.tokens.lower[of.extent.start] == "no":  # "*no one*"
                return None
            return Filling(role, of.head, Extent(of.extent.start, of.head + 1), "modifier")
        found = amount(self.tokens, of.head, of.extent)
        if found is not None:
            return Filling(role, of.head, found, "modifier")
        whole = self.nominal.get(of.head)  # "a total of *39*", "of *39* seats"
        part = None if whole is None else whole.argument("of")
        if part is None:
            return None
        total = self.tokens.lemmas[of.head] in words("amount_nouns")
        clause = self.numbers.get(part.head) if total else None
        found = clause.predicate if clause else amount(self.tokens, part.head, part.extent)
        head = clause.head if clause else part.head
        return None if found is None else Filling(role, head, found, "modifier")

    def _word(self, of: Filling, role: str) -> Filling | None:  # "an *accomplice* in the raid"
        return Filling(role, of.head, Extent(of.head, of.head + 1), of.path)

    def _own_country(self, of: Filling, role: str) -> Filling | None:  # "three *Americans*"
        return self._country(of.head, role)

    def _candidates(
        self, clause: Clause, slot: str, filler: str
    ) -> list[list[tuple[tuple[int, Extent], str]]]:
        """Alternatives for one slot, each a list of coordinated members (head, extent)."""
        if slot == "predicate":
            bare = None if filler == "NUM" else bare_predicate(self.reading, clause)
            return [[((clause.head, bare or clause.predicate), clause.kind.value)]]
        if slot == "counted":
            return [[(counted(self.reading, clause, self.nominal), "modifier")]]
        if slot == "elided":
            before = elided(clause.head, clause.sentence, self.numbers)
            return [] if before is None else self._candidates(before, "counted", filler)
        if slot == "predicate_object":
            return [[((clause.head, with_object(clause)), clause.kind.value)]]
        if slot == "told":
            return [[((clause.head, told(self.reading, clause)), clause.kind.value)]]
        if slot == "scene":
            scene = main_event(self.reading, clause.head)
            return [] if scene is None else [[((scene.head, scene.extent), slot)]]
        if slot == "before":
            place = stands_before(self.reading, clause)
            return [] if place is None else [[((place.head, place.extent), slot)]]
        if slot in ("self", "country"):
            return [[((clause.head, clause.predicate), slot)]]
        if slot in ("purpose", "content"):
            return [[((c.head, c.extent), slot)] for c in self.below(clause, slot)]
        outer, dot, inner = slot.partition(".")
        if "words@" in slot:
            return [[((i, Extent(i, i + 1)), "modifier")] for i in self._words(clause, slot)]
        if outer == "host":
            host = self.host(clause)
            return [] if host is None else self._candidates(host[0], inner or "predicate", filler)
        if dot:
            below: Iterable[Clause | None] = self.below(clause, outer)
            if outer not in ("purpose", "content"):
                below = (self.clause_of(a) for a in self._narrowed(clause, outer))
            return [
                alternative for c in below if c is not None
                for alternative in self._candidates(c, inner, filler)
            ]  # fmt: skip
        return [
            [(member, argument.path) for member in self._members(clause, argument, filler)]
            for argument in self._narrowed(clause, slot) if argument.head not in self._time_tokens
        ]

    def _words(self, clause: Clause, slot: str) -> Iterator[int]:
        """The words of a class before the head of the predicate, or of what stands in a slot: the
        "*presidential*" of a candidate or of an election."""
        outer, _, name = slot.rpartition("words@")
        heads = [a.head for a in self._narrowed(clause, outer[:-1])] if outer else [clause.head]
        for head in heads:
            yield from (i for i in range(max(head - 3, 0), head)
                        if self.tokens.lower[i] in words(name))  # fmt: skip

    def host(self, clause: Clause) -> tuple[Clause, Argument] | None:
        """The clause in which the predicate stands, and as which argument."""
        return self._hosts.host(clause)

    def is_time(self, token: int) -> bool:
        """True for a token of a phrase that dates something."""
        return token in self._time_tokens

    def _narrowed(self, clause: Clause, slot: str) -> list[Argument]:
        """The arguments of a slot: of the class after ``@``, or not of the class after ``!``."""
        for mark, wanted in (("@", True), ("!", False)):
            role, found, name = slot.partition(mark)
            if found:
                return [a for a in self.arguments(clause, role)
                        if self._in_class(a, name) is wanted]  # fmt: skip
        return self.arguments(clause, slot)

    def arguments(self, clause: Clause, role: str) -> list[Argument]:
        """The clause's arguments in a role. A preposition that the parser hung on the object or
        complement ("accused the firm *of fraud*") is found there, after the clause's own. A dotted
        role leads into what stands in the first."""
        outer, dot, inner = role.partition(".")
        if dot:
            below = (self.clause_of(a) for a in self.arguments(clause, outer))
            return [a for c in below if c is not None for a in self.arguments(c, inner)]
        own = [argument for argument in clause.arguments if argument.role == role]
        if role in _OPENERS:
            own += self._opened(clause, role)
        if role == "subject" and not own and clause.voice is Voice.PASSIVE:
            role = "by"  # "was sued for negligence *by four survivors*", hung on the wrong noun
        if role in CORE_ROLES or (own and clause.kind is not ClauseKind.VERB):
            return own
        verbal = clause.kind is ClauseKind.VERB
        ways = ("of",) if role == "of" else ("of", "from")
        nested = [
            inner for outer in clause.arguments
            if outer.head > clause.head and (verbal or outer.role in ways)
            and (outer.role in CORE_ROLES or not self._own_of(outer, role))
            for inner in self._nested(outer) if inner.role == role and inner.path == "nominal"
        ]  # fmt: skip
        return own + nested

    def roles(self, clause: Clause) -> set[str]:
        """The roles, undotted, in which `arguments` may find something, and hardly any other."""
        found = {argument.role for argument in clause.arguments}
        for argument in clause.arguments:
            found.update(inner.role for inner in self._nested(argument))
        for below in self._children.get(clause.index, ()):
            found.add("conjunct" if below.link is Link.CONJUNCT else below.marker)
        if "by" in found:
            found.add("subject")
        return found

    def _opened(self, clause: Clause, marker: str) -> Iterator[Argument]:
        """The adverbial clauses that a word opens ("died *when their boat sank*"), or what is
        coordinated with the clause ("shot *and killed*")."""
        link = Link.CONJUNCT if marker == "conjunct" else Link.ADVERBIAL
        for below in self._children.get(clause.index, ()):
            if below.link is link and (below.marker == marker or link is Link.CONJUNCT):
                yield Argument(marker, below.head, below.core, (below.head,), below.index)

    def _nested(self, argument: Argument) -> Sequence[Argument]:
        below = self.nominal.get(argument.members[-1])
        return below.arguments if below is not None else ()

    def clause_of(self, argument: Argument) -> Clause | None:
        """The clause that an argument is, or the noun clause that it heads."""
        if argument.clause is None:
            return self.nominal.get(argument.head)
        return self.reading.clauses[argument.clause]

    def _in_class(self, argument: Argument, name: str) -> bool:
        """True if the head is a word of the class, or of what the gazetteer knows as such."""
        if name in GAZETTEER:
            return bool(GAZETTEER[name](self.tokens.text(self._whole(argument.head))))
        return self.tokens.lemmas[argument.head] in words(name)

    def _own_of(self, argument: Argument, role: str) -> bool:
        """True for "at the age", "in the city": what follows with "of" says nothing of the verb."""
        head = self.tokens.lemmas[argument.head]
        return head in words("times_heads") or (role == "of" and head in words("owned_settings"))

    def _members(
        self, clause: Clause, argument: Argument, filler: str
    ) -> list[tuple[int, Extent]]:
        """The coordinated members, and those named after them: "three men, *including Han*", "*Han*
        was among three men who …"."""
        if filler == "EACH":
            return coordinated(self.tokens, argument, self.reading.mention)
        if filler != "ENT":
            return [(argument.head, argument.extent)]
        heads = [*argument.members, *among(self.reading, argument)]
        including = [a for a in self._nested(argument) if a.role == "including"]
        including += [a for a in clause.arguments if a.role == "including"
                      and 0 < a.extent.start - argument.extent.end <= _GAP]  # fmt: skip
        heads += [m for a in including for m in a.members]
        if len(heads) == 1:
            return [(argument.head, argument.extent)]
        return [(member, Extent(member, member + 1)) for member in dict.fromkeys(heads)]

    def _named_members(
        self, found: list[tuple[tuple[int, Extent], str]]
    ) -> list[tuple[tuple[int, Extent], str]]:
        """"two towns, *Ade* and *Bor*", "firms including *Ade*": the names instead of the group."""
        result = []
        for (head, extent), path in found:
            names = list_names(self.tokens, self._names, head, extent)
            members = [((m.head, m.extent), path) for m in names]
            result.extend(members or [((head, extent), path)])
        return result

    def admit(
        self, member: tuple[int, Extent], role: str, filler: str, types: Sequence[EntityType],
        path: str,
    ) -> Filling | None:  # fmt: skip
        """The head and extent `member` as a filling of the role, or None if it cannot fill it."""
        head, extent = member
        if filler == "ENT":
            if path == "country":
                return self._country(head, role)
            mention = self._mention(head)
            mention = named_place(self.reading, self.nominal, mention)
            if mention is None and head in self._bearers:  # "the *ousted* president Han"
                mention = self.reading.mention(self._bearers[head])
            fits = mention is not None and self._type_fits(mention, types)
            if mention is None or not fits or nobody(self.reading, mention):
                return None
            return Filling(role, mention.head, mention.extent, path)
        if filler == "NUM":
            found = None if head in self._time_tokens else amount(self.tokens, head, extent)
            return None if found is None else Filling(role, head, found, path)
        if types and ((mention := self.reading.mention(head)) is None or mention.type not in types):
            return None
        work = self._works.get(head)
        if work is not None:
            return Filling(role, work.head, with_article(self.tokens, work.extent), path)
        meant = self.meant(head)
        return Filling(role, head, phrase(self.tokens, meant.extent if meant else extent), path)

    def _mention(self, head: int) -> Mention | None:
        """The mention with that head, or the name that ends there."""
        return self.reading.mention(head) or self._last.get(head)

    def _whole(self, head: int) -> Extent:
        mention = self._mention(head)
        return mention.extent if mention else Extent(head, head + 1)

    def meant(self, head: int) -> Mention | None:
        """The last thing before that a pronoun for a thing stands for: "passed *it*"."""
        mention = self.reading.mention(head)
        if mention is None or mention.kind is not MentionKind.PRONOUN or self._personal(mention):
            return None
        entity = self.reading.entities[self.reading.entity_of[mention.index]]
        before = (self.reading.mentions[k] for k in reversed(entity.mentions))
        named = (m for m in before if m.kind is not MentionKind.PRONOUN and m.head < head)
        return next(named, None)

    def _type_fits(self, mention: Mention, types: Sequence[EntityType]) -> bool:
        """True if the mention, or the entity that it was resolved to, is of one of the types. A
        name of unknown type fits all, a number where one may stand; an unresolved pronoun all but
        numbers."""
        if not types:
            return True
        entity = self.reading.entities[self.reading.entity_of[mention.index]]
        counts = self.tokens.upos[mention.head] == "NUM" and EntityType.CARDINAL in types
        if counts or mention.type in types or entity.type in types:
            return True
        if mention.kind is MentionKind.PRONOUN:
            if EntityType.PERSON not in types and self._personal(mention):
                return False
            resolved = len(entity.mentions) > 1
            return not resolved and (mention.type is EntityType.OTHER)
        return mention.kind is MentionKind.NAME and EntityType.OTHER is entity.type

    def _personal(self, mention: Mention) -> bool:
        """"went to *me*": no place, whatever else it may be."""
        return self.tokens.lower[mention.head] in words("personal_pronouns")

    def _country(self, head: int, role: str) -> Filling | None:
        if places.country_of_demonym(self.tokens.words[head]) is None:
            return None
        return Filling(role, head, self._whole(head), "demonym")

    def below(self, clause: Clause, slot: str) -> list[Clause]:
        """The infinitives of purpose of a clause, or what a noun announces: "a ruling *that …*",
        "a ruling *permitting* …"."""
        under = self._children.get(clause.index, [])
        if slot == "purpose":
            return [c for c in under if c.link is Link.PURPOSE] or fronted(clause, self._children)
        return [c for c in under if c.link is Link.NOUN_CONTENT or (
            c.link is Link.RELATIVE and self.tokens.tags[c.head] == "VBG")]  # fmt: skip
