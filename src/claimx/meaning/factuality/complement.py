"""What a clause's status owes to the clause it hangs on."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import MappingProxyType

from claimx.lexicon.load import table, words
from claimx.meaning.attribution.cues import noun_cue, verb_cue
from claimx.meaning.factuality.force import PLAIN, Force, force_from, force_of
from claimx.meaning.frames import frame_of, holder, is_verbal, lemma_keys, part_of_speech
from claimx.schema.clause import Clause, ClauseKind, Form, Link, Voice
from claimx.schema.facts import Realis, Report
from claimx.schema.mention import EntityType
from claimx.schema.reading import Reading

#: How many tokens before a noun's head its ordinals and superlatives are looked for.
_PRENOMINAL = 4

#: Types of what exists whatever is said to happen to it.
_STANDING = frozenset(
    {EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.LOC, EntityType.FAC,
     EntityType.NORP, EntityType.GROUP}
)  # fmt: skip

_HYPOTHETICAL = Force(realis=Realis.HYPOTHETICAL)


def reported(report: Report, parent: Force, child: Clause) -> Force:
    """The content of a report starts anew: its source vouches for it, not who tells of the report.

    Only what makes the report itself unsure or unreal reaches in: an evidential on the reporting
    verb ("reportedly believes"), and a report that is yet to come.
    """
    cue = (report.cue.start,)
    force = Force(
        report.negated,
        report.certainty or PLAIN.certainty,
        report.realis or PLAIN.realis,
        cue,
        (f"status/report:{report.rule}",),
    )
    if force == Force(cues=cue, rules=force.rules):
        force = PLAIN
    if any(rule.startswith("status/adverb") for rule in parent.rules):
        force = replace(force, certainty=parent.certainty, rules=(*force.rules, *parent.rules))
    unreal = parent.realis is not Realis.ACTUAL and child.tense != "past"
    return force.within(Force(realis=parent.realis)) if unreal else force


def embedded(reading: Reading, parent: Clause, child: Clause, force: Force) -> Force:
    """The status that `parent`, of status `force`, imposes on `child`; no report between them."""
    if child.link is Link.ADVERBIAL and child.marker in words("negating_markers"):
        return Force(negated=True, rules=(f"status/{child.marker}",)).within(_unreal(force))
    if child.link is Link.ADVERBIAL and child.marker in words("conditional_markers"):
        return Force(realis=Realis.HYPOTHETICAL, rules=(f"status/{child.marker}",))
    if _stands_anyway(reading, parent, child) or _is_behind_colon(reading, child):
        return PLAIN
    if child.link is Link.NOMINAL and (
        child.kind in (ClauseKind.TITLE, ClauseKind.APPOSITION) or child.lemma == "aged"
    ):
        return PLAIN  # "the singer Ola Brandt, 44, was banned": she is a singer, and 44
    frame = frame_of(reading, parent, child)
    if child.link is Link.RELATIVE and not frame:
        return _relative(reading, parent, child)
    if frame:
        found = _by_cue(reading, parent, child, frame, force)
        told = frame == "np" and _is_told(parent, child)
        if found is None and not told:
            found = _by_signature(reading, parent, frame, force, child.head)
        if found is not None:
            return found
    return _by_link(reading, parent, child, frame, force)


def _is_told(parent: Clause, child: Clause) -> bool:
    """What is done when it is "announced" (an arrest), or faced (an accusation)."""
    if parent.lemma in words("announcing_verbs"):
        return child.lemma in words("done_when_told")
    made = noun_cue(child.lemma)
    return parent.lemma == "face" and made is not None and made.kind == "accuse"


def _stands_anyway(reading: Reading, parent: Clause, child: Clause) -> bool:
    """True for a person, body or place that takes part in what a verb tells: "will meet Indian
    farmers" leaves them Indian. What one is to be or to become is not so, nor how many there will
    be, nor what somebody reports."""
    if child.link is not Link.NOMINAL or child.kind is not ClauseKind.NOUN or child.light:
        return False
    index, argument = reading.mention_at.get(child.head), holder(parent, child)
    if index is None or argument is None or child.determiner == "no" or not is_verbal(parent):
        return False
    if argument.role == "complement" or reading.mentions[index].type not in _STANDING:
        return False
    before = range(max(child.head - _PRENOMINAL, argument.extent.start), child.head)
    counted = any(reading.tokens.upos[k] == "NUM" for k in before)
    return not counted and verb_cue(reading, parent) is None


def _is_behind_colon(reading: Reading, child: Clause) -> bool:
    """True for a whole clause behind a colon: it explains, it is no complement."""
    start = child.extent.start
    plain = child.link is Link.CONTENT and child.form is Form.FINITE and not child.marker
    return plain and start > 0 and reading.tokens.words[start - 1] == ":"


def _unreal(force: Force) -> Force:
    """The realis and certainty of the clause above, without its negation."""
    return force.affirmed()


def _relative(reading: Reading, parent: Clause, child: Clause) -> Force:
    """A relative clause stands by itself; an infinitive one only after "the first" and its like."""
    if child.form is not Form.INFINITIVE:
        return PLAIN
    found = _by_signature(reading, parent, "to", PLAIN)
    if found is None and _is_unique(reading, parent.head):
        return PLAIN
    return found or replace(_HYPOTHETICAL, rules=("status/relative-to",))


def _is_unique(reading: Reading, head: int) -> bool:
    """"the first state of the union to begin", "the youngest player to win", "one of nine to
    defect": it did."""
    tokens = reading.tokens
    start = tokens.sentences[tokens.sentence_of[head]].start
    before = range(max(head - _PRENOMINAL, start), head + 1)
    return any(
        tokens.lower[k] in words("uniques") or tokens.tags[k] == "JJS" or (
            tokens.lower[k] == "among" or tokens.lower[k : k + 2] == ["one", "of"]
        ) for k in before
    )  # fmt: skip


