"""Proposals of the learned proposer, and what it says of those of the packs.

The network that parses also gives each token a vector for this purpose (`Tokens.vectors`), and
`packs/learned.npz` scores relations and roles on them (`scores.py`). It proposes what no rule found
and gives every proposal its `support`: the chance that the trigger is one, times that of each core
filler. Who proposes is not who decides: `claims/confidence.py` weighs rule and support, and types,
status, sources, times and places are settled as for any proposal (`settings.py` has a say there).
Without vectors (another language model) the packs stand alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from claimx.meaning.relations.amounts import around, measured, only_hedges, past
from claimx.meaning.relations.called import rightly_called
from claimx.meaning.relations.learned_phrases import Phrases
from claimx.meaning.relations.phrases import (
    counted,
    cut,
    elided,
    lacking,
    reflexive,
    says_nothing,
)
from claimx.meaning.relations.rivals import settled
from claimx.meaning.relations.scores import Integers, Scores
from claimx.meaning.relations.slots import Slots
from claimx.meaning.relations.unreal import as_told
from claimx.packs.learned import Floats, Weights, load_weights
from claimx.packs.load import Packs
from claimx.schema.clause import ClauseKind
from claimx.schema.facts import Filling, Proposal
from claimx.schema.mention import EntityType, MentionKind
from claimx.schema.pack import Relation
from claimx.schema.reading import Reading
from claimx.schema.span import Extent
from claimx.schema.tokens import Tokens

#: A trigger is looked into from this chance on, and a proposal made from this support on. Of those
#: between 0.1 and 0.15 `claims/confidence.py` keeps one in 600 on held-out texts.
_TRIGGER, _LEAST = 0.15, 0.15
#: A filler is taken from this chance on, further ones of a core role from `_SURE` on.
_FILLER, _SURE = 0.3, 0.5
#: From this chance on a filler may be of another kind than the role takes.
_ANY = 0.7
_MOST_MEMBERS = 6

#: Words that head no phrase and so fill no role.
_FUNCTION = frozenset({"PUNCT", "AUX", "CCONJ", "SCONJ"})
_EMPTY = {"the", "a", "an", "of", "in", "to", "for", "on", "at", "by", "with", "from", "'s", "’s"}
#: What a number counts or measures, and what may follow a numeral that stands with its noun.
_MEASURES = ("measure",)
_COUNTED = ("NOUN", "PROPN", "ADJ", "SYM", "NUM")


@dataclass(frozen=True, slots=True)
class _Trigger:
    """A token that tells a relation, how likely, and for each role the chances (roles, words) of
    the `words` of its sentence, as token indices."""

    token: int
    name: str
    relation: Relation
    chance: float
    words: Integers
    chances: Floats


def add_learned(
    slots: Slots, typed: Sequence[Proposal], packs: Packs, weights: Weights | None = None
) -> tuple[Proposal, ...]:
    """The proposals `typed` with their support, less those that a better one ousts, and the learned
    ones, in the order of the text; by the bundled weights, unless others are given."""
    vectors = slots.tokens.vectors
    if vectors is None or not len(vectors):
        return tuple(typed)
    weights = weights or load_weights()
    scores = Scores(vectors, weights)
    known = {n: r for n, r in packs.relations.items() if _known(n, r, weights)}
    alike = _alike(slots.reading)
    typed = [_named(slots.reading, proposal, packs, alike) for proposal in typed]
    weighed = _supported(slots, scores, weights, typed, known, alike)
    phrases = Phrases(slots)
    found = [
        _named(slots.reading, as_told(slots.reading, proposal, packs), packs, alike)
        for trigger in _triggers(slots, scores, weights, known)
        for proposal in _proposals(slots, phrases, trigger)
        if rightly_called(slots.reading, proposal, packs)
    ]  # fmt: skip
    found.sort(key=lambda p: (-(p.support or 0), p.clause))
    return tuple(sorted(settled(weighed, found, packs), key=lambda p: p.clause))


def _alike(reading: Reading) -> dict[int, int]:
    """Heads of appositions to heads of what they describe: "his *wife*, *Lorna* Pelham"."""
    found = {}
    for clause in reading.clauses:
        if clause.kind is not ClauseKind.APPOSITION:
            continue
        subject, one = clause.argument("subject"), reading.mention_at.get(clause.head)
        other = None if subject is None else reading.mention_at.get(subject.head)
        if subject is None or one is None or other is None:
            continue
        if reading.entity_of[one] == reading.entity_of[other]:
            found[clause.head] = subject.head
    return found


def _named(
    reading: Reading, proposal: Proposal, packs: Packs, alike: Mapping[int, int]
) -> Proposal:
    """The proposal with names for what stands in apposition to them: rules take "his *wife*, Lorna
    Pelham, …" for the subject, the network the name."""
    roles = packs.relations[proposal.relation or ""].roles
    if not any(f.head in alike and roles[f.role].filler == "ENT" for f in proposal.fillings):
        return proposal
    fillings = []
    for filling in proposal.fillings:
        mention = reading.mention(alike.get(filling.head, -1))
        if mention is not None and mention.kind is MentionKind.NAME and (
            roles[filling.role].filler == "ENT"
        ):
            filling = replace(filling, head=mention.head, extent=mention.extent)
        fillings.append(filling)
    return replace(proposal, fillings=tuple(fillings))


