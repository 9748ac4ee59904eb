"""Settles which of two proposals stands, where two proposers fill one core role differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from claimx.packs.load import Packs
from claimx.schema.facts import Filling, Proposal
from claimx.schema.pack import Relation

#: A learned proposal ousts those of the packs that the same word tells and that differ from it in
#: one core filler, if its support is so many times theirs; else it gives way. Chosen on held-out
#: texts among 1, 3, 10 and never. Where there is but one core filler, it does not oust them, but
#: stands beside them.
_OUSTS = 3.0

Core = Sequence[Filling]  # the fillings of the core roles
Heads = frozenset[int]


def settled(
    typed: Sequence[Proposal], learned: Sequence[Proposal], packs: Packs
) -> list[Proposal]:
    """The proposals of the packs that stand, and of the learned ones (the best supported first)
    those that say something else. What is learned is no rival of what else is learned: "Ade, *Bor*
    and *Cid* signed" is three proposals, each as likely as it is."""
    kept: dict[int, Proposal] = dict(enumerate(typed))
    near: dict[tuple[str | None, int | None], list[tuple[int, Core]]] = defaultdict(list)
    said: dict[tuple[str | None, frozenset[tuple[str, int]]], list[int]] = defaultdict(list)
    for k, proposal in kept.items():
        core = _core(proposal, packs)
        said[proposal.relation, _said(core)].append(k)
        near[proposal.relation, proposal.trigger].append((k, core))
    for number, proposal in enumerate(learned, len(typed)):
        core = _core(proposal, packs)
        same = said[proposal.relation, _said(core)]
        beside = near[proposal.relation, proposal.trigger]
        others = {f.head for _, other in beside for f in other}
        for k in same:
            if k in kept:
                kept[k] = _completed(kept[k], proposal, packs, others)
        if same:  # told already, or ousted
            continue
        if any(k in kept and _turns_round(core, other, kept[k]) for k, other in beside):
            continue
        rivals = [
            k for k, other in beside
            if k in kept and _rival(core, other, packs.relations[proposal.relation or ""])
        ]  # fmt: skip
        best = max((kept[k].support or 0.0 for k in rivals), default=0.0)
        if rivals and (proposal.support or 0.0) <= _OUSTS * best:
            continue
        for k in rivals if len(core) > 1 else ():
            del kept[k]
        kept[number] = proposal
        same.append(number)
    return _less_general(_less_repeated(list(kept.values()), packs), packs)


def _less_repeated(proposals: Sequence[Proposal], packs: Packs) -> list[Proposal]:
    """Without the learned ones that measure a thing by itself ("the *fund* raised 4 million": the
    fund is 4 million) where another says by what, and is as likely."""
    told: dict[tuple[str | None, Heads], float] = {}
    apart = [_apart(p, packs) for p in proposals]
    for proposal, (others, repeats) in zip(proposals, apart, strict=True):
        if not repeats:
            key = proposal.relation, others
            told[key] = max(told.get(key, 0.0), proposal.support or 0.0)
    return [
        p for p, (others, repeats) in zip(proposals, apart, strict=True)
        if not (repeats and p.learned)
        or told.get((p.relation, others), 0.0) < (p.support or 0.0)
    ]  # fmt: skip


def _apart(proposal: Proposal, packs: Packs) -> tuple[Heads, bool]:
    """The heads of the core fillings that are no phrases, and whether one heads a phrase too."""
    roles, core = packs.relations[proposal.relation or ""].roles, _core(proposal, packs)
    phrases = {f.head for f in core if roles[f.role].filler == "STR"}
    others = frozenset(f.head for f in core if roles[f.role].filler != "STR")
    return others, not phrases.isdisjoint(others)


def _said(core: Core) -> frozenset[tuple[str, int]]:
    return frozenset((f.role, f.head) for f in core)


def _rival(core: Core, other: Core, relation: Relation) -> bool:
    """True if two proposals that one word tells differ in one core filler only. If there is but
    one, it must be a phrase: "caught *fire*" and "a mill *caught* fire" are one event, but two
    victims are two."""
    lone = len(core) == 1 and relation.roles[core[0].role].filler != "STR"
    return not lone and len(_said(core) & _said(other)) >= len(core) - 1


def _turns_round(core: Core, other: Core, told: Proposal) -> bool:
    """True if whom one word tells to have done it is said to have suffered it: in "Han's *killer*,
    Lund", Lund is not killed."""
    heads = {f.head for f in core} - {f.head for f in other}
    return any(f.head in heads for f in told.fillings)


def _completed(
    proposal: Proposal, learned: Proposal, packs: Packs, others: Collection[int]
) -> Proposal:
    """With the roles that only the learned proposer fills, but no counts: those of a whole group
    are often taken for those of each member. Nor is one member what the `others` are called
    ("dismissed Ade and two *ministers*")."""
    roles = packs.relations[proposal.relation or ""].roles
    taken = {f.role for f in proposal.fillings} | {f.head for f in proposal.fillings}
    more = tuple(
        f for f in learned.fillings
        if f.role not in taken and f.head not in taken and roles[f.role].filler != "NUM"
        and not (f.head in others and roles[f.role].filler == "STR")
    )  # fmt: skip
    return replace(proposal, fillings=(*proposal.fillings, *more)) if more else proposal


def _less_general(proposals: Sequence[Proposal], packs: Packs) -> list[Proposal]:
    """Without what a more specific relation says of the same fillers with better support: of a
    death in a storm that it was a killing. What was only learned needs much better support, and
    gives way else: nobody "found dead" was killed for that."""
    told: dict[tuple[str | None, frozenset[int]], float] = {}
    for proposal in proposals:
        key = _key(proposal, packs)
        told[key] = max(told.get(key, 0.0), _weight(proposal))
    milder: dict[tuple[str | None, frozenset[int]], float] = {}
    for (relation, heads), weight in told.items():
        for name in packs.relations[relation or ""].yields:
            milder[name, heads] = max(milder.get((name, heads), 0.0), weight)

    def ousted(proposal: Proposal) -> bool:
        relation, heads = _key(proposal, packs)
        weight, rivals = _weight(proposal), packs.relations[relation or ""].yields
        if any(told.get((name, heads), 0.0) > weight for name in rivals):
            return True
        return proposal.learned and milder.get((relation, heads), 0.0) >= weight

    return [proposal for proposal in proposals if not ousted(proposal)]


def _key(proposal: Proposal, packs: Packs) -> tuple[str | None, frozenset[int]]:
    return proposal.relation, frozenset(f.head for f in _core(proposal, packs))


def _weight(proposal: Proposal) -> float:
    return (proposal.support or 0.0) / (_OUSTS if proposal.learned else 1.0)


def _core(proposal: Proposal, packs: Packs) -> Core:
    roles = packs.relations[proposal.relation or ""].roles
    return [f for f in proposal.fillings if roles[f.role].core]
