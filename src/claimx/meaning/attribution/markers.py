"""Sources named by a preposition: "according to X", "in the view of X", "…, citing X"."""

from __future__ import annotations

from collections.abc import Container, Iterator

from claimx.lexicon.load import words
from claimx.meaning.attribution.content import subject_sharing_top
from claimx.meaning.attribution.cues import noun_cue
from claimx.meaning.attribution.draft import Draft, clause_content, merge
from claimx.meaning.attribution.scene import Scene
from claimx.meaning.attribution.scope import BESIDE, CITING, QUOTED_BY
from claimx.meaning.attribution.sources import can_speak, cites, mention_of
from claimx.meaning.frames import ancestors, is_verbal
from claimx.schema.article import Section
from claimx.schema.clause import Argument, Clause, Form, Link, Voice
from claimx.schema.span import Extent

#: Furthest distance in tokens from a preposition to the first token of what it governs.
_REACH = 6
#: How many tokens behind "according" a source may begin: its title may be no part of its mention.
_TITLE = 4
#: What ends the words of a source that is named in the middle of a sentence.
_TURNS = ("but", ";")


def marker_reports(scene: Scene) -> Iterator[Draft]:
    """Reports by "according to" and its like, one a source phrase."""
    opened: set[int] = set()
    for sentence in range(len(scene.reading.tokens.sentences)):
        draft = _opening_marker(scene, sentence)
        if draft is not None:
            opened.add(sentence)
            yield draft
    seen: set[int] = set()
    cues: set[int] = set()
    for clause in scene.reading.clauses:
        for argument in clause.arguments:
            cue = _marker_extent(scene, argument)
            if cue is None or argument.head in seen or argument.path == "shared":
                continue
            sentence = scene.reading.tokens.sentence_of[cue.start]
            opens = cue.start == scene.reading.tokens.sentences[sentence].start
            if _is_no_source(scene, argument) or (opens and sentence in opened):
                continue
            seen.add(argument.head)
            cues.add(cue.start)
            top = _governor(scene, clause, cue.start)
            hole = Extent(cue.start, max(cue.end, argument.extent.end))
            yield Draft(
                mention_of(scene, argument.head), cue, (top,),
                _up_to_turn(scene, clause_content(scene, top, hole), hole), BESIDE,
            )  # fmt: skip
    yield from _unparsed_markers(scene, opened, cues)
    yield from _citing(scene)
    yield from _headline_sources(scene)


def _up_to_turn(scene: Scene, content: tuple[Extent, ...], hole: Extent) -> tuple[Extent, ...]:
    """The content before "but" or a semicolon behind the source: "He paid, according to the court,
    *but the state has no record of it*"."""
    tokens = scene.reading.tokens
    sentence = tokens.sentences[tokens.sentence_of[hole.start]]
    if hole.start == sentence.start:
        return content
    behind = range(hole.end, sentence.end)
    turn = next((k for k in behind if tokens.lower[k] in _TURNS), None)
    if turn is None:
        return content
    return tuple(Extent(e.start, min(e.end, turn)) for e in content if e.start < turn)


def _unparsed_markers(
    scene: Scene, opened: Container[int], found: Container[int]
) -> Iterator[Draft]:
    """"According to" that the parser hung on nothing: who is named right behind it vouches for the
    last finite clause before it."""
    tokens = scene.reading.tokens
    for k in range(1, len(tokens) - 2):
        sentence = tokens.sentence_of[k]
        if tokens.lower[k] != "according" or tokens.lower[k + 1] != "to" or k in found:
            continue
        if tokens.lower[k + 2] in ("which", "whom"):  # "a pact according to which Cyprus pays"
            continue
        named = [m for m in scene.mentions(sentence)
                 if k <= m.full.start <= k + _TITLE and m.head >= k + 2]  # fmt: skip
        told = [c for c in scene.clauses(sentence)
                if is_verbal(c) and c.form is Form.FINITE and c.head < k]  # fmt: skip
        if sentence in opened or not named or not told:
            continue
        source = min(named, key=lambda m: (max(m.full.start, k + 2), -m.full.end, m.head))
        if tokens.lemmas[source.head] in words("not_sources"):
            continue
        top = subject_sharing_top(scene, max(told, key=lambda c: c.head).index)
        hole = Extent(k, max(source.full.end, k + 2))
        yield Draft(mention_of(scene, source.head), Extent(k, k + 2), (top,),
                    clause_content(scene, top, hole), "attribution/according-to")  # fmt: skip