def _known(name: str, relation: Relation, weights: Weights) -> bool:
    """True if the roles are those that the weights were made for (a user's pack may differ)."""
    roles = ((name, role) in weights.labels for role in relation.roles)
    return name in weights.relations and all(roles)


def _supported(
    slots: Slots, scores: Scores, weights: Weights, typed: Sequence[Proposal],
    known: Mapping[str, Relation], alike: Mapping[int, int],
) -> list[Proposal]:  # fmt: skip
    """Each with its support: that of the best trigger in the sentence of its clause; of a filler
    and what stands in apposition to it, the likelier counts."""
    tokens, clauses = slots.tokens, slots.reading.clauses
    named: dict[int, list[int]] = {}
    for description, described in alike.items():
        named.setdefault(described, [described]).append(description)
    triggers: list[Integers] = [np.zeros(0, np.int64)]
    fillers, labels, sizes = [0], [0], [0]
    rows: list[tuple[Integers, Floats, list[int]]] = []
    for proposal in typed:
        name = proposal.relation or ""
        relation = known.get(name)
        if relation is None:
            rows.append((triggers[0], np.zeros(0, np.float32), []))
            continue
        sentence = tokens.sentences[clauses[proposal.clause].sentence]
        here = np.arange(sentence.start, sentence.end)
        core = [f for f in proposal.fillings if relation.roles[f.role].core]
        ways = [named.get(alike.get(f.head, f.head), [f.head]) for f in core]
        for filling, heads in zip(core, ways, strict=True):
            triggers += [here] * len(heads)
            sizes += [len(here)] * len(heads)
            fillers += heads
            labels += [weights.labels[name, filling.role]] * len(heads)
        told = scores.relations[here, weights.relations[name]]
        rows.append((here, told, [len(heads) for heads in ways]))
    chances = scores.roles(
        np.concatenate(triggers), np.repeat(fillers, sizes), np.repeat(labels, sizes)
    )
    at, result = 0, []
    for proposal, (here, told, counts) in zip(typed, rows, strict=True):
        for count in counts:
            likely = chances[at : at + count * len(here)]
            told = told * (likely if count == 1 else likely.reshape(count, -1).max(0))
            at += len(likely)
        best = int(told.argmax()) if len(told) else None
        support = None if best is None else round(float(told[best]), 4)
        trigger = None if best is None else int(here[best])
        result.append(replace(proposal, support=support, trigger=trigger))
    return result


