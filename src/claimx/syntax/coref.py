"""Mentions to entities, by stated rules; every link keeps the name of its rule.

In the order of the text, each mention joins an earlier entity or opens a new one:

* a name joins an entity that has the same name, of which it is the surname or the given name, the
  acronym, or the same country ("Canadian" before a noun → Canada);
* a description in apposition, or predicated with a copula, joins the entity of its subject;
* a definite description joins the latest entity that was described by the same noun;
* a pronoun joins the entity that agrees in number and gender and scores best by nearness and
  function: subjects before objects, the same sentence and the one before it before others (after
  Lappin & Leass 1994, simplified). "I" and "we" stay unresolved here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimx.lexicon import places
from claimx.lexicon.load import words
from claimx.schema.article import Section
from claimx.schema.clause import Clause, ClauseKind
from claimx.schema.mention import Entity, EntityType, Mention, MentionKind
from claimx.syntax import labels
from claimx.syntax.tree import Tree

_THINGS = (EntityType.ORG, EntityType.GPE, EntityType.FAC, EntityType.LOC, EntityType.EVENT,
           EntityType.PRODUCT, EntityType.WORK, EntityType.LAW, EntityType.OTHER)  # fmt: skip
#: Clauses that say of a name what it is: "Han, an envoy", "Han is an envoy", "the envoy Han".
_PREDICATING = (ClauseKind.APPOSITION, ClauseKind.COPULA, ClauseKind.TITLE)
_PLACES = (EntityType.GPE, EntityType.LOC)
_TIMES = frozenset({EntityType.DATE, EntityType.TIME, EntityType.CARDINAL, EntityType.MONEY,
                    EntityType.PERCENT, EntityType.QUANTITY, EntityType.ORDINAL})  # fmt: skip
_CORPORATE = frozenset({"inc", "inc.", "ltd", "ltd.", "plc", "corp", "corp.", "co", "co.", "the",
                        "gmbh", "sa", "ag", "llc", "'s", "’s", "a", "an"})  # fmt: skip

#: A pronoun looks back over this many sentences. Chosen: in GUM train news, 97 % of the nearest
#: antecedents stand within three sentences.
_REACH = 3


@dataclass(slots=True)
class _Draft:
    """An entity in the making."""

    type: EntityType
    names: list[tuple[str, ...]] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    number: str = ""
    gender: str = ""


def find_entities(
    tree: Tree, mentions: Sequence[Mention], clauses: Sequence[Clause]
) -> tuple[tuple[Entity, ...], dict[int, int]]:
    """The entities in the order of their first mention, and mention index → entity index."""
    predicated = _predications(tree, mentions, clauses)
    described: dict[int, list[int]] = {}
    for description, subject in predicated.items():
        described.setdefault(subject, []).append(description)
    drafts: list[_Draft] = []
    entity_of: dict[int, int] = {}
    entity_at: dict[int, int] = {}  # by head token
    for mention in mentions:
        if mention.kind is MentionKind.PRONOUN:
            target, reason = _pronoun(tree, mention, mentions, drafts, entity_of)
        elif mention.kind is MentionKind.NAME:
            before = described.get(mention.head, ())
            target, reason = _named(tree, mention, drafts, before, entity_at)
        else:
            target = entity_at.get(predicated.get(mention.head, -1))
            reason = "apposition"
            if target is None:
                target, reason = _description(tree, mention, mentions, drafts)
        if target is None:
            target = len(drafts)
            drafts.append(_Draft(mention.type))
        _join(tree, drafts[target], mention, reason)
        entity_of[mention.index] = target
        entity_at.setdefault(mention.head, target)
    entities = tuple(_freeze(tree, draft, k, mentions) for k, draft in enumerate(drafts))
    return entities, entity_of


def _predications(
    tree: Tree, mentions: Sequence[Mention], clauses: Sequence[Clause]
) -> dict[int, int]:
    """Head token of an appositive or predicate noun → head token of what it describes; also "the
    city *of* New Orleans"."""
    found: dict[int, int] = {}
    by_head = {mention.head: mention for mention in mentions}
    for clause in clauses:
        if clause.kind is ClauseKind.NOUN and clause.lemma in words("gpes"):
            inner = clause.argument("of")
            named = by_head.get(inner.head) if inner is not None else None
            if named is not None and named.kind is MentionKind.NAME and named.type in _PLACES:
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
        known = places.place_type(tree.tokens.text(described.extent)) is not None
        if known and described.type in _PLACES and predicate.type not in _PLACES:
            continue
        if clause.kind is not ClauseKind.COPULA or described.kind is not MentionKind.PRONOUN:
            found[clause.head] = subject.head
    return found


