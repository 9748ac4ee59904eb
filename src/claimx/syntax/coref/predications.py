"""What is said of a name where it stands: appositions, predicate nouns, posts before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from claimx.lexicon import places
from claimx.lexicon.load import words
from claimx.schema.clause import Clause, ClauseKind
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.syntax import labels
from claimx.syntax.coref.draft import PLACES, TIMES
from claimx.syntax.coref.phrases import count
from claimx.syntax.mentions.types import noun_type
from claimx.syntax.tree import Tree

#: Clauses that say of a name what it is: "Han, an envoy", "Han is an envoy", "the envoy Han".
_PREDICATING = (ClauseKind.APPOSITION, ClauseKind.COPULA, ClauseKind.TITLE)

#: What takes a part of something says of nothing what it is ("the town is *part* of the county").
_PARTS = ("part", "portion", "half")

#: Verbs that say of somebody described who it is.
_IDENTIFYING = ("identify", "name")


def predications(
    tree: Tree, mentions: Sequence[Mention], clauses: Sequence[Clause]
) -> dict[int, int]:
    """Head token of an appositive or predicate noun → head token of what it describes; also "the
    city *of* New Orleans"."""
    found = {**_borne_posts(mentions), **_fronted(tree, mentions)}
    by_head = {mention.head: mention for mention in mentions}
    for clause in clauses:
        if clause.kind is ClauseKind.NOUN and clause.lemma in words("gpes"):
            inner = clause.argument("of")
            part = any(tree.tokens.lower[c] in words("directions")
                       for c in tree.children[clause.head])  # fmt: skip
            named = by_head.get(inner.head) if inner is not None and not part else None
            if named is not None and named.kind is MentionKind.NAME and named.type in PLACES:
                found[clause.head] = named.head
        if clause.kind is ClauseKind.VERB and clause.lemma in _IDENTIFYING:
            found.update(_identified(clause, by_head))
        if clause.kind not in _PREDICATING or clause.lemma in _PARTS:
            continue
        subject = clause.argument("subject")
        predicate = by_head.get(clause.head)
        if subject is None or predicate is None or predicate.kind is not MentionKind.NOMINAL:
            continue
        described = by_head.get(subject.head)
        if described is None or clause.negations or len(subject.members) > 1:
            continue
        if clause.kind is ClauseKind.COPULA and (
            described.kind is MentionKind.PRONOUN or _locates(tree, clause.head)
        ):
            continue
        if _describes(tree, predicate, described):
            found[clause.head] = subject.head
    return found


def _identified(clause: Clause, by_head: Mapping[int, Mention]) -> dict[int, int]:
    """ "The *attacker* was identified as Lars Nilsen"."""
    who, name = clause.argument("object"), clause.argument("as")
    if who is None or name is None or clause.negations:
        return {}
    known, named = by_head.get(who.head), by_head.get(name.head)
    fits = known is not None and named is not None and (
        (known.kind, named.kind) == (MentionKind.NOMINAL, MentionKind.NAME)
        and known.type is named.type is EntityType.PERSON and known.number == named.number == "sing"
        and len(name.members) == 1
    )  # fmt: skip
    return {who.head: name.head} if fits else {}


def _locates(tree: Tree, predicate: int) -> bool:
    """True for "Han is *in jail*", which does not say what Han is."""
    return tree.child(predicate, labels.CASE) is not None


def _borne_posts(mentions: Sequence[Mention]) -> dict[int, int]:
    """"Minister of Information | Amal Haddad": the post right before a name describes it."""
    ends = {
        mention.extent.end: mention.head for mention in mentions
        if mention.kind is MentionKind.NOMINAL and mention.type is EntityType.PERSON
    }  # fmt: skip
    return {
        ends[mention.extent.start]: mention.head for mention in mentions
        if mention.kind is MentionKind.NAME and mention.extent.start in ends
        and mention.type is EntityType.PERSON and mention.number == "sing"
    }  # fmt: skip


def _fronted(tree: Tree, mentions: Sequence[Mention]) -> dict[int, int]:
    """"A former nurse, Silva resigned": what parsers read as two subjects of one verb."""
    found = {}
    for one, other in pairwise(mentions):
        pair = one.kind is MentionKind.NOMINAL and other.kind is MentionKind.NAME
        if pair and one.type is other.type is EntityType.PERSON and other.number == "sing" and (
            tree.heads[one.head] == tree.heads[other.head]
            and tree.labels[one.head] in labels.ANY_SUBJECT
            and tree.labels[other.head] in labels.ANY_SUBJECT
        ):  # fmt: skip
            found[one.head] = other.head
    return found


def _describes(tree: Tree, predicate: Mention, described: Mention) -> bool:
    """Whether the two can be one thing, by number and type."""
    counts = {count(tree, described), count(tree, predicate)} - {""}
    if len(counts) > 1:  # a list read as an apposition: "five girls, *two boys*"
        return False
    if {predicate.type, described.type} == {EntityType.PERSON, EntityType.GROUP}:
        return False  # "the dead were three men and *a woman*"
    if predicate.type in TIMES or described.type in TIMES:  # "the Sun is 150 million km away"
        return False
    case = tree.child(predicate.head, labels.CASE)
    if case is not None and described.head < case:  # "Han is in critical condition"
        return False
    if described.type is EntityType.PERSON and described.kind is MentionKind.NAME:
        kind = noun_type(tree.tokens.lemmas[predicate.head])
        body = kind in (EntityType.ORG, EntityType.FAC) and not described.gender  # no person at all
        if predicate.type is not EntityType.PERSON and kind is not None and not body:
            return False
    if described.type is EntityType.ORG and described.kind is MentionKind.NAME and (
        predicate.type is EntityType.PERSON and len(described.extent) > 1
    ):  # fmt: skip
        return False
    known = places.place_type(tree.tokens.text(described.extent)) is not None
    return not (known and described.type in PLACES and predicate.type not in PLACES)