def _triggers(
    slots: Slots, scores: Scores, weights: Weights, known: Mapping[str, Relation]
) -> Iterator[_Trigger]:
    """The likely triggers of an article, in the order of the text."""
    tokens = slots.tokens
    names = {column: name for name, column in weights.relations.items() if name in known}
    words = np.array([
        i for i, (upos, low) in enumerate(zip(tokens.upos, tokens.lower, strict=True))
        if upos not in _FUNCTION and low not in _EMPTY
    ], np.int64)  # fmt: skip
    bounds = np.searchsorted(words, [(s.start, s.end) for s in tokens.sentences])
    found = [
        (t, names[c], words[slice(*bounds[tokens.sentence_of[t]])])
        for t, c in np.argwhere(scores.relations > _TRIGGER).tolist() if c in names
    ]  # fmt: skip
    parts = [np.zeros((3, 0), np.int64)]
    columns = {name: np.array([[weights.labels[name, role]] for role in known[name].roles])
               for name in {name for _, name, _ in found}}  # fmt: skip
    for token, name, here in found:
        part = np.empty((3, len(columns[name]), len(here)), np.int64)
        part[0], part[1], part[2] = token, here, columns[name]
        parts.append(part.reshape(3, -1))
    chances = scores.roles(*np.concatenate(parts, 1))
    at = 0
    for token, name, here in found:
        shape = len(known[name].roles), len(here)
        mine = chances[at : at + shape[0] * shape[1]].reshape(shape)
        at += shape[0] * shape[1]
        chance = float(scores.relations[token, weights.relations[name]])
        yield _Trigger(token, name, known[name], chance, here, mine)


def _proposals(slots: Slots, phrases: Phrases, trigger: _Trigger) -> Iterator[Proposal]:
    """One for each combination of the likely core fillers, with the likeliest of the others."""
    clause = phrases.clause(trigger.token)
    if clause is None:
        return
    choices: list[list[tuple[Filling, float]]] = []
    for k, (role, spec) in enumerate(trigger.relation.roles.items()):
        found = list(_fillers(slots, phrases, trigger, k, role))
        if spec.core:
            sure = [f for f in found if f[1] >= _SURE]
            if not found:
                return  # core roles come first: no other is looked for in vain
            choices.append(sure[:_MOST_MEMBERS] or found[:1])
        elif found and found[0][1] >= _SURE:
            choices.append(found[:1])
    for combination in itertools.product(*choices):
        support = trigger.chance
        fillings: list[Filling] = []
        for filling, likely in combination:
            if trigger.relation.roles[filling.role].core:
                support *= likely
            elif any(filling.head == other.head for other in fillings):
                continue
            fillings.append(filling)
        if support >= _LEAST and _apart(fillings, trigger.relation):
            whole = _with_nouns(slots, fillings, trigger.relation)
            kept = cut(slots.tokens, _less_numbers(slots.tokens, whole, trigger.relation))
            yield Proposal(
                trigger.name, clause, Extent(trigger.token, trigger.token + 1),
                slots.tokens.lemmas[trigger.token], kept, f"learned/{trigger.name}",
                support=round(support, 4), trigger=trigger.token,
            )  # fmt: skip


def _apart(fillings: Sequence[Filling], relation: Relation) -> bool:
    """True if no two core roles are filled by one word, but for a measure that is itself what is
    counted ("twenty *goats*")."""
    core = [f for f in fillings if relation.roles[f.role].core]
    own = {f.head for f in core if f.role in _MEASURES}
    others = [f for f in core if f.role not in _MEASURES]
    numbers = {f.head for f in core if relation.roles[f.role].filler == "NUM"}
    return len({f.head for f in others}) == len(others) and not own & numbers


