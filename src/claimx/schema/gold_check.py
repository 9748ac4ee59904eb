"""Is a gold file true to its article and to the relation types? Problems as text, none raised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches

from claimx.schema.gold import UNNAMED, GoldClaim, GoldFile, GoldTime, occurrences
from claimx.schema.inventory import Inventory, RelationSpec

# ISO 8601 to the precision given, with the time of day to the minute or second and an optional
# zone; EDTF's "~" marks an approximate value (EDTF level 1, Library of Congress 2019).
_POINT = re.compile(
    r"(?P<year>\d{4})(-(?P<month>\d\d)(-(?P<day>\d\d)"
    r"(T(?P<hour>\d\d):(?P<minute>[0-5]\d)(:[0-5]\d)?(Z|[+-]\d\d:\d\d)?)?)?)?~?"
)
# Characters that look alike or cannot be seen; a reader who types them anew gets another one.
_LOOSE = str.maketrans(
    dict.fromkeys("‘’‛′`´", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u202f\u2003\u2002\n\r\t", " ")
)
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


def check_gold(
    gold: GoldFile,
    raw: str,
    inventory: Inventory,
    *,
    sha256: str | None = None,
    lines: Sequence[int] = (),
) -> list[str]:
    """Everything that is wrong with a gold file, in the order of the file; [] if nothing is.

    `raw` is the article's decoded text, `sha256` that of its bytes (left out: not compared),
    `lines` the line of each claim in the YAML, for the messages.
    """
    problems = []
    if sha256 is not None and sha256 != gold.sha256:
        problems.append(
            f"sha256: the file says {gold.sha256[:12]}…, {gold.article} has {sha256}; "
            "if the article was changed on purpose, check every claim and put in the new sum"
        )
    problems += _entity_problems(gold, raw)
    seen: dict[tuple[object, ...], int] = {}
    for i, claim in enumerate(gold.claims):
        where = f"claim {i + 1} ({claim.relation})"
        if i < len(lines):
            where = f"line {lines[i]}: {where}"
        first = seen.setdefault(claim.statement(), i)
        if first != i:
            problems.append(
                f"{where}: says the same as claim {first + 1}; keep one, and put the other's "
                "evidence under `also`"
            )
        problems += [f"{where}: {problem}" for problem in _claim_problems(claim, gold, raw)]
        problems += [f"{where}: {p}" for p in _role_problems(claim, gold, raw, inventory)]
    return problems


def _entity_problems(gold: GoldFile, raw: str) -> Iterator[str]:
    for key, entity in gold.entities.items():
        if key == UNNAMED:
            yield f"entity {key!r}: this word stands for a source without a name; rename the key"
        if entity.name not in raw:
            yield f"entity {key!r}: name {_missing(entity.name, raw)}"
        for alias in entity.aliases:
            if alias not in raw:
                yield f"entity {key!r}: alias {_missing(alias, raw)}"


def _claim_problems(claim: GoldClaim, gold: GoldFile, raw: str) -> Iterator[str]:
    """All that does not depend on the relation."""
    found = len(list(occurrences(raw, claim.evidence)))
    if not found:
        yield f"evidence {_missing(claim.evidence, raw)}"
    elif found > 1 and claim.occurrence is None:
        yield f"evidence {_short(claim.evidence)} stands {found} times: add `occurrence`"
    elif (claim.occurrence or 1) > found:
        yield f"occurrence {claim.occurrence}: the evidence stands only {found} times in the text"
    for words in claim.also:
        if words not in raw:
            yield f"also {_missing(words, raw)}"
    if claim.time:
        if claim.time.text not in raw:
            yield f"time.text {_missing(claim.time.text, raw)}"
        yield from _time_problems(claim.time)
    if claim.place is not None and claim.place not in gold.entities:
        yield f"place {_unknown_key(claim.place, gold)}"
    for entry in claim.attribution:
        for source in (entry.source, *entry.co_sources):
            if source != UNNAMED and source not in gold.entities and source not in raw:
                yield (
                    f"source {source!r} is neither an entity key, nor words of the text, "
                    f"nor `{UNNAMED}`{_close(source, gold.entities)}"
                )
        if entry.cue and entry.cue not in raw:
            yield f"cue {_missing(entry.cue, raw)}"


def _role_problems(
    claim: GoldClaim, gold: GoldFile, raw: str, inventory: Inventory
) -> Iterator[str]:
    spec = inventory.get(claim.relation)
    if spec is None:
        yield f"unknown relation {claim.relation!r}{_close(claim.relation, inventory)}"
        return
    for role in spec.core():
        if role not in claim.roles:
            yield f"core role {role!r} has no filler"
    for role, filler in claim.roles.items():
        if role not in spec.roles:
            yield f"unknown role {role!r}; {_roles_of(spec)}"
        elif spec.roles[role].filler == "ENT":
            if filler not in gold.entities:
                yield f"role {role!r}: {_unknown_key(filler, gold)}"
        elif filler not in raw:
            yield f"role {role!r}: {_missing(filler, raw)}"


def _time_problems(time: GoldTime) -> Iterator[str]:
    if time.value is None:
        return
    first, slash, last = time.value.partition("/")
    ends = (first, last) if slash else (first,)
    if any(not _is_point(end) and not (slash and end == "..") for end in ends) or (
        first == last == ".."
    ):
        yield (
            f"time.value {time.value!r} is no date: write 2019, 2019-02, 2019-02-03, "
            "2019-02-03T06:00, 2016/2019, 2019-07/.., ../2013, or 1990~"
        )
    elif slash and ".." not in ends and _later(first.rstrip("~"), last.rstrip("~")):
        yield f"time.value {time.value!r} ends before it begins"


def _later(first: str, last: str) -> bool:
    """Is `first` after `last`, at the precision that both have? ISO dates sort as text."""
    width = min(len(first), len(last))
    return first[:width] > last[:width]


def _is_point(value: str) -> bool:
    match = _POINT.fullmatch(value)
    if match is None or int(match["hour"] or 0) > 24:
        return False
    try:
        date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return False
    return True


def _unknown_key(key: str, gold: GoldFile) -> str:
    """The message for a key that `entities` lacks; by name too, for a name in a key's place."""
    for known, entity in gold.entities.items():
        if key in entity.names:
            return f"{key!r} is a name, not a key of `entities`; write {known!r}"
    return f"no entity {key!r}; add it to `entities`{_close(key, gold.entities)}"