def _named(
    tree: Tree, mention: Mention, drafts: Sequence[_Draft], descriptions: Sequence[int],
    entity_at: Mapping[int, int],
) -> tuple[int | None, str]:  # fmt: skip
    """The entity of the same name; else ("a former minister, Han") that of a nameless description
    before it. `descriptions` are the heads of what is predicated of the name."""
    found = _name(tree, mention, drafts)
    if found[0] is not None:
        return found
    for description in descriptions:
        if description < mention.head:
            target = entity_at.get(description)
            if target is None or not drafts[target].names:
                return target, "apposition"
    return None, "name"


def _description(
    tree: Tree, mention: Mention, mentions: Sequence[Mention], drafts: Sequence[_Draft]
) -> tuple[int | None, str]:
    found = _definite(tree, mention, mentions, drafts)
    return found if found[0] is not None else _headlined(tree, mention, mentions, drafts)


def _headlined(
    tree: Tree, mention: Mention, mentions: Sequence[Mention], drafts: Sequence[_Draft]
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


def _key(tree: Tree, mention: Mention) -> tuple[str, ...]:
    extent = mention.extent
    found = tuple(
        w.strip(".") if len(w) > 2 else w
        for w in tree.tokens.lower[extent.start : extent.end] if w not in _CORPORATE
    )  # fmt: skip
    return found or tuple(tree.tokens.lower[extent.start : extent.end])


def _name(tree: Tree, mention: Mention, drafts: Sequence[_Draft]) -> tuple[int | None, str]:
    """The latest entity with a matching name."""
    key = _key(tree, mention)
    country = _country(tree, mention)
    for k in range(len(drafts) - 1, -1, -1):
        draft = drafts[k]
        if not draft.names or draft.type in _TIMES:
            continue
        if key in draft.names:
            return k, "name"
        if country is not None and (country.lower(),) in draft.names:
            return k, "country"
        if _person_like(mention.type) and _person_like(draft.type):
            reason = _part_of_person(key, draft, mention)
        else:
            reason = _part_of_body(tree, key, draft, mention)
        if reason:
            return k, reason
    return None, "name"


def _person_like(type_: EntityType) -> bool:
    return type_ in (EntityType.PERSON, EntityType.OTHER)


def _part_of_person(key: tuple[str, ...], draft: _Draft, mention: Mention) -> str:
    """Surname or given name of a fuller name; two given names exclude each other."""
    if len(key) > 1 and any(
        len(name) > 1 and not set(name) <= set(key) and not set(key) <= set(name)
        for name in draft.names
    ):
        return ""
    for name in draft.names:
        shorter, longer = sorted((key, name), key=len)
        if len(shorter) == len(longer):
            continue
        if mention.gender and draft.gender and mention.gender != draft.gender:
            continue
        if len(shorter) == 1 and shorter[0] == longer[-1]:
            return "surname"
        if len(shorter) == 1 and shorter[0] == longer[0]:
            return "given-name"
        if len(shorter) > 1 and longer[-len(shorter) :] == shorter:
            return "surname"
        if len(shorter) > 1 and shorter[0] == longer[0] and shorter[-1] == longer[-1]:
            return "full-name"
    return ""


def _part_of_body(tree: Tree, key: tuple[str, ...], draft: _Draft, mention: Mention) -> str:
    """Acronym, or a name shortened from the right ("Valdora" for "Valdora Holdings")."""
    compatible = mention.type == draft.type or EntityType.OTHER in (mention.type, draft.type)
    for name in draft.names:
        if len(key) == 1 and len(name) > 1:
            letters = "".join(w[0] for w in name if w not in ("of", "the", "and", "for", "'s"))
            plain = key[0].replace(".", "")
            if tree.tokens.words[mention.head].isupper() and plain == letters:
                return "acronym"
        shortened = len(key) < len(name) and name[: len(key)] == key
        if compatible and shortened and mention.type not in (*_PLACES, EntityType.PERSON):
            return "short-name"
    return ""


def _country(tree: Tree, mention: Mention) -> str | None:
    """The country of a place name or of a demonym before a noun (not of "Canadians")."""
    text = tree.tokens.text(mention.extent)
    if mention.type in _PLACES:
        return places.country_of(text)
    if mention.type is EntityType.NORP and mention.extent == mention.full:
        return places.country_of_demonym(text)
    return None


def _definite(
    tree: Tree, mention: Mention, mentions: Sequence[Mention], drafts: Sequence[_Draft]
) -> tuple[int | None, str]:
    """"the minister": the latest entity described by that noun, of the same number."""
    tokens = tree.tokens
    determiner = tree.child(mention.head, labels.DETERMINER)
    definite = determiner is not None and tokens.lower[determiner] in ("the", "this", "that")
    if not definite or mention.type in _TIMES:
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


def _kind_of(lemma: str, draft: _Draft) -> bool:
    """"the company", "the city", "the country" after a name of that kind."""
    if not draft.names:
        return False
    if lemma in ("company", "firm") and draft.type is EntityType.ORG:
        return True
    return lemma == "country" and draft.type is EntityType.GPE and (
        places.country_of(" ".join(draft.names[0])) is not None
    )  # fmt: skip


def _pronoun(
    tree: Tree, mention: Mention, mentions: Sequence[Mention], drafts: Sequence[_Draft],
    entity_of: dict[int, int],
) -> tuple[int | None, str]:  # fmt: skip
    word = tree.tokens.lower[mention.head]
    reason = f"pronoun:{word}"
    if mention.number == "" or word in words("unresolved_pronouns"):
        return None, reason
    best, best_score = None, 0.0
    for other in reversed(mentions[: mention.index]):
        distance = mention.sentence - other.sentence
        if distance > _REACH:
            break
        entity = entity_of[other.index]
        score = _salience(tree, mention, other, distance, drafts[entity])
        if score > best_score:
            best, best_score = entity, score
    return best, reason


def _salience(
    tree: Tree, pronoun: Mention, other: Mention, distance: int, draft: _Draft
) -> float:
    """0 if the two cannot corefer, else how likely the antecedent is (weights set by hand)."""
    if not _agrees(pronoun, other, draft) or _binds(tree, pronoun, other):
        return 0.0
    score = 100.0 / (1 + distance)
    label = tree.labels[other.head]
    if label in labels.ANY_SUBJECT:
        score *= 1.6
    elif label == "nmod:poss" or label in labels.PRENOMINAL:
        score *= 0.7
    elif label in ("obl", "nmod"):
        score *= 0.8
    if other.kind is MentionKind.NAME:
        score *= 1.15
    elif other.kind is MentionKind.NOMINAL and pronoun.gender in ("m", "f") and not draft.names:
        score *= 0.5
    if tree.labels[pronoun.head] == label and distance:
        score *= 1.1
    return score * (1 + 0.1 * min(len(draft.mentions), 8))


def _agrees(pronoun: Mention, other: Mention, draft: _Draft) -> bool:
    if draft.type in _TIMES or other.type in _TIMES:
        return False
    if pronoun.gender in ("m", "f"):
        if draft.type not in (EntityType.PERSON, EntityType.OTHER):
            return False
        if draft.type is EntityType.OTHER and not draft.names:
            return False
        return draft.gender in ("", pronoun.gender) and draft.number != "plur"
    if pronoun.gender == "n":
        return draft.type in _THINGS and draft.number != "plur"
    plural = draft.number == "plur" or draft.type in (EntityType.GROUP, EntityType.ORG)
    return plural and draft.type not in _PLACES


def _binds(tree: Tree, pronoun: Mention, other: Mention) -> bool:
    """Binding: a plain pronoun is not its own clause-mate's subject ("he saw him"), and a
    possessive is not the phrase that it stands in."""
    if pronoun.head in other.full and other.head != pronoun.head:
        return True
    reflexive = tree.tokens.lower[pronoun.head].endswith(("self", "selves"))
    possessive = tree.labels[pronoun.head] == "nmod:poss"
    same_clause = tree.heads[pronoun.head] == tree.heads[other.head]
    return same_clause and not reflexive and not possessive


def _join(tree: Tree, draft: _Draft, mention: Mention, reason: str) -> None:
    draft.mentions.append(mention.index)
    draft.reasons.append(reason)
    draft.number = draft.number or mention.number
    draft.gender = draft.gender or mention.gender
    if mention.kind is MentionKind.NAME:
        if draft.type in (EntityType.OTHER, EntityType.GROUP) or not draft.names:
            draft.type = mention.type if mention.type is not EntityType.OTHER else draft.type
        draft.names.append(_key(tree, mention))
        country = _country(tree, mention)
        if country is not None:
            draft.names.append((country.lower(),))
        for k in range(mention.titles.start, mention.titles.end) if mention.titles else ():
            draft.nouns.add(tree.tokens.lemmas[k])
    elif mention.kind is MentionKind.NOMINAL:
        draft.nouns.add(tree.tokens.lemmas[mention.head])
        if reason == "apposition" and mention.type is EntityType.PERSON:
            draft.type = EntityType.PERSON  # what is said of a name outweighs what it looks like


def _freeze(tree: Tree, draft: _Draft, index: int, mentions: Sequence[Mention]) -> Entity:
    """The fullest name names the entity; a demonym only if there is nothing else."""
    texts = [(mentions[m], tree.tokens.text(mentions[m].extent)) for m in draft.mentions]
    ranked = sorted(
        texts, key=lambda pair: (_rank(pair[0]), -len(pair[1]), pair[0].index)
    )
    name = ranked[0][1]
    spoken = [text for mention, text in texts if mention.kind is not MentionKind.PRONOUN]
    aliases = tuple(dict.fromkeys(text for text in spoken if text != name))
    return Entity(f"e{index + 1}", name, draft.type, aliases, tuple(draft.mentions),
                  tuple(draft.reasons))  # fmt: skip


def _rank(mention: Mention) -> int:
    if mention.kind is MentionKind.NAME:
        return 1 if mention.type is EntityType.NORP else 0
    return 2 if mention.kind is MentionKind.NOMINAL else 3
