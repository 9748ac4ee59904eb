"""All clauses of an article: find the predicates, share arguments between them, link them."""

from __future__ import annotations

from collections.abc import Iterable

from claimx.schema.clause import Argument, Clause, ClauseKind
from claimx.schema.mention import Mention
from claimx.schema.span import Extent
from claimx.syntax import labels
from claimx.syntax.clauses.draft import Draft
from claimx.syntax.clauses.link import link_clauses
from claimx.syntax.clauses.nouns import light_verbs, noun_predicates
from claimx.syntax.clauses.predicates import nominal_draft, verb_draft
from claimx.syntax.clauses.share import share_arguments
from claimx.syntax.tree import Tree, trim


def find_clauses(tree: Tree, mentions: Iterable[Mention]) -> tuple[Clause, ...]:
    """The clauses of an article in the order of their heads."""
    drafts: dict[int, Draft] = {}
    for i in range(len(tree.tokens)):
        if is_verb_predicate(tree, i):
            drafts[i] = verb_draft(tree, i)
        elif tree.child(i, labels.COPULA) is not None:
            drafts[i] = nominal_draft(tree, i, ClauseKind.COPULA, None)
    drafts.update(noun_predicates(tree, drafts, mentions))
    link_clauses(tree, drafts)
    share_arguments(tree, drafts)
    light_verbs(drafts)
    return freeze(tree, [drafts[i] for i in sorted(drafts, key=lambda i: (drafts[i].head, i))])


def is_verb_predicate(tree: Tree, i: int) -> bool:
    """True for full verbs, for auxiliaries that stand alone, and for participles before nouns."""
    upos, label = tree.tokens.upos[i], tree.labels[i]
    if label in ("aux", "aux:pass", "cop", "case", "mark", "fixed", "compound", "flat", "det"):
        return False
    if any(tree.labels[c] == labels.COPULA for c in tree.children[i]):
        return False
    if label == "amod":
        return upos == "VERB" and tree.tokens.tags[i] in ("VBN", "VBG") and tree.heads[i] > i
    return upos in labels.VERBS or (
        tree.tokens.tags[i] in ("VBD", "VBZ", "VBN") and upos not in ("NOUN", "PROPN")
        and any(tree.labels[c] in labels.ANY_SUBJECT | {"obj"} for c in tree.children[i])
    )  # fmt: skip


def freeze(tree: Tree, drafts: list[Draft]) -> tuple[Clause, ...]:
    """The lasting records; parents and clausal arguments become indices."""
    index = {draft.head: k for k, draft in enumerate(drafts)}
    frozen = []
    for k, draft in enumerate(drafts):
        arguments = tuple(
            Argument(a.role, a.head, a.extent, a.members,
                     index.get(a.head) if _clausal(drafts, index, a) else None, a.path)
            for a in draft.arguments
        )  # fmt: skip
        frozen.append(
            Clause(
                index=k, kind=draft.kind, head=draft.head, predicate=draft.predicate,
                lemma=draft.lemma, voice=draft.voice, form=draft.form, arguments=arguments,
                link=draft.link,
                parent=None if draft.parent is None else index.get(draft.parent),
                marker=draft.marker, sentence=tree.tokens.sentence_of[draft.head],
                extent=trim(tree.tokens, _whole(tree, draft)), core=_core(tree, draft),
                tense=draft.tense, light=draft.light, determiner=draft.determiner,
                auxiliaries=tuple(draft.auxiliaries), negations=tuple(draft.negations),
                adverbs=tuple(draft.adverbs), question=draft.question,
            )
        )  # fmt: skip
    return tuple(frozen)


def _clausal(drafts: list[Draft], index: dict[int, int], argument: Argument) -> bool:
    """True if the argument is itself a clause with a verb or a copula."""
    if argument.head not in index:
        return False
    return drafts[index[argument.head]].kind in (ClauseKind.VERB, ClauseKind.COPULA)


def _whole(tree: Tree, draft: Draft) -> Extent:
    outside = frozenset({"conj", "cc", "case", "appos"}) if draft.kind is not ClauseKind.VERB else (
        frozenset({"conj", "cc"})
    )  # fmt: skip
    return tree.subtree_without(draft.head, outside)


def _core(tree: Tree, draft: Draft) -> Extent:
    """Predicate and its own subject and objects, without the other circumstances."""
    start, end = draft.predicate.start, draft.predicate.end
    sentence = tree.tokens.sentence_of[draft.head]
    for argument in draft.arguments:
        if argument.path in ("shared", "control"):
            continue
        if tree.tokens.sentence_of[argument.head] == sentence:
            start, end = min(start, argument.extent.start), max(end, argument.extent.end)
    return trim(tree.tokens, Extent(start, end))
