"""Made-up attributed sentences: clauses and speakers of the treebanks put together.

News attributes most of what it says ("S, NP said", "“S,” said NP", "S, according to NP"), while the
treebanks hold a few hundred such sentences. Here clauses of training sentences get speakers of
other training sentences; the trees follow how EWT annotates the pattern: a report before its verb
of speech is ccomp of that verb; a verb of speech inside a report is parataxis.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace

from training.conllu import Sentence, Token

SPEECH = {
    "say": ("said", "says", "say"),
    "add": ("added", "adds", "add"),
    "claim": ("claimed", "claims", "claim"),
    "explain": ("explained", "explains", "explain"),
    "warn": ("warned", "warns", "warn"),
    "insist": ("insisted", "insists", "insist"),
    "argue": ("argued", "argues", "argue"),
    "write": ("wrote", "writes", "write"),
    "note": ("noted", "notes", "note"),
    "announce": ("announced", "announces", "announce"),
    "admit": ("admitted", "admits", "admit"),
    "confirm": ("confirmed", "confirms", "confirm"),
    "report": ("reported", "reports", "report"),
    "state": ("stated", "states", "state"),
}
# "say" leads by far in news.
_WEIGHTS = [14] + [1] * (len(SPEECH) - 1)
_SPEAKER_VERBS = frozenset(SPEECH) | {
    "tell",
    "ask",
    "think",
    "believe",
    "suggest",
    "decide",
    "want",
}
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_PLACES = ("statement", "interview", "report", "letter", "speech")


@dataclass
class Node:
    """A word of a sentence under construction; the root has no parent."""

    token: Token
    parent: Node | None
    dep: str
    space: bool = True


def _word(form: str, lemma: str, upos: str, xpos: str, feats: str = "") -> Token:
    return Token(form, lemma, upos, xpos, feats, 0, "", True)


def _nodes(tokens: list[Token], dep: str) -> tuple[list[Node], Node]:
    """Nodes of a stretch of tokens (heads from 1 inside it, 0 for its root) and the root."""
    nodes = [Node(replace(t), None, t.dep, t.space_after) for t in tokens]
    root = nodes[0]
    for node, token in zip(nodes, tokens, strict=True):
        if token.head:
            node.parent = nodes[token.head - 1]
        else:
            root, node.dep = node, dep
    return nodes, root


def finish(nodes: list[Node]) -> list[Token]:
    """Tokens with heads by position."""
    index = {id(node): i + 1 for i, node in enumerate(nodes)}
    first = nodes[0].token if nodes[0].token.upos != "PUNCT" else nodes[1].token
    first.form = first.form[:1].upper() + first.form[1:]
    out = []
    for node in nodes:
        head = index[id(node.parent)] if node.parent else 0
        dep = node.dep if node.parent else "root"
        out.append(replace(node.token, head=head, dep=dep, space_after=node.space))
    return out


def clause(sentence: Sentence) -> list[Token] | None:
    """A plain statement less its full stop, fit to be reported; None for other sentences."""
    tokens = sentence.tokens
    if not 5 <= len(tokens) <= 32 or tokens[-1].form != ".":
        return None
    roots = [i + 1 for i, t in enumerate(tokens) if t.head == 0]
    if any(t.xpos in ("``", "''", ":", "NFP", "LS") or t.form in "?!()" for t in tokens):
        return None
    kids = [t for t in tokens if t.head == roots[0]]
    has_subject = any(t.dep.split(":")[0] in ("nsubj", "expl") for t in kids)
    finite = "VerbForm=Fin" in tokens[roots[0] - 1].feats or any(
        t.dep.split(":")[0] in ("aux", "cop") for t in kids
    )
    shouted = sum(t.form.isupper() and len(t.form) > 1 for t in tokens) > len(tokens) / 4
    odd = shouted or any(t.dep in ("vocative", "discourse", "parataxis", "list") for t in tokens)
    hangs = any(t.head == len(tokens) for t in tokens)
    if not (has_subject and finite) or odd or hangs or not tokens[0].form[:1].isupper():
        return None
    return tokens[:-1]


def speakers(sentence: Sentence) -> Iterable[list[Token]]:
    """Subjects of verbs of speech, and other subjects that are names, as stretches of tokens."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if token.dep != "nsubj" or token.upos not in ("PROPN", "NOUN", "PRON"):
            continue
        verb = tokens[token.head - 1]
        speaks = verb.lemma in _SPEAKER_VERBS and verb.upos == "VERB"
        if not speaks and not (token.upos == "PROPN" and verb.upos == "VERB"):
            continue
        if token.upos == "PRON" and token.form.lower() not in ("he", "she", "they", "it"):
            continue
        members = {i}
        for _ in range(8):
            members |= {j for j, t in enumerate(tokens) if t.head - 1 in members}
        start, end = min(members), max(members) + 1
        if len(members) != end - start or len(members) > 12 or tokens[start].upos == "PUNCT":
            continue
        if tokens[end - 1].form == "," and sum(t.form == "," for t in tokens[start:end]) < 2:
            continue
        part = [
            replace(t, head=0 if j == i else t.head - start)
            for j, t in enumerate(tokens[start:end], start)
        ]
        if part[0].upos != "PROPN":
            part[0].form = part[0].form[:1].lower() + part[0].form[1:]
        yield part


