"""Whether a clause meets the conditions of a trigger (`schema/pack.py` says what they are)."""

from __future__ import annotations

from claimx.meaning.relations.rules import Rule
from claimx.meaning.relations.slots import Slots
from claimx.meaning.relations.told import descriptions
from claimx.schema.clause import Argument, Clause


def unmet(slots: Slots, clause: Clause, rule: Rule) -> str:
    """The first condition of the rule that the clause does not meet; "" if it meets all."""
    trigger = rule.trigger
    if trigger.kinds and clause.kind not in trigger.kinds:
        return "kinds"
    if trigger.voice is not None and clause.voice is not trigger.voice:
        return "voice"
    if trigger.form and clause.form not in trigger.form:
        return "form"
    if trigger.light and clause.light not in trigger.light:
        return "light"
    if trigger.host:
        host = slots.host(clause)
        if host is None or host[1].role not in trigger.host:
            return "host"
    if trigger.named is not None and trigger.named is not _is_name(slots, clause):
        return "named"
    for wanted in rule.has:
        if not _holds(slots, clause, wanted.name, wanted.lemmas):
            return f"has {wanted.name}"
    for unwanted in rule.lacks:
        if _holds(slots, clause, unwanted.name, unwanted.lemmas):
            return f"lacks {unwanted.name}"
    return ""


def _is_name(slots: Slots, clause: Clause) -> bool:
    """True if the predicate is a proper name."""
    return slots.tokens.upos[clause.head] == "PROPN"


def _holds(slots: Slots, clause: Clause, name: str, lemmas: frozenset[str]) -> bool:
    """True if the argument `name` of the clause is there and its head is one of the lemmas (any, if
    none are given). ``predicate`` is the clause's own lemma, ``time`` a time in the predicate's
    phrase; ``host``, ``host.ROLE`` and ``determiner`` are looked up there."""
    tokens = slots.tokens
    if name == "determiner":
        return clause.determiner in lemmas
    if name == "predicate":
        if clause.lemma in lemmas or tokens.lower[clause.head] in lemmas:
            return True
        return _is_called(slots, clause.head, lemmas)
    if name == "words":
        return any(w in lemmas for w in tokens.lower[clause.predicate.start : clause.head])
    if name == "time":
        extent = clause.predicate
        return any(slots.is_time(i) for i in range(extent.start, extent.end))
    if name == "purpose":
        return any(not lemmas or aim.lemma in lemmas for aim in slots.below(clause, name))
    outer, _, inner = name.partition(".")
    if outer == "host":
        host = slots.host(clause)
        if host is None or inner:
            return host is not None and _holds(slots, host[0], inner, lemmas)
        return not lemmas or host[0].lemma in lemmas
    if inner:
        below = (slots.clause_of(a) for a in slots.arguments(clause, outer))
        return any(c is not None and _holds(slots, c, inner, lemmas) for c in below)
    return any(_is(slots, a, lemmas) for a in slots.arguments(clause, name)  # no time owns
               if name != "poss" or not slots.is_time(a.head))  # fmt: skip


def _is(slots: Slots, argument: Argument, lemmas: frozenset[str]) -> bool:
    tokens, members = slots.tokens, argument.members
    if not lemmas or any(tokens.lemmas[m] in lemmas or tokens.lower[m] in lemmas
                         or " ".join((tokens.lemmas[m], *tokens.lower[m + 1 : m + 2])) in lemmas
                         for m in members):  # fmt: skip
        return True  # the last: "when the plane *came down*"
    meant = slots.meant(argument.head)
    if meant is not None and tokens.lemmas[meant.head] in lemmas:
        return True
    return any(_is_called(slots, m, lemmas) for m in members)


def _is_called(slots: Slots, head: int, lemmas: frozenset[str]) -> bool:
    """True if the text calls whom `head` names by one of the lemmas marked ``~``."""
    return any("~" + word in lemmas for word in descriptions(slots.reading, head))