def _close(word: str, known: Iterable[str]) -> str:

    near = get_close_matches(word, list(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""


def _roles_of(spec: RelationSpec) -> str:
    return f"{spec.name} has " + ", ".join(spec.roles)


def _short(words: str, width: int = 60) -> str:
    return repr(words if len(words) <= width else words[: width - 1] + "…")


def _missing(words: str, raw: str) -> str:
    """The message for words that are not in the text, with the likely cause."""
    folded, starts = _fold(raw)
    needle = _fold(words)[0].strip()
    at = folded.find(needle) if needle else -1
    if at >= 0:
        there = raw[starts[at] : starts[at + len(needle) - 1] + 1]
        return f"{_short(words)} is not in the text letter by letter; there it is {there!r}"
    low, high = 0, len(words)
    while low < high:  # the longest beginning of `words` that the text has
        middle = (low + high + 1) // 2
        low, high = (middle, high) if words[:middle] in raw else (low, middle - 1)
    if low < min(8, len(words)):  # shorter beginnings are there by chance
        return f"{_short(words)} is not in the text"
    start = raw.find(words[:low])
    return (
        f"{_short(words)} is not in the text; after {words[max(0, low - 30) : low]!r} the text "
        f"goes on {raw[start + low : start + low + 30]!r}, not {words[low : low + 30]!r}"
    )


def _fold(text: str) -> tuple[str, list[int]]:
    """`text` with look-alikes made equal, case, unseen characters and runs of blanks taken out.

    The list gives, for each character left, its place in `text`.
    """
    out: list[str] = []
    starts: list[int] = []
    for i, char in enumerate(text):
        if char in _UNSEEN:
            continue
        plain = char.translate(_LOOSE).lower()[:1]
        if plain == " " and out and out[-1] == " ":
            continue
        out.append(plain)
        starts.append(i)
    return "".join(out), starts