def _headline_sources(scene: Scene) -> Iterator[Draft]:
    """"Floods leave thousands homeless: Red Cross": in a headline a name behind the colon."""
    tokens = scene.reading.tokens
    for number, sentence in enumerate(tokens.sentences):
        if sentence.section is not Section.HEADLINE:
            continue
        colon = next((k for k in range(sentence.end - 1, sentence.start, -1)
                      if tokens.words[k] == ":"), None)  # fmt: skip
        if colon is None or not 0 < sentence.end - colon - 1 <= _REACH:
            continue
        behind = [m for m in scene.mentions(number)
                  if m.head > colon and can_speak(scene.reading, m.head)]  # fmt: skip
        said = [c for c in scene.clauses(number) if is_verbal(c)]
        if any(c.head > colon for c in said) or not said or not behind:
            continue
        content = merge(scene.reading, [Extent(sentence.start, colon)])
        tops = tuple(c.index for c in said if c.parent is None)
        if tops and max(m.extent.end for m in behind) >= sentence.end - 1:
            yield Draft(behind[0].index, Extent(colon, colon + 1), tops, content,
                        "attribution/headline-colon")  # fmt: skip


def _is_no_source(scene: Scene, argument: Argument) -> bool:
    """True for reasons and times ("according to plan") and, after "per", for units ("per 100,000",
    "per cubic metre")."""
    tokens, head = scene.reading.tokens, argument.head
    if tokens.lemmas[head] in words("not_sources"):
        return True
    if argument.role != "per":
        return False
    bare = tokens.tags[head] == "NN" and argument.extent.start == head
    starts = tokens.tags[argument.extent.start]
    return starts == "CD" or bare or (tokens.tags[head] == "NN" and starts == "JJ")


def _opening_marker(scene: Scene, sentence: int) -> Draft | None:
    """"According to X, …": whatever the parser made of it, the phrase up to the comma is the source
    and the rest of the sentence what it says."""
    tokens = scene.reading.tokens
    span = tokens.sentences[sentence]
    start = span.start + (tokens.upos[span.start] == "PUNCT")
    if tokens.lower[start : start + 2] not in (["according", "to"], ("according", "to")):
        return None
    commas = [k for k in range(start + 2, span.end) if tokens.words[k] == ","]
    if not commas:
        return None
    first = [
        m for m in scene.mentions(sentence)
        if start + 2 <= m.full.start <= start + 3 and m.head < commas[0]
    ]  # fmt: skip
    if not first:  # whatever is named there
        first = [m for m in scene.mentions(sentence) if start + 2 <= m.head < commas[0]]
    if not first:
        return None
    source = max(first, key=lambda m: (min(m.full.end, commas[0]), -m.head)).head
    end = _end_of_source(scene, sentence, commas)
    if tokens.lemmas[source] in words("not_sources") or end >= span.end - 1:
        return None
    content = Extent(end + 1, span.end)
    tops = tuple(
        c.index for c in scene.clauses(sentence)
        if c.head in content and (is_verbal(c) or c.parent is None)
        and (c.parent is None or scene.reading.clauses[c.parent].head not in content)
    )  # fmt: skip
    rest = tops or tuple(c.index for c in scene.clauses(sentence) if c.head in content)
    cue = Extent(start, start + 2)
    return Draft(mention_of(scene, source), cue, rest, merge(scene.reading, [content]),
                 "attribution/according-to")  # fmt: skip


def _end_of_source(scene: Scene, sentence: int, commas: list[int]) -> int:
    """The comma behind the source and its appositions: the last one before the main clause."""
    tops = [c for c in scene.clauses(sentence) if is_verbal(c) and c.head > commas[0]
            and c.form is Form.FINITE and c.link is not Link.RELATIVE]  # fmt: skip
    if not tops:
        return commas[0]
    main = min(tops, key=lambda c: (sum(1 for _ in ancestors(scene.reading.clauses, c.index)),
                                    c.head))  # fmt: skip
    subjects = [a for a in main.arguments if a.role in ("subject", "object") and a.path == "own"
                and a.head < main.head]  # fmt: skip
    first = min((a.head for a in subjects), default=main.head)
    start = min((a.extent.start for a in subjects if a.extent.start > commas[0]), default=first)
    return max((k for k in commas if k < start and _apposed(scene, commas[0], k)),
               default=commas[0])  # fmt: skip


def _apposed(scene: Scene, first: int, comma: int) -> bool:
    """True if only descriptions of the source stand between its comma and the next."""
    if comma == first:
        return True
    reading = scene.reading
    sentence = reading.tokens.sentence_of[first]
    return any(
        c.kind.value == "apposition" and first < c.head < comma and c.extent.start == first + 1
        for c in scene.clauses(sentence)
    ) or any(
        c.link is Link.RELATIVE and c.extent.start == first + 1 and c.head < comma
        for c in scene.clauses(sentence)
    )


