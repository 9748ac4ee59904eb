"""Gold as YAML, in the form in which the gold set is written; and the start of a new file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import yaml

from claimx.errors import DataError
from claimx.schema.article import Article
from claimx.schema.facts import Certainty, Polarity, Realis
from claimx.schema.gold import ENTITY_TYPES, UNNAMED, GoldAttribution, GoldClaim, GoldFile
from claimx.schema.inventory import Inventory, RelationSpec

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_./-]*")


def gold_yaml(gold: GoldFile) -> str:
    """The gold file as YAML: an entity a line, a claim a block. Reading it gives `gold` again."""
    lines = list(_head(gold.article, gold.sha256, gold.dateline))
    lines.append("entities:" if gold.entities else "entities: {}")
    for key, entity in gold.entities.items():
        fields = {
            "name": _words(entity.name),
            "type": entity.type.value,
            "aliases": _list(map(_words, entity.aliases)),
        }
        lines.append(f"  {_plain(key)}: {_flow(fields)}")
    lines.append("claims:" if gold.claims else "claims: []")
    lines += [line for claim in gold.claims for line in _claim(claim, gold)]
    return "\n".join(lines) + "\n"


def start_gold(article: Article, inventory: Inventory) -> str:
    """The start of a gold file: article, sum and date, nothing claimed yet, and the relations.

    DataError if the article is not sound UTF-8, as gold articles must be.
    """
    broken = [issue for issue in article.issues if issue.code == "undecodable-bytes"]
    if article.encoding != "utf-8" or broken:
        raise DataError(f"{article.path}: gold articles must be UTF-8; save it as UTF-8")
    form = _FORM.format(
        types=" ".join(kind.value for kind in ENTITY_TYPES),
        polarity=_choice(Polarity),
        certainty=_choice(Certainty),
        realis=_choice(Realis),
        unnamed=UNNAMED,
    )
    lines = [*_head(article.path, article.sha256, article.date), "entities:", "claims:", "", form]
    for spec in inventory.values():
        lines += [f"# - relation: {spec.name}", f"#   roles: {_roles(spec)}"]
    return "\n".join(lines) + "\n"


_FORM = """\
# An entity (types: {types}):
#   key: {{name: "", type: , aliases: []}}
#
# A claim; `occurrence`, `time`, `place` and `also` only where they say something:
# - relation:
#   evidence: ""
#   occurrence: 2
#   roles: {{}}
#   time: {{text: "", value: ""}}
#   place:
#   attribution: []  # [{{source: KEY or {unnamed}, cue: ""}}], outermost first
#   polarity: {polarity}
#   certainty: {certainty}
#   realis: {realis}
#   also: []
#
# Relations and roles (* core; ENT: an entity's key, STR and NUM: words of the text):"""


def _choice(field: Iterable[Polarity | Certainty | Realis]) -> str:
    """The plain value, with the others behind it as a comment."""
    plain, *others = (member.value for member in field)
    return f"{plain}  # {', '.join(others)}"


def _roles(spec: RelationSpec) -> str:
    return _flow({r: info.filler + "*" * info.core for r, info in spec.roles.items()})


def _head(article: str, sha256: str, dateline: date | None) -> Iterator[str]:
    yield f"article: {_plain(article)}"
    yield f"sha256: {sha256}"
    if dateline:
        yield f"dateline: {dateline}"


def _claim(claim: GoldClaim, gold: GoldFile) -> Iterator[str]:
    def filler(text: str) -> str:
        return _plain(text) if text in gold.entities or text == UNNAMED else _words(text)

    yield f"- relation: {_plain(claim.relation)}"
    yield f"  evidence: {_words(claim.evidence)}"
    if claim.occurrence:
        yield f"  occurrence: {claim.occurrence}"
    yield f"  roles: {_flow({_plain(r): filler(text) for r, text in claim.roles.items()})}"
    if claim.time:
        value = claim.time.value
        given = {"text": _words(claim.time.text)} | ({"value": _words(value)} if value else {})
        yield f"  time: {_flow(given)}"
    if claim.place:
        yield f"  place: {filler(claim.place)}"
    links = [_flow(_link(entry, filler)) for entry in claim.attribution]
    yield f"  attribution: {_list(links)}"
    yield f"  polarity: {claim.polarity.value}"
    yield f"  certainty: {claim.certainty.value}"
    yield f"  realis: {claim.realis.value}"
    if claim.also:
        yield f"  also: {_list(map(_words, claim.also))}"


def _link(entry: GoldAttribution, filler: Callable[[str], str]) -> dict[str, str]:
    link = {"source": filler(entry.source)}
    if entry.cue:
        link["cue"] = _words(entry.cue)
    if entry.co_sources:
        link["co_sources"] = _list(map(filler, entry.co_sources))
    return link


def _flow(fields: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"


def _list(items: Iterable[str]) -> str:
    return "[" + ", ".join(items) + "]"


def _plain(text: str) -> str:
    """A key or path without quotation marks where YAML reads it as that text without them."""
    plain = _PLAIN.fullmatch(text) and yaml.safe_load(text) == text
    return text if plain else _words(text)


def _words(text: str) -> str:
    """Words in quotation marks; characters that cannot be seen are written as escapes."""
    shown = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else _escape(ord(char)) for char in shown)


def _escape(code: int) -> str:
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"
