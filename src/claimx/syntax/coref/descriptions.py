"""Which entity a description describes: appositions, predications, "the minister" again."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.lexicon import places
from claimx.lexicon.load import words
from claimx.schema.article import Section
from claimx.schema.clause import Clause, ClauseKind
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.syntax import labels
from claimx.syntax.coref.draft import PLACES, TIMES, Draft
from claimx.syntax.tree import Tree

#: Clauses that say of a name what it is: "Han, an envoy", "Han is an envoy", "the envoy Han".
_PREDICATING = (ClauseKind.APPOSITION, ClauseKind.COPULA, ClauseKind.TITLE)


def predications(
    tree: Tree, mentions: Sequence[Mention], clauses: Sequence[Clause]
) -> dict[int, int]:
    """Head token of an appositive or predicate noun → head token of what it describes; also "the
    city *of* New Orleans"."""
    found = _borne_posts(mentions)
    by_head = {mention.head: mention for mention in mentions}
    for clause in clauses:
        if clause.kind is ClauseKind.NOUN and clause.lemma in words("gpes"):
            inner = clause.argument("of")
            named = by_head.get(inner.head) if inner is not None else None
            if named is not None and named.kind is MentionKind.NAME and named.type in PLACES:
                found[clause.head] = named.head
        if clause.kind not in _PREDICATING:
            continue
        subject = clause.argument("subject")
        predicate = by_head.get(clause.head)
        if subject is None or predicate is None or predicate.kind is not MentionKind.NOMINAL:
            continue
        described = by_head.get(subject.head)
        if described is None or clause.negations or len(subject.members) > 1:
            continue
        if clause.kind is ClauseKind.COPULA and described.kind is MentionKind.PRONOUN:
            continue
        if _describes(tree, predicate, described):
            found[clause.head] = subject.head
    return found


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


def _describes(tree: Tree, predicate: Mention, described: Mention) -> bool:
    """Whether the two can be one thing, by number and type."""
    counts = {_count(tree, described), _count(tree, predicate)} - {""}
    if len(counts) > 1:  # a list read as an apposition: "five girls, *two boys*"
        return False
    if predicate.type in TIMES:  # "the Sun is 150 million km away"
        return False
    if described.type is EntityType.ORG and described.kind is MentionKind.NAME and (
        predicate.type is EntityType.PERSON and len(described.extent) > 1
    ):  # fmt: skip
        return False
    known = places.place_type(tree.tokens.text(described.extent)) is not None
    return not (known and described.type in PLACES and predicate.type not in PLACES)


def described_entity(
    tree: Tree, mention: Mention, mentions: Sequence[Mention], drafts: Sequence[Draft]
) -> tuple[int | None, str]:
    found = _definite(tree, mention, mentions, drafts)
    return found if found[0] is not None else _headlined(tree, mention, mentions, drafts)


def _headlined(
    tree: Tree, mention: Mention, mentions: Sequence[Mention], drafts: Sequence[Draft]
) -> tuple[int | None, str]:
    """What the headline announced, told in the body: the same noun with the same number."""
    sentences = tree.tokens.sentences
    if sentences[mention.sentence].section is Section.HEADLINE:
        return None, "description"
    lemma, count = tree.tokens.lemmas[mention.head], _count(tree, mention)
    for k, draft in enumerate(drafts):
        first = mentions[draft.mentions[0]]
        if sentences[first.sentence].section is not Section.HEADLINE:
            break
        only = all(sentences[mentions[m].sentence].section is Section.HEADLINE
                   for m in draft.mentions)  # fmt: skip
        if only and first.number == mention.number and not draft.names and (
            lemma == tree.tokens.lemmas[first.head] and count == _count(tree, first)
        ):  # fmt: skip
            return k, "headline"
    return None, "description"


def _count(tree: Tree, mention: Mention) -> str:
    numeral = tree.child(mention.head, labels.NUMERAL)
    return tree.tokens.lower[numeral] if numeral is not None else ""


def _definite(
    tree: Tree, mention: Mention, mentions: Sequence[Mention], drafts: Sequence[Draft]
) -> tuple[int | None, str]:
    """"the minister": the latest entity described by that noun, of the same number."""
    tokens = tree.tokens
    determiner = tree.child(mention.head, labels.DETERMINER)
    definite = determiner is not None and tokens.lower[determiner] in ("the", "this", "that")
    if not definite or mention.type in TIMES:
        return None, "description"
    lemma = tokens.lemmas[mention.head]
    specific = any(
        tree.labels[c] in ("nmod", "nmod:poss", "acl:relcl", "acl")
        for c in tree.children[mention.head]
    )
    for k in range(len(drafts) - 1, -1, -1):
        draft = drafts[k]
        near = tokens.sentence_of[mention.head] - mentions[draft.mentions[-1]].sentence <= 12
        if lemma in draft.nouns and near and not specific:
            return k, "description"
        if not specific and _kind_of(lemma, draft) and near:
            return k, "description"
    return None, "description"


def _kind_of(lemma: str, draft: Draft) -> bool:
    """"the company", "the city", "the country" after a name of that kind."""
    if not draft.names:
        return False
    if lemma in ("company", "firm") and draft.type is EntityType.ORG:
        return True
    return lemma == "country" and draft.type is EntityType.GPE and (
        places.country_of(" ".join(draft.names[0])) is not None
    )  # fmt: skip
