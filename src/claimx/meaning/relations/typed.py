"""Matches the packs' triggers against clauses and fills their roles."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claimx.meaning.relations.conditions import unmet
from claimx.meaning.relations.phrases import cut, says_nothing
from claimx.meaning.relations.rules import Entries, Rule, Rules, index_rules, once_ranks
from claimx.meaning.relations.slots import Slots
from claimx.meaning.relations.told import known
from claimx.meaning.relations.views import views
from claimx.packs.load import Packs
from claimx.schema.clause import Clause, ClauseKind
from claimx.schema.facts import Filling, Proposal, Time
from claimx.schema.mention import EntityType
from claimx.schema.pack import Relation, Trigger
from claimx.schema.reading import Reading

#: A coordination multiplies claims at most this often; longer lists are tables, not sentences.
_MOST_MEMBERS = 12

#: How many sentences back a filler may be taken over from.
_FARTHEST = 10
#: What a trigger takes over time and place by.
_SCENE = "scene"

#: Kinds of clause that a name predicate is looked for in, if its trigger names none.
_BESIDE = (ClauseKind.APPOSITION,)


def propose_typed(reading: Reading, packs: Packs, times: Sequence[Time]) -> tuple[Proposal, ...]:
    """Every way in which a trigger of a pack fits a clause. At most one proposal a clause,
    relation and set of core fillers: the first rule that fits, in the order of the pack."""
    return match(Slots(reading, times), packs)


def match(slots: Slots, packs: Packs) -> tuple[Proposal, ...]:
    """`propose_typed`, by the slots of a reading."""
    reading, rules = slots.reading, index_rules(packs)
    found: list[Proposal] = []
    told: dict[str, Proposal] = {}
    for clause in reading.clauses:
        here: dict[tuple[str, tuple[int, ...]], Proposal] = {}
        for view in views(reading, clause):
            for name, proposal in _proposals(reading, slots, rules, view, packs, told):
                roles = packs.relations[name].roles
                core = tuple(f.head for f in proposal.fillings if roles[f.role].core)
                here.setdefault((name, core), proposal)
        kept = [
            p for (name, core), p in here.items()
            if not any((over, core) in here for over in packs.relations[name].yields)
        ]  # fmt: skip
        told.update((p.relation, p) for p in kept if p.relation is not None)
        found.extend(kept)
    return _once(reading, found, packs)


def _proposals(
    reading: Reading, slots: Slots, rules: Rules, clause: Clause, packs: Packs,
    told: Mapping[str, Proposal],
) -> Iterator[tuple[str, Proposal]]:  # fmt: skip
    """The proposals of every rule that fits the clause, with the name of their relation. `told` is
    the latest one of each relation in the text before."""
    present = slots.roles(clause)
    for rule in rules_for(reading, rules, clause):
        if rule.needed <= present and not unmet(slots, clause, rule):
            earlier = _earlier(reading, told.get(rule.relation), clause, rule.trigger)
            roles = {f.role: f for f in earlier.fillings} if earlier is not None else {}
            for proposal in _fill(slots, clause, rule, packs.relations[rule.relation], roles):
                if earlier is not None and _SCENE in rule.trigger.earlier:
                    proposal = replace(proposal, scene=earlier.clause)
                yield rule.relation, proposal


def _once(
    reading: Reading, found: Sequence[Proposal], packs: Packs
) -> tuple[Proposal, ...]:
    """Of the proposals of a relation that have the same word in its `once` role, those of the
    first of their rules in the order of the pack, but what is not so first ("the final, due to be
    *played* on Sunday, was *called off*")."""
    ranks = once_ranks(packs)
    order = [(not p.negated, ranks.get(p.rule, 0)) for p in found]
    best: dict[tuple[str, int], tuple[bool, int]] = {}
    keys = [_once_key(reading, proposal, packs) for proposal in found]
    for rank, key in zip(order, keys, strict=True):
        if key is not None:
            best[key] = min(best.get(key, rank), rank)
    return tuple(
        proposal for proposal, rank, key in zip(found, order, keys, strict=True)
        if key is None or rank == best[key]
    )  # fmt: skip


def _once_key(
    reading: Reading, proposal: Proposal, packs: Packs
) -> tuple[str, int] | None:
    """The relation and the first numeral of the filler, else its head: "about *12* miles"."""
    name = proposal.relation or ""
    role = packs.relations[name].once
    filling = next((f for f in proposal.fillings if f.role == role), None)
    if filling is None:
        return None
    if packs.relations[name].roles[role].filler != "NUM":
        return name, filling.head
    upos = reading.tokens.upos
    inside = range(filling.extent.start, filling.extent.end)
    return name, next((i for i in inside if upos[i] == "NUM"), filling.head)


def _earlier(
    reading: Reading, last: Proposal | None, clause: Clause, trigger: Trigger
) -> Proposal | None:
    """The last proposal of its relation, if the trigger may take something over from it ("claimed
    responsibility": for the attack just told), with no other fillings; none from too far away."""
    if last is None or not trigger.earlier:
        return None
    if clause.sentence - reading.clauses[last.clause].sentence > _FARTHEST:
        return None
    kept = tuple(f for f in last.fillings if f.role in trigger.earlier)
    scene = last.clause if last.scene is None else last.scene
    return replace(last, fillings=kept, clause=scene)


def rules_for(reading: Reading, rules: Rules, clause: Clause) -> Iterator[Rule]:
    """The rules whose predicate is that of the clause, longest lemma first."""
    tokens = reading.tokens
    if clause.kind is ClauseKind.VERB:
        for lemma in _verb_lemmas(reading, clause):
            yield from rules.verbs.get(lemma, ())
        if tokens.tags[clause.head] in ("VBN", "VBG", "JJ"):
            yield from _by_word(rules.adjectives, tokens.lower[clause.head])
        return
    upos = tokens.upos[clause.head]
    named = clause.lemma not in (tokens.lemmas[clause.head], tokens.lower[clause.head])
    if named and clause.kind is ClauseKind.MODIFIER:  # a construction with its own name
        yield from _by_word(rules.adjectives, clause.lemma)
        return
    if upos in ("ADJ", "VERB", "ADV") or clause.kind is ClauseKind.MODIFIER:
        yield from _by_ending(rules.adjectives, tokens.lower[clause.head], reading, clause)
    if upos in ("NOUN", "PROPN", "ADJ", "VERB", "SYM"):
        lemma = clause.lemma
        yield from _by_ending(rules.nouns, lemma, reading, clause)
        if lemma != tokens.lower[clause.head] and upos == "PROPN":
            yield from _by_ending(rules.nouns, tokens.lower[clause.head], reading, clause)
    mention = reading.mention_at.get(clause.head)
    people = mention is not None and reading.mentions[mention].type is EntityType.NORP
    if mention is not None and (upos == "PROPN" or people):  # "is *Czech*": an adjective
        kind = reading.mentions[mention].type
        for rule in rules.names:
            if kind in rule.trigger.name and clause.kind in (rule.trigger.kinds or _BESIDE):
                yield rule
    if upos == "NUM":
        yield from rules.numbers


def _verb_lemmas(reading: Reading, clause: Clause) -> Iterator[str]:
    """The lemma, preceded by its phrasal forms when the parser took the particle for an adverb or
    a preposition."""
    bare = reading.tokens.lemmas[clause.head]
    if clause.lemma != bare:
        yield clause.lemma
        return
    for adverb in clause.adverbs:
        if adverb > clause.head:
            yield f"{bare} {reading.tokens.lower[adverb]}"
    for argument in clause.arguments:
        if argument.head > clause.head and argument.role.isalpha():
            yield f"{bare} {argument.role}"
    yield bare


def _by_word(index: Entries, word: str) -> Iterator[Rule]:
    """The rules whose entry is the one word."""
    for entry, rules in index.get(word, ()):
        if entry == word:
            yield from rules


def _by_ending(index: Entries, last: str, reading: Reading, clause: Clause) -> Iterator[Rule]:
    """The rules whose entry ends in `last` and, if longer, agrees with the words before the head
    of the clause."""
    context = ""
    for entry, rules in index.get(last, ()):
        if entry != last and not context:
            context = f" {_words_before(reading, clause)} {last}"
        if entry == last or context.endswith(f" {entry}"):
            yield from rules


def _words_before(reading: Reading, clause: Clause) -> str:
    """Up to four words before the head, blank-joined, for entries of several words."""
    start = max(clause.head - 4, reading.tokens.sentences[clause.sentence].start)
    return " ".join(reading.tokens.lower[start : clause.head]).replace(" - ", "-")


def _fill(
    slots: Slots, clause: Clause, rule: Rule, relation: Relation, earlier: Mapping[str, Filling]
) -> Iterator[Proposal]:
    """One proposal for each combination of coordinated core fillers; none if a core role of the
    trigger stays empty."""
    trigger = rule.trigger
    choices: list[list[Filling]] = []
    taken: set[int] = set()
    later: list[tuple[str, str]] = []
    for role, spec in relation.roles.items():
        names = trigger.roles.get(role, ())
        borrowed = next((name for name in names if ":" in name), None)
        if borrowed is not None:
            later.append((role, borrowed))
            names = names[: names.index(borrowed)]
        types: tuple[EntityType, ...] = trigger.types.get(role, spec.types)
        # A word may be a core role's phrase and another role's entity ("elected to the House").
        barred = taken if spec.filler == "ENT" or not spec.core else frozenset()
        named = spec.members and not ("subject" in names and _of_one(slots, clause))
        members = slots.fill(clause, role, names, spec.filler, types, barred, named)
        if spec.known:
            members = [m for m in members if known(slots.reading, m.head)]
        if spec.filler == "STR" and not spec.core:
            members = [m for m in members if not says_nothing(slots.tokens, m)]
        if not members and role in earlier:
            members = [earlier[role]]
        if not members:
            if spec.core and names and borrowed is None:
                return
            continue
        kept = members[:_MOST_MEMBERS] if spec.core and not relation.symmetric else members[:1]
        if relation.symmetric and spec.core:
            kept = members[:2]
        if spec.filler == "ENT":
            taken.update(filling.head for filling in kept)
        choices.append(kept)
    for combination in _combinations(relation, choices):
        fillings = _own_words(combination, choices, relation)
        for role, slot in later:
            kind, _, of = slot.partition(":")
            if kind == "other":
                one = next((f for f in fillings if f.role == of), None)
                lent = _counterpart(slots, clause, choices, one, role)
            else:
                lent = slots.lent(slot, fillings, role)
            if lent is not None and all(filling.role != role for filling in fillings):
                fillings.append(lent)
        have = {filling.role for filling in fillings}
        lacking = set(relation.needs) - {"time", "place"} and not have & set(relation.needs)
        if have.issuperset(relation.core()) and not lacking:
            yield Proposal(
                rule.relation, clause.index, clause.predicate, clause.lemma,
                cut(slots.tokens, fillings), rule.name, trigger.negated, trigger.certainty,
                trigger.realis,
            )  # fmt: skip


def _own_words(
    combination: Sequence[Filling], choices: Sequence[Sequence[Filling]], relation: Relation
) -> list[Filling]:
    """Without what the words of another member say: "dismissed Ade and two other *ministers*" does
    not say what Ade was."""
    if all(len(kept) == 1 for kept in choices):
        return [*combination]
    members = {f.role: {g.head for g in kept} for kept in choices if len(kept) > 1 for f in kept}
    others = set().union(*members.values()) - {f.head for f in combination if f.role in members}
    return [
        f for f in combination
        if f.head not in others or relation.roles[f.role].filler == "ENT" or f.role in members
    ]  # fmt: skip


def _of_one(slots: Slots, clause: Clause) -> bool:
    """True for what is said of the last of those named: "two men, Ade and Bor, *a* doctor, …"."""
    return clause.kind is ClauseKind.APPOSITION and slots.tokens.tags[clause.head] in ("NN", "NNP")


def _counterpart(
    slots: Slots, clause: Clause, choices: Sequence[Sequence[Filling]], one: Filling | None,
    role: str,
) -> Filling | None:  # fmt: skip
    """Of two members ("a pact between Ade *and Bor*") or bearers of one title the other one."""
    others = [f for kept in choices for f in kept
              if one is not None and f.role == one.role and f.head != one.head]  # fmt: skip
    if one is not None and not others:
        return slots.fellow(clause, one, role)
    if len(others) != 1:
        return None
    return Filling(role, others[0].head, others[0].extent, others[0].path)


def _combinations(
    relation: Relation, choices: list[list[Filling]]
) -> Iterator[tuple[Filling, ...]]:
    """The product of the choices; of a symmetric relation whose two parties stand coordinated in
    one phrase ("X and Y met"), the pair."""
    core = relation.core()
    if relation.symmetric and len(core) == 2:
        by_role = {c[0].role: c for c in choices}
        if core[0] in by_role and core[1] not in by_role and len(by_role[core[0]]) > 1:
            first, second = by_role[core[0]][:2]
            pair = (first, Filling(core[1], second.head, second.extent, second.path))
            rest = tuple(c[0] for c in choices if c[0].role not in core)
            yield (*pair, *rest)
            return
        choices = [c[:1] if c[0].role in core else c for c in choices]
    yield from itertools.product(*choices)
