"""Reports in the making, and the extents of what they report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimx.meaning.attribution.cues import NOTHING, Addition
from claimx.meaning.attribution.scene import Scene
from claimx.schema.clause import Clause, ClauseKind, Form, Link
from claimx.schema.mention import EntityType
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

#: Tokens that may lie between two pieces of one content ("…," "and").
_GAP = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before it gets its index and parent.

    `own` is the index of the clause whose predicate reports (None for "according to"), `clauses`
    and `content` are as in `Report`, `quotations` the places in `Scene.quoted` of the quotations
    that it vouches for.
    """

    source: int | None
    cue: Extent
    clauses: tuple[int, ...]
    content: tuple[Extent, ...]
    rule: str
    addition: Addition = NOTHING
    own: int | None = None
    quotations: tuple[int, ...] = ()


def clause_content(scene: Scene, index: int, *holes: Extent | None) -> tuple[Extent, ...]:
    """The tokens of a clause and of what is coordinated with it, less the extents `holes`, less the
    reporting participles that it carries along ("…, citing officials"), and without "that".

    Of a clause that stands between quotation marks it is the quotation.
    """
    clauses = scene.reading.clauses
    pieces = [
        _without_that(scene, clauses[i]) for i in _coordinated(scene, index, holes)
    ]
    asides = [
        clauses[i].extent for i in scene.below[index] if _reports_aside(scene, clauses[i])
    ]
    extents = merge(scene.reading, cut(pieces, *holes, *asides))
    if any(hole is not None and hole.start in scene.quotation_at for hole in holes):
        return extents  # the reporting verb is itself quoted
    return as_quoted(scene, clauses[index], extents)


def _without_that(scene: Scene, clause: Clause) -> Extent:
    extent = clause.extent
    if clause.kind is ClauseKind.COPULA:  # "the factory was for sale" ends before its "for"
        own = [a.extent for a in clause.arguments if a.role == "subject" and a.path == "own"]
        start = min(e.start for e in (extent, clause.predicate, *own))
        extent = Extent(start, max(extent.end, clause.predicate.end))
    opens = clause.marker == "that" and scene.reading.tokens.lower[extent.start] == "that"
    return Extent(extent.start + 1, extent.end) if opens and len(extent) > 1 else extent


def _reports_aside(scene: Scene, clause: Clause) -> bool:
    return (
        clause.link is Link.ADVERBIAL
        and clause.form is Form.PARTICIPLE
        and not clause.marker
        and (cue := scene.cues[clause.index]) is not None
        and cue.kind in ("say", "write")
    )


def _coordinated(
    scene: Scene, index: int, holes: Iterable[Extent | None] = ()
) -> list[int]:
    """The clause and those coordinated with it; one that is itself a hole is left out."""
    found = [index]
    for child in scene.below[index]:
        clause = scene.reading.clauses[child]
        if clause.link is not Link.CONJUNCT or child in found:
            continue
        if any(hole is not None and clause.head in hole for hole in holes):
            continue
        if scene.cues[child] is not None and _shares_mute_subject(scene, clause):
            continue  # "said the till was short and added that …"
        found.extend(_coordinated(scene, child, holes))
    return found


def _shares_mute_subject(scene: Scene, clause: Clause) -> bool:
    """True for a coordinated reporting verb whose shared subject cannot speak: the parser hung it
    too low."""
    subject = clause.argument("subject")
    if subject is None or subject.path != "shared":
        return False
    index = scene.reading.mention_at.get(subject.head)
    return index is not None and scene.reading.mentions[index].type is EntityType.OTHER


def as_quoted(scene: Scene, clause: Clause, extents: tuple[Extent, ...]) -> tuple[Extent, ...]:
    """`extents`, of a clause that begins and has its predicate between quotation marks narrowed to
    the quotations that they touch: what stands around them is the author's."""
    subject = next((a for a in clause.arguments if a.role in ("subject", "object")
                    and a.path == "own" and a.head < clause.head), None)  # fmt: skip
    heads = [clause.head, clause.predicate.start, *([] if subject is None else [subject.head])]
    if not all(head in scene.quotation_at for head in heads):
        return extents
    places = {scene.quotation_at[k] for e in extents for k in range(e.start, e.end)
              if k in scene.quotation_at}  # fmt: skip
    return merge(scene.reading, [scene.quoted[place].inner for place in sorted(places)])


def cut(pieces: Iterable[Extent], *holes: Extent | None) -> list[Extent]:
    """`pieces` without the tokens of `holes`."""
    left = list(pieces)
    for hole in holes:
        if hole is not None:
            left = [part for piece in left for part in _around(piece, hole)]
    return left


def _around(piece: Extent, hole: Extent) -> list[Extent]:
    sides = ((piece.start, min(piece.end, hole.start)), (max(piece.start, hole.end), piece.end))
    return [Extent(start, end) for start, end in sides if start < end]


def merge(reading: Reading, pieces: Iterable[Extent]) -> tuple[Extent, ...]:
    """Overlapping and neighbouring extents of a sentence joined, outer punctuation left off."""
    tokens = reading.tokens
    merged: list[Extent] = []
    for piece in sorted(pieces):
        last = merged[-1] if merged else None
        if last is not None and piece.start - last.end <= _GAP and (
            tokens.sentence_of[last.start] == tokens.sentence_of[piece.start]
            or piece.start <= last.end
        ) and all(
            tokens.upos[k] in ("PUNCT", "CCONJ", "SCONJ") for k in range(last.end, piece.start)
        ):  # fmt: skip
            merged[-1] = Extent(last.start, max(last.end, piece.end))
        else:
            merged.append(piece)
    trimmed = (trim(reading, piece) for piece in merged)
    return tuple(piece for piece in trimmed if len(piece) > 0)


def trim(reading: Reading, extent: Extent) -> Extent:
    """`extent` without punctuation at its ends (marks that a bracket or quotation needs go too)."""
    start, end = extent.start, extent.end
    tokens = reading.tokens
    while start < end and tokens.upos[start] == "PUNCT":
        start += 1
    while end > start and tokens.upos[end - 1] == "PUNCT":
        end -= 1
    return Extent(start, end)
