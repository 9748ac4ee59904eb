"""Is a gold file true to its article and to the relation types? Problems as text, none raised."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from types import MappingProxyType

from claimx.schema.gold import (
    ENTITY_TYPES,
    UNNAMED,
    GoldAttribution,
    GoldClaim,
    GoldEntity,
    GoldFile,
    GoldTime,
    occurrences,
)
from claimx.schema.inventory import Inventory, RelationSpec, RoleInfo
from claimx.schema.mention import EntityType

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
# A full stop may be an abbreviation's.
_TRAILING = re.compile(r"[,;:]$")
_NO_PLACES = frozenset({EntityType.PERSON, EntityType.NORP, EntityType.LAW, EntityType.WORK})
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


def check_gold(
    gold: GoldFile,
    raw: str,
    inventory: Inventory,
    *,
    sha256: str | None = None,
    lines: Sequence[int] = (),
    heads: Mapping[str, int] = MappingProxyType({}),
) -> list[str]:
    """Everything that is wrong with a gold file, in the order of the file; [] if nothing is.

    `raw` is the article's decoded text, `sha256` that of its bytes (left out: not compared). For
    the messages: `lines` the line of each claim in the YAML, `heads` that of each key of the file
    ("sha256") and of each entity ("entities.KEY").
    """
    problems = []
    if sha256 is not None and sha256 != gold.sha256:
        problems.append(
            f"{_line(heads.get('sha256'))}sha256: the file says {gold.sha256[:12]}…, "
            f"{gold.article} has {sha256}; "
            "if the article was changed on purpose, check every claim and put in the new sum"
        )
    used = _used_entities(gold, inventory)
    for key, entity in gold.entities.items():
        where = f"{_line(heads.get(f'entities.{key}'))}entity {key!r}: "
        problems += [where + problem for problem in _entity_problems(key, entity, raw)]
        if key not in used:
            problems.append(where + "no claim uses it; take it out, or write the claim it is for")
    seen: dict[tuple[object, ...], int] = {}
    for i, claim in enumerate(gold.claims):
        where = f"{_line(lines[i] if i < len(lines) else None)}claim {i + 1} ({claim.relation}): "
        first = seen.setdefault(claim.statement(), i)
        if first != i:
            problems.append(
                f"{where}says the same as claim {first + 1}; keep one, and put the other's "
                "evidence under `also`"
            )
        problems += [where + problem for problem in _claim_problems(claim, gold, raw)]
        problems += [where + problem for problem in _role_problems(claim, gold, raw, inventory)]
    return problems


def _line(number: int | None) -> str:
    return "" if number is None else f"line {number}: "


def _used_entities(gold: GoldFile, inventory: Inventory) -> set[str]:
    """The keys in roles that take entities, in places and in sources."""
    used: set[str] = set()
    for claim in gold.claims:
        roles = inventory[claim.relation].roles if claim.relation in inventory else {}
        words = {role for role, info in roles.items() if info.filler != "ENT"}
        used |= {filler for role, filler in claim.roles.items() if role not in words}
        used |= {claim.place} if claim.place else set()
        used |= {name for entry in claim.attribution for name in (entry.source, *entry.co_sources)}
    return used


def _words_problems(what: str, words: str, raw: str) -> Iterator[str]:
    """All that can be wrong with words that must stand in the text; each begins with `what`."""
    if words not in raw:
        yield f"{what}{_missing(words, raw)}"
    elif words != words.strip():
        yield f"{what}{_short(words)} begins or ends with a blank; take the blank off"


def _repeated(what: str, words: Sequence[str]) -> Iterator[str]:
    for word, count in Counter(words).items():
        if count > 1:
            yield f"{what} {_short(word)} is given {count} times; keep one"


def _entity_problems(key: str, entity: GoldEntity, raw: str) -> Iterator[str]:
    if key == UNNAMED:
        yield "this word stands for a source without a name; rename the key"
    if entity.type not in ENTITY_TYPES:
        types = ", ".join(kind.value for kind in ENTITY_TYPES)
        yield f"type {entity.type.value}: numbers and times are no entities; write one of {types}"
    yield from _words_problems("name ", entity.name, raw)
    for alias in entity.aliases:
        yield from _words_problems("alias ", alias, raw)
    yield from _repeated("name or alias", entity.names)


def _claim_problems(claim: GoldClaim, gold: GoldFile, raw: str) -> Iterator[str]:
    """All that does not depend on the relation."""
    found = len(list(occurrences(raw, claim.evidence)))
    yield from _words_problems("evidence ", claim.evidence, raw)
    if found > 1 and claim.occurrence is None:
        yield f"evidence {_short(claim.evidence)} stands {found} times: add `occurrence`"
    elif found and (claim.occurrence or 1) > found:
        yield f"occurrence {claim.occurrence}: the evidence stands only {found} times in the text"
    elif found == 1 and claim.occurrence:
        yield "occurrence: the evidence stands only once; take `occurrence` out"
    for words in claim.also:
        yield from _words_problems("also ", words, raw)
    yield from _repeated("also", claim.also)
    if claim.time:
        yield from _words_problems("time.text ", claim.time.text, raw)
        yield from _time_problems(claim.time)
    if claim.place is not None and claim.place not in gold.entities:
        yield f"place {_unknown_key(claim.place, gold)}"
    elif claim.place is not None and gold.entities[claim.place].type in _NO_PLACES:
        kind = gold.entities[claim.place].type.value
        yield f"place {claim.place!r} is of type {kind}, no place; mend the key or the type"
    for entry in claim.attribution:
        yield from _source_problems(entry, gold, raw)


def _source_problems(entry: GoldAttribution, gold: GoldFile, raw: str) -> Iterator[str]:
    for source in (entry.source, *entry.co_sources):
        if source != UNNAMED and source not in gold.entities and source not in raw:
            yield (
                f"source {source!r} is neither an entity key, nor words of the text, "
                f"nor `{UNNAMED}`{_close(source, gold.entities)}"
            )
    if UNNAMED in entry.co_sources:
        yield f"co_sources: `{UNNAMED}` says nothing beside another source; take it out"
    yield from _repeated("source", (entry.source, *entry.co_sources))
    if entry.cue is not None:
        yield from _words_problems("cue ", entry.cue, raw)


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
        else:
            problems = _filler_problems(filler, spec.roles[role], gold, raw)
            yield from (f"role {role!r}: {problem}" for problem in problems)


def _filler_problems(filler: str, info: RoleInfo, gold: GoldFile, raw: str) -> Iterator[str]:
    if info.filler == "ENT":
        if filler not in gold.entities:
            yield _unknown_key(filler, gold)
        elif gold.entities[filler].type not in info.plausible():
            kind = gold.entities[filler].type.value
            known = ", ".join(sorted(t.value for t in info.types.intersection(ENTITY_TYPES)))
            yield (
                f"{filler!r} is of type {kind}, the role takes {known} and the like; "
                "mend the key or the type"
            )
    elif filler not in raw and filler in gold.entities:
        name = gold.entities[filler].name
        yield f"takes words of the text, not a key; write {name!r} or the like"
    else:
        yield from _words_problems("", filler, raw)
        if _TRAILING.search(filler):
            yield f"{_short(filler)} ends with punctuation; leave it out"


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