def _by_cue(
    reading: Reading, parent: Clause, child: Clause, frame: str, force: Force
) -> Force | None:
    """A reporting verb that is no report here ("is expected to", "suspected of")."""
    cue = verb_cue(reading, parent)
    if frame == "ing" and child.voice is parent.voice is Voice.PASSIVE:
        frame = "to"  # "was reported *killed*"
    if cue is None or frame not in cue.frames:
        return None
    if child.link is Link.NOMINAL and not any(
        child.head in a.members and (a.role == frame or (frame, a.role) == ("np", "object"))
        for a in parent.arguments
    ):
        return PLAIN
    perfect = any(reading.tokens.lemmas[k] == "have" for k in child.auxiliaries)
    told = perfect and parent.voice is Voice.PASSIVE  # "was *yesterday* said to have left"
    if child.link is Link.PURPOSE and cue.kind not in ("demand", "hope") and not told:
        return None
    addition = cue.addition(frame, voice=parent.voice)
    if force.negated:
        addition = cue.when_denied(addition)
    own = force_from(addition, cues=(parent.head,), rule=f"status/{cue.lemma}-{frame}")
    return own.within(_unreal(force))


def _by_signature(
    reading: Reading, parent: Clause, frame: str, force: Force, before: int = 0
) -> Force | None:
    """What the predicate says of its complement, or an adjective that it gives somebody and that
    stands `before` the complement ("found *guilty* of killing")."""
    pos, tokens = part_of_speech(reading, parent), reading.tokens
    rows = _signatures()
    keys = [
        (tokens.lemmas[a.head], "adjective") for a in parent.arguments
        if a.role == "complement" and a.head < before and tokens.upos[a.head] == "ADJ"
    ]  # fmt: skip
    keys += [(key, pos) for key in (*lemma_keys(reading, parent), tokens.lower[parent.head])]
    for key, kind in keys:
        row = rows.get((key, kind, frame))
        if row is None:
            continue
        cell = row["negated" if force.negated else "affirmed"]
        if (key, frame) == ("have", "to") and parent.tense == "past":
            cell = "negated" if force.negated else "actual"  # "had to leave" tells that one left
        if cell == "kept":
            return PLAIN
        rule = f"status/signature-{key}-{frame}"
        return force_of(cell, cues=(parent.head,), rule=rule).within(_unreal(force))
    return None


