"""Whether who is named did it: denied ("denied a part in the *murder* of Lee"), only suspected ("on
trial for the *murder* of Lee"), or nobody's doing ("sank, *killing* nine")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimx.lexicon.load import words
from claimx.meaning.attribution.cues import verb_cue
from claimx.meaning.frames import ancestors, is_verbal
from claimx.schema.clause import Clause, ClauseKind, Form, Link
from claimx.schema.facts import Certainty, Proposal
from claimx.schema.reading import Reading

#: The relations of harm, and the role of who does it.
_HARM = ("attacked", "injured", "killed")
_DOER = "agent"


def weighed(reading: Reading, proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """The proposals, those of harm as surely as the clauses around say who did it."""
    return tuple(_weighed(reading, p) if p.relation in _HARM else p for p in proposals)


def _weighed(reading: Reading, proposal: Proposal) -> Proposal:
    """The proposal, negated if its doer denies a part in it, alleged if the doer is suspected; and
    without a doer if it is but the outcome of a mishap ("the *Santa Elena* sank, killing nine")."""
    clause = reading.clauses[proposal.clause]
    doer = next((f.head for f in proposal.fillings if f.role == _DOER), None)
    if doer is not None and _is_outcome(reading, clause):
        return _undone(proposal)
    if doer is None or clause.kind is not ClauseKind.NOUN:
        return proposal
    way = list(_upwards(reading, clause))
    if not way or not is_verbal(way[-1]):
        return proposal
    above = way[-1]
    part = next((a.role for a in above.arguments if doer in a.members), "")
    lemmas = {one.lemma for one in way}
    if part == "subject" and lemmas & words("participation") and _denied(reading, way):
        return replace(proposal, negated=not proposal.negated)
    suspected = bool(lemmas & words("suspecting_verbs"))
    if (suspected and part == "object") or (part and _on_trial(reading, above, clause)):
        return replace(proposal, certainty=proposal.certainty or Certainty.ALLEGED)
    # Who asks about a murder, or wants revenge for it, did not do it.
    return _undone(proposal) if suspected and part == "subject" else proposal


def _undone(proposal: Proposal) -> Proposal:
    return replace(proposal, fillings=tuple(f for f in proposal.fillings if f.role != _DOER))


def _is_outcome(reading: Reading, clause: Clause) -> bool:
    if clause.link is not Link.ADVERBIAL or clause.form is not Form.PARTICIPLE or (
        clause.parent is None
    ):  # fmt: skip
        return False
    above = reading.clauses[clause.parent]
    return above.lemma in words("mishap_verbs") and above.argument("object") is None


def _upwards(reading: Reading, clause: Clause) -> Iterator[Clause]:
    """The clauses above, up to the first verbal one."""
    for above in ancestors(reading.clauses, clause.index):
        if above.index != clause.index:
            yield above
            if is_verbal(above):
                return


def _denied(reading: Reading, way: list[Clause]) -> bool:
    cue = verb_cue(reading, way[-1])
    return (cue is not None and cue.kind == "deny") or any(one.determiner == "no" for one in way)


def _on_trial(reading: Reading, above: Clause, clause: Clause) -> bool:
    """ "Is *on trial* for", "held on *suspicion* of": the words up to the noun."""
    first, last = sorted((above.head, clause.head))
    between = set(reading.tokens.lemmas[first:last])
    return bool(between & {"trial", "suspicion"})
