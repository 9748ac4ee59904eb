"""A claim on one line, for snapshots, review and failures.

    executed(person=Han Song Ryol|PERSON, reason=being a spy) @2019-02 in=the military academy|FAC
    via[Ri Il Gyu|PERSON "spoke about"] alleged :: "Han was executed at the military academy"

(on one line). The relation, or ``open:LEMMA`` for an open claim; the roles, entities by name with
``|TYPE``; ``@`` the time's value, or its words in quotation marks where it has no value; the place;
the chain of sources, outermost first, joined with ``>``; then what is not plain of polarity,
certainty and realis (affirmed, certain and actual are left out); the evidence after ``::``.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimx.schema.claim import Claim, Filler
from claimx.schema.facts import Certainty, Polarity, Realis
from claimx.schema.gold import UNNAMED, GoldAttribution, GoldClaim, GoldFile
from claimx.schema.inventory import Inventory

FILLER_WIDTH = 60
EVIDENCE_WIDTH = 100


def shorten(text: str, width: int) -> str:
    """`text` on one line with runs of blanks closed up, cut to `width` characters with "…"."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def render(claim: Claim) -> str:
    """A claim of claims.jsonl on one line."""
    return _line(claim.relation or f"open:{claim.predicate.lemma}", render_fields(claim))


def render_fields(claim: Claim) -> dict[str, str]:
    """Each field of a claim by its name, in the notation of the line; "" where it says nothing."""
    links = (
        (
            [_filler(source) for source in (entry.source, *entry.co_sources) if source]
            or [UNNAMED],
            entry.cue.text,
        )
        for entry in claim.attribution
    )
    return _fields(
        roles=((filler.role, _filler(filler)) for filler in claim.roles),
        time=(claim.time.value, claim.time.text) if claim.time else None,
        place=_filler(claim.place) if claim.place else None,
        links=links,
        status=(claim.polarity, claim.certainty, claim.realis),
        evidence=claim.evidence.text,
    )


def render_gold(claim: GoldClaim, gold: GoldFile, inventory: Inventory | None = None) -> str:
    """A gold claim in the same notation.

    Without `inventory`, a filler that is a key of `entities` is taken for that entity; with it,
    only in a role which takes entities (the words of a phrase may happen to be a key).
    """
    spec = inventory.get(claim.relation) if inventory else None

    def role_filler(role: str, filler: str) -> str:
        if spec and role in spec.roles and spec.roles[role].filler != "ENT":
            return shorten(filler, FILLER_WIDTH)
        return _gold_filler(filler, gold)

    fields = _fields(
        roles=((role, role_filler(role, filler)) for role, filler in claim.roles.items()),
        time=(claim.time.value, claim.time.text) if claim.time else None,
        place=_gold_filler(claim.place, gold) if claim.place else None,
        links=((_gold_sources(entry, gold), entry.cue or "") for entry in claim.attribution),
        status=(claim.polarity, claim.certainty, claim.realis),
        evidence=claim.evidence,
    )
    return _line(claim.relation, fields)


def _filler(filler: Filler) -> str:
    words = shorten(filler.name or filler.text, FILLER_WIDTH)
    return f"{words}|{filler.type.value}" if filler.type else words


def _gold_filler(filler: str, gold: GoldFile) -> str:
    entity = gold.entities.get(filler)
    if entity is None:
        return shorten(filler, FILLER_WIDTH)
    return f"{shorten(entity.name, FILLER_WIDTH)}|{entity.type.value}"


def _gold_sources(entry: GoldAttribution, gold: GoldFile) -> list[str]:
    return [_gold_filler(source, gold) for source in (entry.source, *entry.co_sources)]


def _fields(
    *,
    roles: Iterable[tuple[str, str]],
    time: tuple[str | None, str] | None,
    place: str | None,
    links: Iterable[tuple[list[str], str]],
    status: tuple[Polarity, Certainty, Realis],
    evidence: str,
) -> dict[str, str]:
    """The notation itself. `time` is (value, words), a link (the sources side by side, the cue)."""
    value, words = time or (None, "")
    when = value or f'"{shorten(words, FILLER_WIDTH)}"'
    chain = [
        " + ".join(sources) + (f' "{shorten(cue, FILLER_WIDTH)}"' if cue else "")
        for sources, cue in links
    ]
    polarity, certainty, realis = status
    return {
        "roles": "(" + ", ".join(f"{role}={filler}" for role, filler in roles) + ")",
        "time": f"@{when}" if time else "",
        "place": f"in={place}" if place else "",
        "attribution": "via[" + " > ".join(chain) + "]" if chain else "",
        "polarity": polarity.value,
        "certainty": certainty.value,
        "realis": realis.value,
        "evidence": f'"{shorten(evidence, EVIDENCE_WIDTH)}"',
    }


def _line(head: str, fields: dict[str, str]) -> str:
    plain = ("", Polarity.AFFIRMED.value, Certainty.CERTAIN.value, Realis.ACTUAL.value)
    between = [text for text in list(fields.values())[1:-1] if text not in plain]
    return " ".join([head + fields["roles"], *between, "::", fields["evidence"]])
