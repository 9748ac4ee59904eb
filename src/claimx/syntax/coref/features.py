"""What speaks for a mention as the antecedent of a pronoun, as names of features.

A feature is a string; the ranker adds the weights of those that are there. Most cross the kind of
pronoun (``h`` he and she, ``i`` it, ``t`` they) with a property of the pair, in the manner of the
mention-ranking models of Denis and Baldridge (2008) and Durrett and Klein (2013).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimx.lexicon.load import words
from claimx.schema.article import Section
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.syntax import labels
from claimx.syntax.coref.draft import Draft
from claimx.syntax.coref.scene import Scene

#: Endings of names that tell of gender in many languages, where the name is not known.
_ENDINGS = "aeio"
#: Clauses that "it" may stand for in advance.
_CLAUSAL = ("csubj", "csubj:pass", "ccomp", "xcomp", "advcl", "acl:relcl")
_SUBJECTS = ("subj", "pass")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that a pronoun may mean, and its entity's index. `rank` counts the other entities
    among the candidates that stand nearer."""

    mention: Mention
    entity: int
    rank: int


def pronoun_class(pronoun: Mention) -> str:
    """``h`` for he and she, ``i`` for it, ``t`` for they."""
    if pronoun.gender in ("m", "f"):
        return "h"
    return "i" if pronoun.gender == "n" else "t"


def form_of(scene: Scene, pronoun: Mention) -> str:
    """``r`` reflexive, ``p`` possessive, ``s`` subject, ``o`` anything else."""
    if scene.tree.tokens.lower[pronoun.head].endswith(("self", "selves")):
        return "r"
    function = scene.place(pronoun.head)[1]
    return "p" if function == "poss" else "s" if function in _SUBJECTS else "o"


def none_features(scene: Scene, pronoun: Mention, candidates: Sequence[Candidate]) -> list[str]:
    """What speaks for no antecedent at all."""
    tree = scene.tree
    kind = pronoun_class(pronoun)
    form = form_of(scene, pronoun)
    near = sum(c.mention.sentence >= pronoun.sentence - 1 for c in candidates)
    found = [
        f"none|{kind}",
        f"none|{kind}|{form}",
        f"none|{kind}|{min(near, 3)}",
        f"none|{kind}|{min(pronoun.sentence, 2)}",
    ]
    if kind == "i":
        governor = tree.heads[pronoun.head]
        clausal = any(tree.labels[c] in _CLAUSAL and c > governor for c in tree.children[governor])
        found.append(f"none|i|{form}|{tree.tokens.upos[governor]}|{'c' if clausal else '-'}")
        if form != "p":
            found.append(f"none|i|{form}|{tree.tokens.lemmas[governor]}")
    return found


def pair_features(
    scene: Scene, pronoun: Mention, candidates: Sequence[Candidate], drafts: Sequence[Draft],
    last: int | None,
) -> list[list[str]]:  # fmt: skip
    """The features of every candidate."""
    sizes = {c.entity: len(drafts[c.entity].mentions) for c in candidates}
    about = pronoun_class(pronoun), form_of(scene, pronoun)
    found = []
    for candidate in candidates:
        others = max((n for k, n in sizes.items() if k != candidate.entity), default=0)
        draft = drafts[candidate.entity]
        found.append(_features(scene, pronoun, about, candidate, draft, last, others))
    return found


def _features(
    scene: Scene, pronoun: Mention, about: tuple[str, str], candidate: Candidate, draft: Draft,
    last: int | None, others: int,
) -> list[str]:  # fmt: skip
    """The features of one pair. `about` are the pronoun's class and form, `draft` is the
    candidate's entity, its earlier pronouns included,
    `last` the entity of the last pronoun of the same words that was resolved, `others` the size of
    the largest other entity among the candidates."""
    kind, form = about
    mention = candidate.mention
    tokens = scene.tree.tokens
    distance = "a" if mention.index > pronoun.index else str(
        min(pronoun.sentence - mention.sentence, 3)
    )  # fmt: skip
    _, function, clause = scene.place(mention.head)
    what = _what(scene, mention)
    path = way(scene, pronoun, clause) if mention.sentence == pronoun.sentence else "-"
    size = len(draft.mentions)
    found = [
        f"{kind}{form} d{distance}",
        f"{kind}{form} d{distance} {function}",
        f"{kind} d{distance} {what}",
        f"{kind} {what} {function}",
        f"{kind} r{min(candidate.rank, 3)} d{distance}",
        f"{kind} {mention.type.value} {what}",
        f"{kind} n{min(size, 6) if size < 6 else 6 + (size > 9)}",
        f"{kind}{form} top {'alone' if not others else (size > others) - (size < others)}",
        f"{kind} {gender_evidence(pronoun, draft)} {what}",
    ]
    if what == "pro":
        known = "named" if draft.names else "described" if draft.nouns else "nothing"
        found.append(f"{kind} pro {known}")
    if mention.sentence == pronoun.sentence:
        found.append(f"{kind}{form} {path} {function}{distance if distance == 'a' else ''}")
        found.append(f"{kind} {path} {distance}")
    else:
        first = scene.tree.tokens.sentences[mention.sentence].start
        depth = min(len(scene.above(clause)), 2)
        found.append(f"{kind}{form} depth{depth} {function} d{distance}")
        found.append(f"{kind} first{int(mention.full.start - first < 2)} d{distance}")
    if last is not None:
        again = f"last{int(last == candidate.entity)}"
        found.append(f"{kind} {again} {'0' if distance == '0' else '-'}")
        found.append(f"{kind}{form} {again}")
    quoted = scene.quoted
    found.append(f"{kind} q{int(quoted[pronoun.head])}{int(quoted[mention.head])} {path[:3]}")
    section = tokens.sentences[mention.sentence].section
    if section is not Section.BODY and section is not Section.QUOTE:
        found.append(f"{kind} {section.value}")
    _add_phrase(scene, mention, kind, found)
    if form == "p":
        found.append(f"{kind} owner {_ownership(scene, pronoun, mention)}")
    found.append(f"{kind}{form} again {_again(scene, pronoun, draft)}")
    _add_verbs(scene, pronoun, mention, clause, function, kind, found)
    return found


