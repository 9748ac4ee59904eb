"""Whether what is learned to fill a role is called what the pack asks for: a court, a judge."""

from __future__ import annotations

from claimx.meaning.relations.rules import expand
from claimx.packs.load import Packs
from claimx.schema.facts import Proposal
from claimx.schema.reading import Reading


def rightly_called(reading: Reading, proposal: Proposal, packs: Packs) -> bool:
    """True if the text uses for each filler one of the words that its role asks for (`called`),
    there or elsewhere, and none has for its head a noun that the role bars (`never`). Who is
    learned to have ruled may be a lawyer or a ministry, what somebody made a remark."""
    roles, tokens = packs.relations[proposal.relation or ""].roles, reading.tokens
    for filling in proposal.fillings:
        role = roles[filling.role]
        if role.never and tokens.upos[filling.head] == "NOUN" and (
            tokens.lemmas[filling.head] in expand(role.never)
        ):  # fmt: skip
            return False
        wanted = expand(role.called)
        if wanted and wanted.isdisjoint(_names(reading, filling.head)):
            return False
    return True


def _names(reading: Reading, head: int) -> set[str]:
    """The words, as lemmas, by which the text names and describes whom `head` stands for."""
    index = reading.mention_at.get(head)
    if index is None:
        return {reading.tokens.lemmas[head].lower()}
    found: set[str] = set()
    for k in reading.entities[reading.entity_of[index]].mentions:
        mention = reading.mentions[k]
        for extent in (mention.extent, mention.titles):
            if extent is not None:
                found.update(w.lower() for w in reading.tokens.lemmas[extent.start : extent.end])
    return found