def _with_nouns(
    slots: Slots, fillings: Sequence[Filling], relation: Relation
) -> Sequence[Filling]:
    """What a lone numeral counts is not its verb, but what the one before it counts: "they won 13
    seats and the others *lost* 42"."""
    tokens = slots.tokens
    number = next((f for f in fillings if relation.roles[f.role].filler == "NUM"), None)
    measures = (f for f in fillings if f.role in _MEASURES)
    verb = next((f for f in measures if tokens.upos[f.head] == "VERB"), None)
    if number is None or verb is None or number.head < verb.head:
        return fillings
    if tokens.upos[number.extent.start - 1] == "ADP" or "." in tokens.words[number.head]:
        return fillings  # "ended *on 236*", "measured *5.1*"
    if number.extent.end < len(tokens) and tokens.upos[number.extent.end] in _COUNTED:
        return fillings
    before = elided(number.head, tokens.sentence_of[number.head], slots.numbers)
    if before is None or tokens.upos[number.head] != "NUM":
        return fillings
    head, extent = counted(slots.reading, before, slots.nominal)
    measure = replace(verb, head=head, extent=extent)
    return [measure if f is verb else f for f in fillings]


def _less_numbers(
    tokens: Tokens, fillings: Sequence[Filling], relation: Relation
) -> list[Filling]:
    """Phrases begin behind a number that fills a role itself ("ten | states"), measures behind any
    ("52 | votes to 48")."""
    numbers = [f.extent for f in fillings if relation.roles[f.role].filler == "NUM"]
    found = []
    for filling in fillings:
        ends = [n.end for n in numbers if filling.extent.start <= n.start and n.end <= filling.head]
        if ends and relation.roles[filling.role].filler == "STR":
            start = past(tokens, max(ends), filling.head)
            filling = replace(filling, extent=Extent(start, filling.extent.end))
        start = filling.extent.start
        if filling.role in _MEASURES and start < filling.head and tokens.upos[start] == "NUM":
            filling = replace(filling, extent=Extent(start + 1, filling.extent.end))
        found.append(filling)
    return found


def _fillers(
    slots: Slots, phrases: Phrases, trigger: _Trigger, row: int, role: str
) -> Iterator[tuple[Filling, float]]:
    """What may fill a role, the likeliest first."""
    spec, chances = trigger.relation.roles[role], trigger.chances[row]
    likely = np.flatnonzero(chances >= _FILLER)
    for k in likely[np.argsort(-chances[likely], kind="stable")].tolist():
        head = int(trigger.words[k])
        if spec.filler == "ENT":
            head = phrases.name_head(head)
        extent = phrases.extent(head, role)
        if lacking(slots.tokens, extent.start) or reflexive(slots.tokens, head):
            continue
        if spec.filler == "NUM":
            if only_hedges(slots.tokens, head):
                continue
            whole = around(slots.tokens, head)
            extent = Extent(min(extent.start, whole.start), max(extent.end, whole.end))
        member = head, extent
        filling = slots.admit(member, role, spec.filler, spec.types, "learned")
        if filling is None and chances[k] >= _ANY:
            filling = _of_any_kind(slots, member, role, spec.filler)
        if filling is None:
            continue
        optional = spec.filler == "STR" and not spec.core
        if not (optional and says_nothing(slots.tokens, filling)):
            yield filling, float(chances[k])


def _of_any_kind(
    slots: Slots, member: tuple[int, Extent], role: str, filler: str
) -> Filling | None:
    """What is so likely that it may be of another type than the role takes: names are often taken
    for those of something else, ships move, elephants die; but no product does a deed. A number may
    count or measure what is no unit: "for 30 million *kips*"."""
    head, _ = member
    if filler == "ENT":
        mention = slots.reading.mention(head) if role == "agent" else None
        tool = mention is not None and mention.type is EntityType.PRODUCT
        return None if tool else slots.admit(member, role, filler, (), "untyped")
    number = measured(slots.tokens, head) if filler == "NUM" and not slots.is_time(head) else None
    return None if number is None else Filling(role, head, number, "untyped")