def _what(scene: Scene, mention: Mention) -> str:
    """Kind of the candidate: name, surname alone, description by its determiner, pronoun."""
    if mention.kind is MentionKind.NAME:
        return "name" if len(mention.extent) > 1 else "name1"
    if mention.kind is MentionKind.PRONOUN:
        return "pro"
    determiner = scene.tree.child(mention.head, labels.DETERMINER)
    if determiner is not None:
        return "def" if scene.tree.tokens.lower[determiner] in words("definite_determiners") else (
            "indef")  # fmt: skip
    return "poss" if scene.tree.child(mention.head, labels.POSSESSIVE) is not None else "bare"


def gender_evidence(pronoun: Mention, draft: Draft) -> str:
    """How the entity's gender is known, if it is."""
    if pronoun.gender not in ("m", "f"):
        return draft.number or "?"
    if draft.sure:
        return "sure"
    if draft.gender:
        return "given"
    if draft.first:
        return "first" if draft.first == pronoun.gender else "last"
    ending = draft.names[0][0][-1:] if draft.names else "-"
    return f"open{pronoun.gender}{ending if ending in _ENDINGS else ''}"


def way(scene: Scene, pronoun: Mention, clause: int) -> str:
    """From the clause of the candidate to that of the pronoun: the same (or one that shares its
    subject), down, up or across. Levels are counted by the labels that change."""
    own = scene.place(pronoun.head)[2]
    if own == clause:
        return "same"
    for name, start, goal in (("down", own, clause), ("up", clause, own)):
        step, before = -1, "same"
        for above, label in scene.above(start):
            step, before = step + (label != before), label
            if above == goal:
                return f"{name}{min(step, 2)}{label}" if step >= 0 else "same"
    return "across"


def _ownership(scene: Scene, pronoun: Mention, mention: Mention) -> str:
    """How the thing possessed stands to the candidate: coordinated with it ("Han and *his wife*"),
    in apposition, an argument of the same verb ("Han sold *his house*") …"""
    tree = scene.tree
    host = tree.heads[pronoun.head]
    label = tree.labels[host]
    above = tree.heads[host]
    if above == mention.head and label in ("conj", "appos", "nmod"):
        return label
    if above == tree.heads[mention.head]:
        return f"mate {label} {tree.labels[mention.head]}"
    return "-"


def _again(scene: Scene, pronoun: Mention, draft: Draft) -> str:
    """Where in the rest of the sentence the entity is named again: "When he left, *Han* …"."""
    own = scene.place(pronoun.head)[2]
    for k in draft.mentions:
        other = scene.mentions[k]
        if k > pronoun.index and other.sentence == pronoun.sentence:
            _, function, clause = scene.place(other.head)
            side = "same" if clause == own else "above" if any(
                clause == c for c, _ in scene.above(own)) else "other"  # fmt: skip
            return f"{side} {function}"
    return "-"


def _add_phrase(scene: Scene, mention: Mention, kind: str, found: list[str]) -> None:
    """The phrase around the candidate: of whom it is part, with whom it is coordinated."""
    tree = scene.tree
    first, function, _ = scene.place(mention.head)
    if first != mention.head or any(tree.labels[c] == "conj" for c in tree.children[mention.head]):
        found.append(f"{kind} coordinated{int(first != mention.head)}")
    if function in ("poss", "nmod"):
        host = scene.mention_at.get(tree.heads[first])
        person = host is not None and host.type is EntityType.PERSON
        found.append(f"{kind} in {function} {'person' if person else '-'}")
    elif tree.child(mention.head, labels.POSSESSIVE) is not None:
        found.append(f"{kind} has poss")


def _add_verbs(
    scene: Scene, pronoun: Mention, mention: Mention, clause: int, function: str, kind: str,
    found: list[str],
) -> None:  # fmt: skip
    """Parallel functions and predicates, and the conjunction that opens the pronoun's clause."""
    tree = scene.tree
    _, own_function, own = scene.place(pronoun.head)
    lemmas = tree.tokens.lemmas
    if own_function == function:
        found.append(f"{kind} parallel {function}{'v' if lemmas[own] == lemmas[clause] else ''}")
    if mention.sentence == pronoun.sentence and own != clause:
        mark = tree.child(own, labels.MARK)
        if mark is not None:
            found.append(f"{kind} {tree.tokens.lower[mark]} {function}")
