"""Says once what the text says twice, the other places listed under `also`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimx.meaning.claims.alike import (
    called_the_same,
    described,
    described_alike,
    may_describe,
    phrase,
    phrases_alike,
    pieces_of_one,
    recalls,
    shortened,
)  # fmt: skip
from claimx.meaning.claims.tallies import tally
from claimx.meaning.claims.when import within
from claimx.schema.article import Section
from claimx.schema.claim import Claim, Evidence, Filler, RoleFiller, TimeRecord
from claimx.schema.facts import Certainty, Realis
from claimx.schema.mention import EntityType
from claimx.schema.pack import Relation

#: With how many facts before it, those of its own participants, a claim is compared: keeps a list
#: of a thousand things that one body did from being compared with itself. Chosen, not tuned.
_REACH = 48

#: What befalls nobody twice.
_DEATHS = frozenset({"killed", "executed"})

Group = list[Claim]


@dataclass(frozen=True, slots=True)
class _Judge:
    """Says which claims tell the same fact. `named`: the entities that have a name."""

    relations: Mapping[str, Relation]
    named: Collection[str]

    def same(self, one: Claim, other: Claim) -> bool:
        """Same core fillers, and nothing that tells two facts apart."""
        relation = self.relations[one.relation or ""]
        if not self._same_core(one, other, relation) or self._told_apart(one, other, relation):
            return False
        return "place" not in relation.needs or _settings_agree(one, other)

    def heads(self, headline: Claim, body: Claim) -> bool:
        """True if the headline may tell in short what the claim of the body tells: whom it only
        describes may be whom the body names ("Police shoot *man*")."""
        relation = self.relations[headline.relation or ""]
        return (self.same_tally(headline, body) or all(
            self._heads(headline.role(name), body.role(name), relation) for name in relation.core()
        )) and not self._told_apart(headline, body, relation)

    def _heads(
        self, short: RoleFiller | None, full: RoleFiller | None, relation: Relation
    ) -> bool:
        if short is None or full is None:
            return short is full
        if self._alike(short, full, relation):
            return True
        if short.entity is None or full.entity is None:
            return short.entity is full.entity and shortened(short.text, full.text)
        return short.entity not in self.named and may_describe(short, full)

    def _same_core(self, one: Claim, other: Claim, relation: Relation) -> bool:
        exchanged = relation.symmetric or relation.pairwise
        if exchanged and _core(one, relation) == _core(other, relation):
            return True
        if relation.symmetric:
            return False
        if _overlap(one.evidence, other.evidence):
            return self._one_phrase(one, other, relation)
        if relation.pairwise and not self._kin(one, other):
            return False
        if self.same_tally(one, other) or self._recalled(one, other, relation):
            return True
        return all(
            self._alike(one.role(name), other.role(name), relation) for name in relation.core()
        )

    def _recalled(self, one: Claim, other: Claim, relation: Relation) -> bool:
        """True if one only recalls whom the other tells of ("two adults were injured", "*the
        injured adults*")."""
        core = relation.core()
        first, second = (claim.role(core[0]) for claim in (one, other))
        if len(core) > 1 or first is None or second is None:
            return False
        if first.entity in self.named or second.entity in self.named:
            return False
        return recalls(one.predicate, first, second) or recalls(other.predicate, second, first)

    def same_tally(self, one: Claim, other: Claim) -> bool:
        """True if two claims of the same number can be of the same people: one says no more of
        them than the number ("kills nine", "nine miners")."""
        first, second = tally(one, self.relations), tally(other, self.relations)
        return first is not None and second is not None and first.agrees(second)

    def _one_phrase(self, one: Claim, other: Claim, relation: Relation) -> bool:
        """Of two claims from the same words: true if they differ in one filler at most, for which
        each took a piece of one phrase ("Attorney", "General"; "a team of scientists", its
        "scientists"). Two in one breath are two otherwise: "the pilot and a second pilot"."""
        pairs = [(one.role(name), other.role(name)) for name in relation.core()]
        differ = [(a, b) for a, b in pairs if a and b and _identity(a) != _identity(b)]
        if len(differ) > 1 or not all(a and b for a, b in pairs):
            return not differ
        return all(
            a.entity not in self.named and b.entity not in self.named
            and (pieces_of_one(a, b, one.evidence, other.evidence) or _one_wording(a, b))
            for a, b in differ
        )

    def _kin(self, one: Claim, other: Claim) -> bool:
        """The tie, if both tell it, is the same."""
        ties = [r.text for claim in (one, other) if (r := claim.role("kinship"))]
        return len({phrase(tie).head for tie in ties}) < 2

    def _alike(
        self, one: RoleFiller | None, other: RoleFiller | None, relation: Relation
    ) -> bool:
        if one is None or other is None:
            return one is other
        if _identity(one) == _identity(other):
            return True
        if one.entity is None or other.entity is None:
            words = relation.roles[one.role].filler == "STR"
            return words and one.entity is other.entity and phrases_alike(one.text, other.text)
        return described_alike(one, other, self.named)

    def _told_apart(self, one: Claim, other: Claim, relation: Relation) -> bool:
        """Another realis (a wish; what is to be); another voice, unless it is no matter of voices;
        another time; another agent, or filler that the relation needs; two names in a role
        ("professor at Geneva", "at Cambridge")."""
        realis = {one.realis, other.realis}
        breath = _one_breath(one, other, relation)
        wish = Realis.HYPOTHETICAL in realis and not breath
        if len(realis) > 1 and (wish or _of_one_realis(relation)):
            return True
        attributed = not relation.standing and one.attribution and other.attribution
        assumed = _takes_for_granted(one) or _takes_for_granted(other)
        if attributed and not assumed and not breath and _voice(one) != _voice(other):
            return True
        for name, spec in relation.roles.items():
            a, b = one.role(name), other.role(name)
            if a is None or b is None or spec.core or spec.filler != "ENT":
                continue
            decisive = name in relation.needs or (
                name == "agent" and not _dies_once(one, other, relation)
            )
            both_named = a.entity in self.named and b.entity in self.named
            if (decisive or both_named) and not self._alike(a, b, relation):
                return True
        return not _times_agree(one, other)


def merge(
    claims: Sequence[Claim], relations: Mapping[str, Relation], named: Collection[str] = ()
) -> tuple[Claim, ...]:
    """Merges typed claims that tell the same fact; the fullest one stays. Open claims are left
    alone.

    `named`: the ids of the entities that the article names; the others it only describes.
    """
    judge = _Judge(relations, named)
    groups = _headlined(_grouped(claims, judge), judge)
    merged = [_join(group) for group in groups]
    merged = [claim for claim in merged if not _implied(claim, merged, judge)]
    unique = {claim.id: claim for claim in reversed(merged)}
    return tuple(sorted(unique.values(), key=lambda c: (c.evidence.start, c.predicate.start, c.id)))


def _grouped(claims: Sequence[Claim], judge: _Judge) -> list[Group]:
    groups: list[Group] = []
    told: dict[tuple[object, ...], list[int]] = {}
    for claim in claims:
        keys = list(_keys(claim, judge.relations))
        near = dict.fromkeys(k for key in keys for k in told.get(key, [])[-_REACH:])
        home = next((k for k in near if all(judge.same(claim, c) for c in groups[k])), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(claim)
        for key in keys:
            if home not in told.setdefault(key, [])[-_REACH:]:
                told[key].append(home)
    return groups


def _headlined(groups: Sequence[Group], judge: _Judge) -> list[Group]:
    """Gives the claims of the headline to the facts of the body that they tell in short, if it
    is clear which."""
    short = [g for g in groups if g[0].relation and all(map(_in_headline, g))]
    rest = [g for g in groups if not (g[0].relation and all(map(_in_headline, g)))]
    for group in short:
        head = group[0]
        fits = [
            g for g in rest
            if (g[0].relation, g[0].polarity) == (head.relation, head.polarity)
            and any(judge.heads(head, claim) for claim in g)
        ]
        about = {_core(g[0], judge.relations[head.relation or ""]) for g in fits}
        if len(about) == 1:
            fits[0].extend(group)
        else:
            rest.append(group)
    return rest


def _in_headline(claim: Claim) -> bool:
    return claim.evidence.section is Section.HEADLINE


def _keys(claim: Claim, relations: Mapping[str, Relation]) -> Iterator[tuple[object, ...]]:
    """What two claims of the same fact have at least one of: each participant by entity and by the
    head of its description; where there is none, the head of the phrase, and where it begins and
    ends ("the mill caught *fire*"); a tally."""
    if claim.relation is None:
        return
    relation = relations[claim.relation]
    core = [r for r in claim.roles if relation.roles[r.role].core]
    people = [r for r in core if r.entity is not None]
    what = (claim.relation, claim.polarity)
    for filler in people:
        yield (*what, filler.entity)
        for text in dict.fromkeys((described(filler), filler.name or "")):
            yield (*what, phrase(text).head)
    for filler in () if people else core:
        yield (*what, phrase(filler.text).head)
        yield (*what, "from", filler.start)
        yield (*what, "to", filler.end)
    told = tally(claim, relations)
    if told is not None:
        yield (*what, told.least)


def _implied(claim: Claim, claims: Sequence[Claim], judge: _Judge) -> bool:
    """True if the claim says nothing that a more specific relation does not say of the same core
    fillers elsewhere ("his sister's death", where her murder is told), or of as many people ("nine
    people died", where a crash killed nine), or by the same word ("jailed for fraud")."""
    relations = judge.relations
    relation = relations.get(claim.relation or "")
    if relation is None or not relation.yields:
        return False
    bare = claim.time is None and claim.place is None and all(
        relation.roles[r.role].core for r in claim.roles
    )
    return any(
        other.relation in relation.yields
        and other.polarity is claim.polarity
        and ((bare and _core(other, relations[other.relation]) == _core(claim, relation))
             or (claim.predicate.end == other.predicate.end
                 and _core(claim, relation) < _core(other, relations[other.relation]))
             or (judge.same_tally(claim, other) and _times_agree(claim, other)))
        for other in claims
    )  # fmt: skip


def _core(claim: Claim, relation: Relation) -> frozenset[str]:
    return frozenset(_identity(r) for r in claim.roles if relation.roles[r.role].core)


def _identity(filler: RoleFiller) -> str:
    """The entity, else the words without small ones."""
    if filler.entity is not None:
        return filler.entity
    return " ".join(w.strip(".,;:'\"").lower() for w in filler.text.split())


def _one_wording(one: RoleFiller, other: RoleFiller) -> bool:
    """True if two phrases that name no entities say the same ("driver", "truck driver") and neither
    lists several things, or both begin as one."""
    listed = "," in one.text + other.text and one.start != other.start
    return one.entity is other.entity and not listed and phrases_alike(one.text, other.text)


def _dies_once(one: Claim, other: Claim, relation: Relation) -> bool:
    """True if the same voice tells twice of the death of one person: whoever is only described as
    the killer ("a gunman", "the killers of Han") tells no two deaths apart."""
    (victim, *more) = relation.core()
    first, second = one.role(victim), other.role(victim)
    if one.relation not in _DEATHS or more or first is None or second is None:
        return False
    single = first.type is EntityType.PERSON and first.entity == second.entity
    return single and _voice(one) == _voice(other)


def _one_breath(one: Claim, other: Claim, relation: Relation) -> bool:
    """True if the same words tell the same deed of somebody: "*ordered an attack* on the port", by
    the verb and by the noun."""
    agents = {_identity(r) for c in (one, other) if (r := c.role("agent"))}
    same = len(agents) == 1 and _core(one, relation) == _core(other, relation)
    return same and _overlap(one.evidence, other.evidence)


def _times_agree(one: Claim, other: Claim) -> bool:
    """True unless two times contradict each other: of both, and of where both begin and where both
    end, one is the same as the other or a part of it ("since July", "since July 24"), or one lies
    in the span of the other ("on Monday", "earlier this week")."""
    if not (one.time and other.time and one.time.value and other.time.value):
        return True
    first, second = one.time.value.split("/"), other.time.value.split("/")
    if len(first) != len(second):
        point, whole = sorted((one.time.value, other.time.value), key=lambda v: "/" in v)
        return first[0] == second[0] or within(point, whole)  # "since 1987", "this week"
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(first, second, strict=True))


def _of_one_realis(relation: Relation) -> bool:
    """True if what is planned is another fact than what is so: a post, a happening. The announced
    deed and the deed are one; a mere wish or demand is always apart."""
    return relation.standing or "place" in relation.needs


def _settings_agree(one: Claim, other: Claim) -> bool:
    """True unless there are two places, neither of which is in the words of the other. What is not
    called the same needs a time or a place in common: there are many "primaries"."""
    a, b = one.place, other.place
    if a is not None and b is not None:
        return _one_place(a, b)
    timed = one.time is not None and other.time is not None
    return timed or any(
        called_the_same(r.text, s.text) for r in one.roles for s in other.roles if r.role == s.role
    )


def _one_place(one: Filler, other: Filler) -> bool:
    """True if two places are one, or the words of one hold the name of the other."""
    if one.entity == other.entity:
        return True
    return (one.name or one.text) in other.text or (other.name or other.text) in one.text


def _overlap(one: Evidence, other: Evidence) -> bool:
    """True if two pieces of evidence have characters in common."""
    return one.start < other.end and other.start < one.end


def _voice(claim: Claim) -> str | None:
    if not claim.attribution:
        return None
    source = claim.attribution[-1].source
    return None if source is None else source.entity


def _takes_for_granted(claim: Claim) -> bool:
    """True for what a noun only mentions ("spoke of *Han's death*"): whoever speaks did not tell
    it."""
    return claim.rules[0].endswith("#noun-death")


def _fullness(claim: Claim) -> tuple[int, int, int]:
    """More fields first, then the body before the headline, then the earlier."""
    fields = len(claim.roles) + (claim.time is not None) + (claim.place is not None)
    plain = claim.certainty is Certainty.CERTAIN and claim.realis is Realis.ACTUAL
    body = claim.evidence.section is not Section.HEADLINE
    return (body, fields * 2 + plain, -claim.evidence.start)


def _finest_time(main: Claim, group: Sequence[Claim]) -> TimeRecord | None:
    """The fullest claim's time, or one of the others' that is a part of it ("2020" and "on March
    3, 2020"); else any."""
    times = [c.time for c in group if c.time]
    if main.time is None:
        return times[0] if times else None
    finer = (t for t in times if within(t.value, main.time.value))
    return next(finer, main.time)


def _join(group: Sequence[Claim]) -> Claim:
    if len(group) == 1:
        return group[0]
    main = max(group, key=_fullness)
    others: dict[tuple[int, int], Evidence] = {}
    for claim in group:
        where = claim.evidence
        if (where.start, where.end) != (main.evidence.start, main.evidence.end):
            others[where.start, where.end] = where
    have = {r.role for r in main.roles}
    lent = [r for c in group for r in c.roles if r.role not in have]
    roles = (*main.roles, *{r.role: r for r in reversed(lent)}.values())
    missing = {
        "roles": roles,
        "time": _finest_time(main, group),
        "place": main.place or next((c.place for c in group if c.place), None),
    }
    return main.model_copy(
        update={"also": tuple(others[k] for k in sorted(others)), **missing}
    )
