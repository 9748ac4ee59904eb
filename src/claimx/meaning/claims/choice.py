"""Which time, place and sources a claim takes, where the rules and what was learned differ.

The rules read the tree and know how a time is to be understood ("until 1995"); what was learned
(`relations/settings.py`) knows what annotators took to be the time of such a statement. The rules'
choice stands unless it is unlikely, or something else in the sentence is likely.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from claimx.meaning.claims.circumstances import is_counted
from claimx.meaning.claims.when import Found as Timed
from claimx.meaning.claims.when import When, within
from claimx.meaning.claims.where import Found as Placed
from claimx.schema.facts import Proposal, Report
from claimx.schema.reading import Reading

_Setting = TypeVar("_Setting")  # a time or a place

#: The rules' choice is kept from this chance on; with nothing that is taken instead it is dropped
#: below the second.
_KEEP, _DROP = 0.3, 0.03
#: From which chance on another time, place or source is taken. The rules find times better than
#: places, of which they miss many and invent few: chosen on tune articles that the network had not
#: seen.
_TIME, _PLACE, _SOURCE = 0.85, 0.5, 0.8


def choose_time(rules: Timed | None, proposal: Proposal, when: When) -> Timed | None:
    """The rules' time, or the likeliest one of the sentence."""
    chances: dict[int, float] = {}
    for likely in proposal.settings:
        time = when.at.get(likely.token) if likely.setting == "time" else None
        if time is not None:
            start = time.extent.start
            chances[start] = max(chances.get(start, 0.0), likely.chance)
    own = None if rules is None else rules[0].extent.start
    chosen = _choice(rules, own, chances, when.at.get, _TIME)
    if rules is not None and chosen is not None and within(rules[0].value, chosen[0].value):
        return rules  # "on *Friday* he gave up his *2020* campaign"
    return chosen


def choose_place(rules: Placed | None, proposal: Proposal, reading: Reading) -> Placed | None:
    """The rules' place, or the likeliest one of the sentence."""
    chances = {
        x.token: x.chance for x in proposal.settings
        if x.setting == "place" and not is_counted(proposal.fillings, x.token)
    }  # fmt: skip
    own = None if rules is None else rules[0].head
    return _choice(rules, own, chances, reading.mention, _PLACE)


def choose_sources(
    chain: Sequence[int], proposal: Proposal, reports: Sequence[Report], reading: Reading
) -> Sequence[int]:
    """The rules' chain of reports, less those whose source is most unlikely, unless they tell a
    wish or quote; where they have none, that of the report whose source is likely."""
    sources = {x.token: x.chance for x in proposal.settings if x.setting == "source"}
    if not sources:
        return chain

    def chance(report: Report, unasked: float) -> float:
        head = None if report.source is None else reading.mentions[report.source].head
        return unasked if head is None else sources.get(head, unasked)

    if chain:
        return [r for r in chain if reports[r].realis or reports[r].kind == "direct"
                or chance(reports[r], 1.0) >= _DROP]  # fmt: skip
    chances = {r.index: likely for r in reports if (likely := chance(r, 0.0)) >= _SOURCE}
    best = max(chances, key=lambda k: chances[k], default=None)
    if best is None:
        return chain
    found, above = [best], reports[best].parent
    while above is not None:
        found.insert(0, above)
        above = reports[above].parent
    return found


def _choice(
    rules: tuple[_Setting, str] | None, own: int | None, chances: Mapping[int, float],
    at: Callable[[int], _Setting | None], least: float,
) -> tuple[_Setting, str] | None:  # fmt: skip
    """What the rules chose, which stands at the token `own`; the likeliest instead of it, from the
    chance `least` on; or none. Of what stands in another sentence nothing was learned."""
    sure = 1.0 if own is None else chances.get(own, 1.0)
    if own is not None and sure >= _KEEP:
        return rules
    best = max(chances, key=lambda k: chances[k], default=None)
    if best is not None and chances[best] >= least:
        found = at(best)
        return None if found is None else (found, "learned")
    return rules if sure >= _DROP else None
