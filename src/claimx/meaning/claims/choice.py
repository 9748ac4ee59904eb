"""Which time, place and sources a claim takes, where the rules and what was learned differ.

The rules read the tree and know how a time is to be understood ("until 1995"); what was learned
(`relations/settings.py`) knows what annotators took to be the time of such a statement. The rules'
choice stands unless it is unlikely, or something else in the sentence is likely.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimx.meaning.claims.when import Found as Timed
from claimx.meaning.claims.when import When
from claimx.meaning.claims.where import Found as Placed
from claimx.schema.facts import Proposal, Report
from claimx.schema.reading import Reading

#: The rules' choice is kept from this chance on; another is taken from the next on; with none such
#: the rules' is dropped below the last.
_KEEP, _TAKE, _DROP = 0.3, 0.65, 0.03


def choose_time(rules: Timed | None, proposal: Proposal, when: When) -> Timed | None:
    """The rules' time, or the likeliest one of the sentence."""
    chances: dict[int, float] = {}
    for likely in proposal.settings:
        time = when.at.get(likely.token) if likely.setting == "time" else None
        if time is not None:
            start = time.extent.start
            chances[start] = max(chances.get(start, 0.0), likely.chance)
    own = None if rules is None else rules[0].extent.start
    chosen = _choice(own, chances)
    if chosen is None or chosen == own:
        return None if chosen is None else rules
    return when.at[chosen], "learned"


def choose_place(rules: Placed | None, proposal: Proposal, reading: Reading) -> Placed | None:
    """The rules' place, or the likeliest one of the sentence."""
    chances = {x.token: x.chance for x in proposal.settings if x.setting == "place"}
    own = None if rules is None else rules[0].head
    chosen = _choice(own, chances)
    if chosen is None or chosen == own:
        return None if chosen is None else rules
    mention = reading.mention(chosen)
    return None if mention is None else (mention, "learned")


def choose_sources(
    chain: Sequence[int], proposal: Proposal, reports: Sequence[Report], reading: Reading
) -> Sequence[int]:
    """The rules' chain of reports; where they have none, that of the report whose source is likely.
    Rules that find one are not doubted: curators name more sources than annotators do."""
    likely = {
        x.token: x.chance for x in proposal.settings if x.setting == "source" and x.chance >= _TAKE
    }
    if chain or not likely:
        return chain
    chances = {
        r.index: likely.get(reading.mentions[r.source].head, 0.0)
        for r in reports if r.source is not None
    }  # fmt: skip
    best = max(chances, key=lambda k: chances[k], default=None)
    if best is None or not chances[best]:
        return chain
    found, above = [best], reports[best].parent
    while above is not None:
        found.insert(0, above)
        above = reports[above].parent
    return found


def _choice(own: int | None, chances: Mapping[int, float]) -> int | None:
    """The token chosen by rules, the likeliest instead of it, or none."""
    sure = 1.0 if own is None or own not in chances else chances[own]
    best = max(chances, key=lambda k: chances[k], default=own)
    if own is not None and sure >= _KEEP:
        return own
    if best is not None and chances.get(best, 0.0) >= _TAKE:
        return best
    return own if sure >= _DROP else None