def _marker_extent(scene: Scene, argument: Argument) -> Extent | None:
    """The tokens of the preposition before the argument if it is one that names sources, with the
    article that its role lacks ("in the view of": role "in view of")."""
    markers = words("source_markers")
    role = argument.role
    if role == "by" and _is_hearsay(scene, argument):
        return Extent(argument.extent.start - 1, argument.extent.start)
    first, _, rest = role.partition(" ")
    long = f"{first} the {rest}"
    if role not in markers and long not in markers:
        return None
    tokens, start = scene.reading.tokens, argument.extent.start
    for marker in (long, role):
        if marker not in markers:
            continue
        parts = marker.split(" ")
        for k in range(start, max(-1, start - len(parts) - _REACH), -1):
            if k >= 0 and list(tokens.lower[k : k + len(parts)]) == parts:
                return Extent(k, k + len(parts))
    return None


def _is_hearsay(scene: Scene, argument: Argument) -> bool:
    """ "By early reports, ten had died": set off, with nothing behind the noun."""
    tokens, start = scene.reading.tokens, argument.extent.start - 1
    if tokens.lower[argument.head] not in words("hearsay") or start < 0:
        return False
    opens = start == tokens.sentences[tokens.sentence_of[start]].start
    apart = opens or tokens.upos[start - 1] in ("PUNCT", "AUX")
    bare = argument.extent.end == argument.head + 1
    described = range(argument.extent.start, argument.head)
    return (
        apart and bare and tokens.lower[start] == "by"
        and all(tokens.upos[k] in ("ADJ", "DET", "VERB") for k in described)
        and not any(tokens.lower[k] in words("definite_determiners") for k in described)
    )


def _governor(scene: Scene, clause: Clause, cue_start: int) -> int:
    """The clause that the source vouches for.

    A phrase set off by a comma or a bracket, or opening its sentence, speaks of the whole
    predication around the word it hangs on; one tied closely to a noun speaks of that noun; one
    right behind "and" of what follows ("He left and, *according to the court*, never paid").
    """
    tokens = scene.reading.tokens
    if tokens.words[cue_start - 1] == "," and tokens.upos[cue_start - 2] == "CCONJ":
        behind = (c for c in scene.clauses(clause.sentence) if is_verbal(c) and c.head > cue_start)
        return min(behind, key=lambda c: c.head, default=clause).index
    opens = cue_start == tokens.sentences[tokens.sentence_of[cue_start]].start
    loose = opens or tokens.upos[cue_start - 1] == "PUNCT"
    if not is_verbal(clause) and loose:
        for above in ancestors(scene.reading.clauses, clause.index):
            if is_verbal(above) and above.sentence == clause.sentence:
                return subject_sharing_top(scene, above.index)
    return subject_sharing_top(scene, clause.index)


def _citing(scene: Scene) -> Iterator[Draft]:
    """"…, citing officials": what the clause around it says comes from them; so does what a source
    says that cites another ("according to a report citing officials")."""
    for clause in scene.reading.clauses:
        if not cites(clause):
            continue
        passive = clause.voice is Voice.PASSIVE  # "the ministry, quoted by Tass, said"
        cited = clause.argument("subject" if passive else "object")
        above = None if clause.parent is None else _cites_for(scene, clause)
        if above is None or cited is None or not _can_be_cited(scene, cited.head):
            continue
        told = (Link.CONTENT, Link.OPEN) if scene.cues[above] else (Link.CONTENT,)
        content = tuple(
            i for i in scene.below[above] if scene.reading.clauses[i].link in told
        ) or (above,)  # fmt: skip
        extents = tuple(e for i in content for e in clause_content(scene, i, clause.extent))
        cue = Extent(clause.head, clause.head + 1)
        rule = QUOTED_BY if passive else CITING
        yield Draft(_who_is_cited(scene, cited.head), cue, content, extents, rule, own=clause.index)


def _who_is_cited(scene: Scene, head: int) -> int | None:
    """Who is cited, or what: of "citing a memo by Han" it is the memo."""
    document = noun_cue(scene.reading.tokens.lemmas[head])
    own = scene.reading.mention_at.get(head)
    if document is not None and "doc" in document.frames and own is not None:
        return own
    return mention_of(scene, head)


def _can_be_cited(scene: Scene, head: int) -> bool:
    """Somebody or a document, not a reason ("citing health risks")."""
    return can_speak(scene.reading, head) or noun_cue(scene.reading.tokens.lemmas[head]) is not None


def _cites_for(scene: Scene, clause: Clause) -> int | None:
    """The clause in which what was cited is told."""
    if clause.parent is None:
        return None
    parent = scene.reading.clauses[clause.parent]
    if clause.link is Link.ADVERBIAL:
        said = parent.link is Link.CONTENT and parent.parent is not None
        verb = scene.cues[parent.parent] if said and parent.parent is not None else None
        return parent.parent if verb is not None else clause.parent
    if clause.link is not Link.RELATIVE:
        return None
    for above in ancestors(scene.reading.clauses, parent.index):
        if is_verbal(above) and above.index != clause.index:
            return subject_sharing_top(scene, above.index)
    return None
