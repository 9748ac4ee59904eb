"""Readings made by hand, in a notation that fits on a line or two.

``reading("Police said/VBD=say Han/NNP died/VBD=die .", Clause…)``: a word is ``form/TAG=lemma``; a
missing tag is guessed (function words, capitals, else a noun), a missing lemma is the lower-cased
form. ``|`` ends a sentence, ``‖`` a block; “ and ” open and close a quotation.

A clause is made by ``clause("died", subject="Han")``: tokens are named by their form (``to#2`` is
the second "to"), an argument by its phrase with ``*`` before the head (else its last word).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from claimx.schema.article import Article, Block, Quotation, Section
from claimx.schema.clause import Argument, Clause, ClauseKind, Form, Link, Voice
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.schema.reading import Reading
from claimx.schema.span import Extent
from claimx.schema.tokens import Sentence, Tokens

_TAGS = {
    "the": "DT", "a": "DT", "an": "DT", "no": "DT", "that": "IN", "of": "IN", "for": "IN",
    "by": "IN", "in": "IN", "if": "IN", "to": "TO", "not": "RB", "n't": "RB", "will": "MD",
    "would": "MD", "may": "MD", "could": "MD", "should": "MD", "must": "MD", "might": "MD",
    "can": "MD", "is": "VBZ", "was": "VBD", "were": "VBD", "are": "VBP", "been": "VBN",
    "has": "VBZ", "have": "VB", "had": "VBD", "he": "PRP", "she": "PRP", "it": "PRP", "we": "PRP",
    "i": "PRP", "they": "PRP", "and": "CC", "as": "IN", "according": "VBG", "never": "RB",
}  # fmt: skip
_UPOS = {
    "DT": "DET", "IN": "ADP", "TO": "PART", "RB": "ADV", "MD": "AUX", "PRP": "PRON", "CC": "CCONJ",
    "JJ": "ADJ", "NNP": "PROPN", "NN": "NOUN", "NNS": "NOUN", "CD": "NUM", "POS": "PART",
    "PRP$": "PRON", "WP": "PRON", "WRB": "ADV",
}  # fmt: skip
_AUXILIARY = frozenset({"is", "was", "were", "are", "been", "has", "have", "had"})


@dataclass
class Spec:
    """A clause as a test writes it."""

    head: str
    options: dict[str, str] = field(default_factory=dict)
    arguments: dict[str, str] = field(default_factory=dict)


_OPTIONS = frozenset({"kind", "link", "parent", "voice", "form", "marker", "lemma", "aux", "neg",
                      "adverbs", "tense", "determiner", "light", "question", "span"})  # fmt: skip


def clause(head: str, **words: str) -> Spec:
    """A clause: options of `schema.clause.Clause` by name, everything else is an argument role
    (``according_to`` for "according to"; ``PATH__role`` gives the argument's path)."""
    options = {k: v for k, v in words.items() if k in _OPTIONS}
    roles = {k.replace("_", " ") if k != "indirect_object" else k: v
             for k, v in words.items() if k not in _OPTIONS}  # fmt: skip
    return Spec(head, options, roles)


def reading(text: str, *specs: Spec, types: dict[str, str] | None = None,
            section: Section = Section.BODY) -> Reading:  # fmt: skip
    """The reading of `text` with the clauses `specs`; `types` gives entity types by head word."""
    tokens = _tokens(text, section)
    raw = " ".join(tokens.words)
    heads = [_token(tokens, spec.head) for spec in specs]
    clauses: list[Clause] = []
    for k, spec in enumerate(specs):
        clauses.append(_clause(tokens, k, spec, heads, [s.head for s in specs]))
    clauses = _with_extents(clauses, specs, tokens)
    mentions = _mentions(tokens, clauses, types or {})
    blocks = tuple(Block(0, len(raw), section) for _ in {s.block for s in tokens.sentences})
    return Reading(
        Article("test", raw, "", "utf-8"), blocks, tokens, mentions,
        {m.head: m.index for m in mentions}, (), {}, tuple(clauses), _quotations(tokens),
    )  # fmt: skip


def _tokens(text: str, section: Section) -> Tokens:
    words, tags, lemmas, sentence_of, sentences = [], [], [], [], []
    start = block = 0
    for piece in [*text.split(), "|"]:
        if piece in ("|", "‖"):
            if len(words) > start:
                sentences.append(Sentence(start, len(words), section, block))
            start, block = len(words), block + (piece == "‖")
            continue
        form, _, rest = piece.partition("/") if len(piece) > 1 else (piece, "", "")
        tag, _, lemma = rest.partition("=")
        words.append(form)
        tags.append(tag or _guess(form))
        lemmas.append(lemma or form.lower())
        sentence_of.append(len(sentences))
    upos = [_upos(tag, word) for tag, word in zip(tags, words, strict=True)]
    starts = [sum(len(w) + 1 for w in words[:k]) for k in range(len(words))]
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    lower = [w.lower() for w in words]
    return Tokens(words, lower, lemmas, upos, tags, starts, ends, sentence_of, sentences)


def _guess(form: str) -> str:
    if not any(c.isalnum() for c in form):
        return form
    if form.isdigit():
        return "CD"
    return _TAGS.get(form.lower(), "NNP" if form[0].isupper() else "NN")


def _upos(tag: str, word: str) -> str:
    if not tag[0].isalpha():
        return "PUNCT"
    if tag.startswith("V"):
        return "AUX" if word.lower() in _AUXILIARY else "VERB"
    return _UPOS.get(tag, "X")


def _token(tokens: Tokens, name: str) -> int:
    form, _, count = name.partition("#")
    found = [k for k, word in enumerate(tokens.words) if word == form]
    return found[int(count or 1) - 1]


def _phrase(tokens: Tokens, phrase: str) -> tuple[int, Extent]:
    words = phrase.split()
    star = next((k for k, w in enumerate(words) if w.startswith("*")), len(words) - 1)
    plain = [w.lstrip("*") for w in words]
    if len(plain) == 1:
        k = _token(tokens, plain[0])
        return k, Extent(k, k + 1)
    for k in range(len(tokens)):
        if list(tokens.words[k : k + len(plain)]) == plain:
            return k + star, Extent(k, k + len(plain))
    raise AssertionError(f"no phrase {phrase!r}")


def _clause(tokens: Tokens, k: int, spec: Spec, heads: list[int], names: list[str]) -> Clause:
    o = spec.options
    head = heads[k]
    tag = tokens.tags[head]
    verbal = tag.startswith("V")
    kind = ClauseKind(o.get("kind", "verb" if verbal else "noun"))
    arguments = []
    for name, phrase in spec.arguments.items():
        path, _, role = name.rpartition("  ")
        at, extent = _phrase(tokens, phrase)
        inner = heads.index(at) if at in heads and tokens.tags[at].startswith("V") else None
        arguments.append(Argument(role, at, extent, (at,), inner, path or "own"))
    aux = tuple(_token(tokens, w) for w in o.get("aux", "").split())
    form = "nominal" if not verbal else (
        "participle" if tag == "VBG" or (tag == "VBN" and not aux) else
        "infinitive" if o.get("marker") == "to" else "finite"
    )  # fmt: skip
    parent = o.get("parent")
    return Clause(
        index=k, kind=kind, head=head, predicate=Extent(min([head, *aux]), head + 1),
        lemma=o.get("lemma", tokens.lemmas[head]),
        voice=Voice(o.get("voice", "active" if verbal else "none")),
        form=Form(o.get("form", form)), arguments=tuple(arguments),
        link=Link(o.get("link", "root")),
        parent=None if parent is None else names.index(parent),
        marker=o.get("marker", ""), sentence=tokens.sentence_of[head],
        extent=Extent(head, head + 1), core=Extent(head, head + 1),
        tense=o.get("tense", {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(tag, "")),
        determiner=o.get("determiner", ""), light=o.get("light", ""), auxiliaries=aux,
        negations=tuple(_token(tokens, w) for w in o.get("neg", "").split()),
        adverbs=tuple(_token(tokens, w) for w in o.get("adverbs", "").split()),
        question=o.get("question") == "yes",
    )  # fmt: skip


def _with_extents(clauses: list[Clause], specs: tuple[Spec, ...], tokens: Tokens) -> list[Clause]:
    """Extents from predicates, own arguments and what hangs below, unless ``span`` gives one."""
    extents = [c.predicate for c in clauses]
    for _ in clauses:
        for c in clauses:
            pieces = [extents[c.index], *(a.extent for a in c.arguments if a.path == "own")]
            pieces += [
                extents[d.index] for d in clauses
                if d.parent == c.index and d.link not in (Link.CONJUNCT, Link.ROOT)
            ]  # fmt: skip
            pieces += [Extent(k, k + 1) for k in (*c.negations, *c.auxiliaries, *c.adverbs)]
            extents[c.index] = Extent(min(p.start for p in pieces), max(p.end for p in pieces))
    for k, spec in enumerate(specs):
        if "span" in spec.options:
            extents[k] = _phrase(tokens, spec.options["span"])[1]
    return [replace(c, extent=extents[c.index], core=extents[c.index]) for c in clauses]


def _mentions(tokens: Tokens, clauses: list[Clause], types: dict[str, str]) -> tuple[Mention, ...]:
    found: dict[int, Extent] = {}
    for c in clauses:
        for a in c.arguments:
            if a.clause is None and tokens.upos[a.head] in ("NOUN", "PROPN", "PRON", "NUM"):
                found.setdefault(a.head, a.extent)
    mentions = []
    for k, (head, extent) in enumerate(sorted(found.items())):
        upos = tokens.upos[head]
        kind = {"PRON": MentionKind.PRONOUN, "PROPN": MentionKind.NAME}.get(
            upos, MentionKind.NOMINAL
        )
        default = "OTHER" if kind is MentionKind.NOMINAL else "PERSON"
        kind_ = EntityType(types.get(tokens.words[head], default))
        mentions.append(Mention(k, head, extent, extent, kind, kind_, tokens.sentence_of[head]))
    return tuple(mentions)


def _quotations(tokens: Tokens) -> tuple[Quotation, ...]:
    found = []
    opened: int | None = None
    for k, word in enumerate(tokens.words):
        if word == "“":
            opened = k
        elif word == "”" and opened is not None:
            found.append(Quotation(
                tokens.starts[opened], tokens.ends[k], tokens.ends[opened], tokens.starts[k],
                closed=True, group=len(found),
            ))  # fmt: skip
            opened = None
    return tuple(found)
