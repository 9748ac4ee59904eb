"""Places inside places, read from the words: "Tyler, Texas", "Winchester, Hampshire, England",
"Kerala in India".

Parsers hang such names on each other in many ways, and take a list of places for a chain; which of
two places is the larger tells them apart.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from claimx.lexicon import places
from claimx.lexicon.load import words
from claimx.schema.clause import ClauseKind
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.syntax.clauses.draft import Draft
from claimx.syntax.clauses.predicates import nominal_draft
from claimx.syntax.tree import Tree

_AREAS = (EntityType.GPE, EntityType.LOC)
_SITES = (*_AREAS, EntityType.FAC)

#: Ranks of places: 2 a country, 1 a region of one, 0 all other places.
_COUNTRY, _REGION = 2, 1


def place_chains(tree: Tree, mentions: Iterable[Mention]) -> Iterator[Draft]:
    """An APPOSITION clause for each place that is named with the larger one it lies in; the
    predicate is the larger place."""
    names = {m.extent.start: m for m in mentions if m.kind is MentionKind.NAME}
    done: set[int] = set()
    for start in sorted(names):
        if start in done or not _is_site(tree, names[start]):
            continue
        run = _run(tree, names, start)
        done.update(m.extent.start for m in run)
        for first, second in itertools.pairwise(run):
            if _is_chain(tree, run) and _fits(tree, first, second):
                yield _inside(tree, first, second)
        around = _after_in(tree, names, run[-1])
        if around is not None and _fits(tree, run[-1], around):
            yield _inside(tree, run[-1], around)


def is_nested(tree: Tree, first: Mention, second: Mention) -> bool:
    """False if both are names of places, of which the second cannot hold the first, or which do
    not stand side by side."""
    if first.kind is not MentionKind.NAME or second.kind is not MentionKind.NAME:
        return True
    side_by_side = second.extent.start == first.extent.end + 1
    return side_by_side and _is_chain(tree, (first, second)) and _fits(tree, first, second)


def _is_site(tree: Tree, mention: Mention) -> bool:
    """A place, or a body that has one ("Griffith *University*")."""
    if mention.type in _SITES:
        return True
    named = tree.tokens.lower[mention.extent.start : mention.extent.end]
    return mention.type is EntityType.ORG and any(w in words("sited_bodies") for w in named)


def _run(tree: Tree, names: dict[int, Mention], start: int) -> list[Mention]:
    """The names of places that follow each other with nothing but commas between."""
    run = [names[start]]
    while True:
        end = run[-1].extent.end
        following = names.get(end + 1)
        if end + 1 >= len(tree.tokens) or tree.tokens.words[end] != "," or following is None:
            return run
        owned = following.extent.end
        if owned < len(tree.tokens) and tree.tokens.tags[owned] == "POS":
            following = names.get(owned + 1)  # "Zhuhai, China's *Guangdong Province*"
        if following is None or following.type not in _AREAS:
            return run  # "the Saeima, Latvia's parliament"
        run.append(following)


def _is_chain(tree: Tree, run: Sequence[Mention]) -> bool:
    """False for a list: "Iowa, Ohio and Texas", "Galway, Mayo, Clare", "Seoul, China, Japan"."""
    ranks = [_rank(tree, m) for m in run]
    if ranks[0] < ranks[-1] and ranks == sorted(ranks) and ranks.count(_COUNTRY) < 2:
        return True
    end = run[-1].extent.end
    after = tree.tokens.lower[end : end + 2]
    listed = bool({"and", "or", "&"} & set(after)) or (
        len(after) == 2 and after[0] == "," and tree.tokens.upos[end + 1] == "PROPN"
    )
    return len(run) == 2 and not listed and ranks[0] == ranks[1]


def _fits(tree: Tree, first: Mention, second: Mention) -> bool:
    """True if the first place may lie in the second, for what is known of the two."""
    smaller, larger = tree.tokens.text(first.extent), tree.tokens.text(second.extent)
    if f"{smaller} {larger}".lower() in words("place_names_with_comma"):
        return False
    low, high = _rank(tree, first), _rank(tree, second)
    if low > high or low == high == _COUNTRY:
        return False
    if low == high and all(places.city_country(name) for name in (smaller, larger)):
        return smaller == larger  # "New York, New York", but not "London, Paris"
    return not _elsewhere(smaller, larger)


def _after_in(tree: Tree, names: dict[int, Mention], first: Mention) -> Mention | None:
    """"Kerala *in India*", "Mosul, *in northern Iraq*", "Gao, *in the north of Mali*": the name
    after "in" and what may stand before it."""
    lower, upos, end = tree.tokens.lower, tree.tokens.upos, first.extent.end
    if end + 2 < len(lower) and lower[end] == ",":
        end += 1
    if end + 1 >= len(lower) or lower[end] != "in":
        return None
    for k in range(end + 1, min(end + 6, len(lower))):
        found = names.get(k)
        portion = lower[k] in words("place_portions") or lower[k] == "of"
        if found is None and upos[k] not in ("DET", "ADJ") and not portion:
            return None
        if found is not None:
            owner = found.extent.end
            if owner < len(lower) and tree.tokens.tags[owner] == "POS":
                found = names.get(owner + 1)  # "in China's Guangdong Province"
            if found is None or found.type not in _AREAS:
                return None
            return found if _rank(tree, found) or found.type is EntityType.LOC else None
    return None


def _inside(tree: Tree, first: Mention, second: Mention) -> Draft:
    draft = nominal_draft(tree, second.head, ClauseKind.APPOSITION, first.head)
    draft.predicate = second.extent
    draft.arguments = [a for k, a in enumerate(draft.arguments) if k == 0 or a.role == "poss"]
    return draft


def _rank(tree: Tree, mention: Mention) -> int:
    name = tree.tokens.text(mention.extent)
    if places.country_of(name) is not None and places.region_country(name) is None:
        return _COUNTRY
    return _REGION if places.region_country(name) is not None else 0


def _elsewhere(smaller: str, larger: str) -> bool:
    """True if the smaller place is known to lie in another country than the larger."""
    home = places.region_country(smaller) or places.city_country(smaller)
    country = places.country_of(larger) or places.region_country(larger)
    if places.place_type(smaller) is None or home is None or country is None:
        return False
    return home != country and places.country_of(larger) is not None
