"""How clauses hang together: which clause a clause depends on, and in what way."""

from __future__ import annotations

from claimx.schema.clause import ClauseKind, Form, Link
from claimx.syntax import labels
from claimx.syntax.clauses.draft import Draft
from claimx.syntax.tree import Tree


def link_clauses(tree: Tree, drafts: dict[int, Draft]) -> None:
    """Sets `parent` (a head token) and `link` on every draft."""
    for i, draft in drafts.items():
        draft.parent = _parent(tree, drafts, i)
        draft.link = _link(tree, drafts, draft)


def _parent(tree: Tree, drafts: dict[int, Draft], i: int) -> int | None:
    """The nearest ancestor that heads a clause."""
    head = tree.heads[i]
    while True:
        if head == i:
            return None
        if head in drafts:
            return head
        if tree.heads[head] == head:
            return None
        head = tree.heads[head]


def _link(tree: Tree, drafts: dict[int, Draft], draft: Draft) -> Link:
    i = draft.head
    label = tree.labels[i]
    if draft.parent is None:
        return Link.ROOT
    parent = drafts[draft.parent]
    to_noun = parent.kind not in (ClauseKind.VERB, ClauseKind.COPULA)
    if draft.kind not in (ClauseKind.VERB, ClauseKind.COPULA):
        return Link.CONJUNCT if label == "conj" and not to_noun else Link.NOMINAL
    if label == labels.CONJUNCT:
        return Link.CONJUNCT
    if label == labels.PARATAXIS:
        return _parataxis(tree, parent, draft)
    if label in (labels.CONTENT, "csubj", "csubj:pass"):
        return Link.NOUN_CONTENT if to_noun else Link.CONTENT
    if label == labels.OPEN:
        return Link.OPEN
    if label in labels.RELATIVES or label == "amod":
        return Link.RELATIVE
    if label == "acl":
        infinitive = draft.form is Form.INFINITIVE
        content = infinitive or draft.marker in ("that", "of", "for", "whether")
        return Link.NOUN_CONTENT if content else Link.RELATIVE
    if label in labels.ADVERBIALS:
        plain_infinitive = draft.form is Form.INFINITIVE and draft.marker in ("to", "")
        return Link.PURPOSE if plain_infinitive else Link.ADVERBIAL
    return Link.NOMINAL if to_noun else Link.CONTENT


def _parataxis(tree: Tree, parent: Draft, draft: Draft) -> Link:
    """In "…, police said" the short clause is the parenthesis; in "He said: …" the longer one is
    the content, whichever of the two the parser put on top."""
    verb = draft.head
    own_content = any(
        tree.labels[c] in (labels.CONTENT, labels.OPEN, "obj") for c in tree.children[verb]
    )
    if draft.has("subject") and not own_content and tree.last[verb] - tree.first[verb] < 25:
        return Link.PARENTHETICAL
    speaking = not any(
        tree.labels[c] in (labels.CONTENT, "obj") for c in tree.children[parent.head]
    )
    after_colon = any(
        tree.tokens.words[k] in (":", '"', ",") for k in range(parent.head, draft.head)
    )
    if draft.head > parent.head and speaking and after_colon and parent.has("subject"):
        return Link.CONTENT
    return Link.CONJUNCT