def _by_link(
    reading: Reading, parent: Clause, child: Clause, frame: str, force: Force
) -> Force:
    """Where the lexicon is silent."""
    if frame == "whether":
        return replace(_HYPOTHETICAL, rules=("status/whether",))
    if child.link is Link.PURPOSE:
        first = parent.argument("complement") and _is_unique(reading, _noun_of(parent))
        if first or _is_outcome(parent, child):
            return _unreal(force)
        return replace(_HYPOTHETICAL, rules=("status/purpose",))
    if child.link in (Link.OPEN, Link.NOUN_CONTENT, Link.CONTENT) and frame == "to":
        if child.marker != "to" and is_verbal(parent):
            return _unreal(force)  # bare infinitive: "saw him leave"
        if child.link is Link.NOUN_CONTENT and _is_unique(reading, _noun_of(parent)):
            return _unreal(force)
        return replace(_HYPOTHETICAL, rules=("status/infinitive",)).within(_unreal(force))
    if child.link in (Link.OPEN, Link.NOUN_CONTENT, Link.CONTENT):
        return force if frame == "complement" else _unreal(force)
    if child.link is Link.ADVERBIAL:
        if child.form is Form.PARTICIPLE and not child.marker:
            return _unreal(force)
        if force.realis is not Realis.ACTUAL and child.tense != "past":
            return Force(realis=force.realis)
        return PLAIN
    if child.link is Link.NOMINAL:
        return _nominal(reading, parent, child, force)
    return PLAIN


def _noun_of(parent: Clause) -> int:
    """The noun whose content is told: the predicate, or what somebody has become."""
    named = parent.argument("complement")
    return parent.head if named is None else named.head


def _is_outcome(parent: Clause, child: Clause) -> bool:
    """ "beat the mayor to win the seat", "fell to close at 30": how it ended, not what for."""
    ended = parent.tense == "past" and parent.lemma in words("outcome_verbs")
    return ended and child.lemma in words("outcome_infinitives")


def _nominal(reading: Reading, parent: Clause, child: Clause, force: Force) -> Force:
    """A noun inside an argument: what it names takes part in the predicate's status only if the
    predicate brings it about: an indefinite object, or the noun of a light verb."""
    argument = holder(parent, child)
    definite = child.determiner in words("definite_determiners")
    setting = argument is not None and argument.role in ("in", "on", "at", "during")
    if definite and setting and not _has_part(reading, parent):
        return PLAIN  # "hopes to win votes *in the election*": that is not hoped for
    if child.light:
        return force if child.determiner != "no" else force.affirmed()
    if child.kind is ClauseKind.MODIFIER:
        return force if reading.tokens.upos[child.head] == "NUM" else PLAIN
    if child.kind is not ClauseKind.NOUN or definite:
        return PLAIN
    if argument is None or child.head not in argument.members or child.argument("poss"):
        return PLAIN
    if not is_verbal(parent):
        return PLAIN
    if argument.role in ("object", "complement") or (
        argument.role == "with" and force.realis is Realis.FUTURE
    ):  # "will go on, with elections in Ohio"
        return force if child.determiner != "no" else force.affirmed()
    if any(rule.startswith("status/adverb") for rule in force.rules):
        return Force(certainty=force.certainty, cues=force.cues, rules=force.rules)
    return PLAIN


def _has_part(reading: Reading, parent: Clause) -> bool:
    """ "Took *part* in the attack" is the attack itself."""
    named = parent.argument("object")
    return named is not None and reading.tokens.lemmas[named.head] == "part"


@cache
def _signatures() -> dict[tuple[str, str, str], MappingProxyType[str, str]]:
    return {(row["lemma"], row["pos"], row["frame"]): row for row in table("signatures")}
