"""What the structure of a sentence allows a pronoun to mean, and what it does not (after Chomsky's
binding conditions, as far as they help)."""

from __future__ import annotations

from functools import cache

from claimx.lexicon.load import table
from claimx.schema.mention import Mention, MentionKind
from claimx.syntax import labels
from claimx.syntax.coref.features import form_of, way
from claimx.syntax.coref.scene import Scene

_SUBJECTS = ("subj", "pass")
_RELATIVES = ("WP", "WP$", "WDT")


@cache
def _reporting() -> frozenset[str]:
    return frozenset(row["lemma"] for row in table("reporting_verbs"))


def relative_antecedent(scene: Scene, pronoun: Mention) -> Mention | None:
    """What a relative pronoun stands for: the noun that its clause modifies."""
    tree = scene.tree
    if tree.tokens.tags[pronoun.head] not in _RELATIVES:
        return None
    clause = scene.place(pronoun.head)[2]
    if tree.labels[clause] not in labels.RELATIVES:
        return None
    return scene.mention_at.get(tree.heads[clause])


def speakers(scene: Scene, pronoun: Mention) -> list[Mention]:
    """Who says the words in quotation marks that the pronoun is part of: in them the speaker is
    "I". Only where the subject is quoted too, not in: Han said he would "do *his* best"."""
    quoted, tree = scene.quoted, scene.tree
    if not quoted[pronoun.head] or pronoun.gender not in ("m", "f"):
        return []
    own = scene.place(pronoun.head)[2]
    subjects = [c for c in tree.children[own] if tree.labels[c] in labels.ANY_SUBJECT]
    if not any(quoted[c] for c in subjects):
        return []
    sentences = tree.tokens.sentences
    opening = pronoun.sentence
    while opening and quoted[sentences[opening].start - 1] and (
        sentences[opening].block == sentences[opening - 1].block
    ):  # fmt: skip
        opening -= 1
    found = []
    for head in range(sentences[opening].start, sentences[pronoun.sentence].end):
        mention = scene.mention_at.get(head)
        if mention is not None and not quoted[head]:
            _, function, clause = scene.place(head)
            if function in _SUBJECTS and tree.tokens.lemmas[clause] in _reporting():
                found.append(mention)
    return found


def told_of(scene: Scene, pronoun: Mention) -> list[Mention]:
    """Whom the speaker tells of: in "Kevin Marsh, *he* said, fled" Marsh is not the speaker. Behind
    a semicolon another statement begins ("Basu met Fisher; *he* wrote …")."""
    tree = scene.tree
    verb = tree.heads[pronoun.head]
    if tree.labels[pronoun.head] not in labels.ANY_SUBJECT or (
        tree.tokens.lemmas[verb] not in _reporting()
    ):  # fmt: skip
        return []
    told = [c for c in tree.children[verb] if tree.labels[c] == labels.CONTENT]
    if tree.labels[verb] == "parataxis":
        told.append(tree.heads[verb])
    subjects = (
        c for clause in told for c in (clause, *tree.children[clause])
        if tree.labels[c] in labels.ANY_SUBJECT and c < pronoun.head
        and ";" not in tree.tokens.lower[c : pronoun.head]
    )
    mentions = (scene.mention_at.get(c) for c in subjects)
    return [m for m in mentions if m is not None and m.kind is MentionKind.NAME]


def foreseen(scene: Scene, pronoun: Mention, other: Mention) -> bool:
    """Cataphora: the pronoun stands below the later mention, which is no thing of its own ("When
    she arrived, *Merkel* …", not "he said *his father* …")."""
    _, function, clause = scene.place(other.head)
    if function not in _SUBJECTS and other.kind is not MentionKind.NAME:
        return False
    if scene.tree.child(other.head, labels.POSSESSIVE) is not None:
        return False
    path = way(scene, pronoun, clause)
    return path.startswith("down") or (
        path == "same" and scene.place(pronoun.head)[1] not in _SUBJECTS
    )


def predicated(scene: Scene, mention: Mention) -> bool:
    """True for what is only said of something: "Han is *a spy*"."""
    return mention.kind is MentionKind.NOMINAL and (
        scene.tree.child(mention.head, labels.COPULA) is not None
    )


def clause_mates(scene: Scene, pronoun: Mention) -> list[Mention]:
    """Binding: a plain pronoun is none of the other arguments of its own verb ("he saw him"), nor
    what the verb modifies ("the man who saw him")."""
    form = form_of(scene, pronoun)
    if form in ("r", "p"):
        return []
    tree = scene.tree
    first, function, _ = scene.place(pronoun.head)
    if function == "nmod":
        return []
    governor = tree.heads[first]
    found = [scene.mention_at[c] for c in tree.children[governor]
             if c != first and c in scene.mention_at]  # fmt: skip
    antecedent = scene.mention_at.get(tree.heads[governor])
    if tree.labels[governor] in labels.RELATIVES and antecedent is not None:  # "Hunt, who saw him"
        found.append(antecedent)
    return found