class Maker:
    """Draws parts and builds sentences from them."""

    def __init__(self, sentences: list[Sentence], rng: random.Random) -> None:
        self.rng = rng
        self.clauses = [c for c in map(clause, sentences) if c]
        self.speakers = [s for sentence in sentences for s in speakers(sentence)]

    def _clause(self, dep: str, lower: bool) -> tuple[list[Node], Node]:
        nodes, root = _nodes(self.rng.choice(self.clauses), dep)
        first = nodes[0].token
        if lower and first.upos != "PROPN" and first.form != "I":
            first.form = first.form[:1].lower() + first.form[1:]
        nodes[-1].space = True
        return nodes, root

    def _speaker(self, dep: str = "nsubj", pronoun: bool = True) -> tuple[list[Node], Node]:
        while True:
            part = self.rng.choice(self.speakers)
            if part[0].upos != "PRON" or (pronoun and self.rng.random() < 0.5):
                break
        nodes, head = _nodes(part, dep)
        nodes[-1].space = True
        return nodes, head

    def _verb(self, subject: Node) -> Node:
        lemma = self.rng.choices(list(SPEECH), _WEIGHTS)[0]
        past, third, plain = SPEECH[lemma]
        many = "Plur" in subject.token.feats
        number = f"Mood=Ind|Number={'Plur' if many else 'Sing'}|Person=3"
        if self.rng.random() < 0.8:
            return Node(
                _word(past, lemma, "VERB", "VBD", f"{number}|Tense=Past|VerbForm=Fin"), None, "root"
            )
        form, tag = (plain, "VBP") if many else (third, "VBZ")
        return Node(
            _word(form, lemma, "VERB", tag, f"{number}|Tense=Pres|VerbForm=Fin"), None, "root"
        )

    def _setting(self, verb: Node) -> list[Node]:
        """Often nothing; else "on Tuesday", "Tuesday" or "in a statement"."""
        draw = self.rng.random()
        if draw < 0.65:
            return []
        if draw < 0.85:
            day = self.rng.choice(_DAYS)
            noun = Node(_word(day, day, "PROPN", "NNP", "Number=Sing"), verb, "obl")
            if self.rng.random() < 0.3:
                noun.dep = "obl:unmarked"
                return [noun]
            return [Node(_word("on", "on", "ADP", "IN"), noun, "case"), noun]
        place = self.rng.choice(_PLACES)
        article = "an" if place[0] in "aeiou" else "a"
        noun = Node(_word(place, place, "NOUN", "NN", "Number=Sing"), verb, "obl")
        det = _word(article, "a", "DET", "DT", "Definite=Ind|PronType=Art")
        return [Node(_word("in", "in", "ADP", "IN"), noun, "case"), Node(det, noun, "det"), noun]

    def _mark(self, form: str, tag: str, parent: Node, before: list[Node]) -> Node:
        """A punctuation mark that follows ``before`` without a space."""
        if before:
            before[-1].space = False
        return Node(
            _word(form, '"' if tag in ("``", "''") else form, "PUNCT", tag), parent, "punct"
        )

    def _quoted(self, nodes: list[Node], root: Node, end: str, holder: Node) -> list[Node]:
        """A report in quotes, with a comma or full stop before the closing quote."""
        curly = self.rng.random() < 0.5
        opening = self._mark("“" if curly else '"', "``", root, [])
        opening.space = False
        out = [opening, *nodes]
        out.append(self._mark(end, end, holder, out))
        out.append(self._mark("”" if curly else '"', "''", root, out))
        return out

    def before(self) -> list[Token]:
        """ "S," NP said. / "S," said NP. / S, NP said."""
        nodes, root = self._clause("ccomp", lower=False)
        inverted = self.rng.random() < 0.4
        name, subject = self._speaker(pronoun=not inverted)
        verb = self._verb(subject)
        root.parent = subject.parent = verb
        if self.rng.random() < 0.7:
            out = self._quoted(nodes, root, ",", verb)
        else:
            out = [*nodes, self._mark(",", ",", verb, nodes)]
        out += [verb, *name] if inverted else [*name, verb]
        out += self._setting(verb)
        return finish([*out, self._mark(".", ".", verb, out)])

    def after(self) -> list[Token]:
        """NP said [on Tuesday] [that] S."""
        nodes, root = self._clause("ccomp", lower=True)
        name, subject = self._speaker()
        verb = self._verb(subject)
        root.parent = subject.parent = verb
        out = [*name, verb, *self._setting(verb)]
        if self.rng.random() < 0.6 or verb.token.lemma != "say":
            out.append(Node(_word("that", "that", "SCONJ", "IN"), root, "mark"))
        out += nodes
        return finish([*out, self._mark(".", ".", verb, out)])

    def quoted_after(self) -> list[Token]:
        """NP said: "S." / NP said, "S." """
        nodes, root = self._clause("ccomp", lower=False)
        name, subject = self._speaker()
        verb = self._verb(subject)
        root.parent = subject.parent = verb
        out = [*name, verb]
        sign = self.rng.choice([":", ","])
        out.append(self._mark(sign, sign, root, out))
        return finish([*out, *self._quoted(nodes, root, ".", verb)])

    def according(self) -> list[Token]:
        """According to NP, S. / S, according to NP."""
        first = self.rng.random() < 0.35
        nodes, root = self._clause("root", lower=first)
        name, head = self._speaker("obl", pronoun=False)
        head.parent = root
        feats = "Tense=Pres|VerbForm=Part"
        case = Node(_word("according", "accord", "VERB", "VBG", feats), head, "case")
        phrase = [case, Node(_word("to", "to", "ADP", "IN"), case, "fixed"), *name]
        if first:
            out = [*phrase, self._mark(",", ",", head, phrase), *nodes]
        else:
            out = [*nodes, self._mark(",", ",", head, nodes), *phrase]
        return finish([*out, self._mark(".", ".", root, out)])

    def interrupted(self) -> list[Token]:
        """ "S," NP said, "S." """
        nodes, root = self._clause("root", lower=False)
        rest, second = self._clause("parataxis", lower=True)
        name, subject = self._speaker()
        verb = self._verb(subject)
        verb.parent, verb.dep, second.parent, subject.parent = root, "parataxis", root, verb
        out = self._quoted(nodes, root, ",", verb)
        out += [*name, verb]
        out.append(self._mark(",", ",", verb, out))
        return finish([*out, *self._quoted(rest, second, ".", root)])

    def quote(self) -> list[Token]:
        """A sentence wholly in quotes, as speech goes on after its attribution."""
        nodes, root = self._clause("root", lower=False)
        return finish(self._quoted(nodes, root, ".", root))

    def paragraph(self) -> list[list[Token]]:
        """One or two sentences."""
        kinds = (self.before, self.after, self.quoted_after, self.according, self.interrupted)
        out = [self.rng.choices(kinds, (9, 4, 2, 4, 1))[0]()]
        if self.rng.random() < 0.3:
            out.append(self.quote() if self.rng.random() < 0.6 else self.before())
        return out
