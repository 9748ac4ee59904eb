"""Relation packs as data: the pydantic models behind `packs/*.yaml`.

A pack declares relations; a relation has roles, triggers and examples. A trigger is matched
against one clause: a predicate (verb, noun, adjective, name or number), optional conditions, and a
map from roles to the slots of the clause that may fill them.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from claimx.schema.clause import ClauseKind, Form, Voice
from claimx.schema.facts import Certainty, Realis
from claimx.schema.mention import EntityType


def _as_tuple(value: Any) -> Any:
    """A lone scalar in YAML stands for a list of one."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


Strings = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]


class PackModel(BaseModel):
    """Base of what a human writes: closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class RoleSpec(PackModel):
    """A role: what fills it (ENT an entity, STR a phrase, NUM a number) and of which types.

    With `members`, a group whose members are named stands for each of them: "three firms, Ade, Bor
    and Cas", "firms including Ade and Bor"; of a STR role, every coordinated phrase is a filler.
    With `known`, a pronoun that stands for nothing in the text is no filler. `called` lists words
    of which the text must use one for what is only learned to fill the role, `never` nouns that
    must not head it.
    """

    filler: Literal["ENT", "STR", "NUM"]
    core: bool = False
    members: bool = False
    known: bool = False
    called: Strings = ()
    never: Strings = ()
    types: Annotated[tuple[EntityType, ...], BeforeValidator(_as_tuple)] = ()


class Trigger(PackModel):
    """One way to say the relation.

    Exactly one of `verb`, `noun`, `adjective`, `name`, `number` gives the predicate. Lists of
    lemmas; a phrasal verb is written with its particle ("step down"); a noun or adjective of
    several words is matched against the words that end in the predicate's head ("vice minister");
    ``@posts`` stands for the lexicon class `posts`. `name` lists entity types of a proper-name
    predicate ("Tyler, *Texas*"); `number: true` takes a numeral modifier ("*three* ships").

    `roles` maps a role to one slot or several in order of preference. Slots: the argument roles of
    `schema.clause.Argument` (subject, object, indirect_object, complement, poss, modifier,
    adverbial, a preposition), and ``predicate`` (the predicate noun phrase itself, as words),
    ``self`` (the predicate noun phrase as an entity), ``country`` (the country that a demonym
    predicate stands for), ``number:ROLE`` (the numeral on what fills ROLE), ``word:ROLE`` (its head
    word), ``title:ROLE`` (the post before its name), ``country:ROLE`` (the country of a people),
    ``purpose`` (the infinitive of purpose),
    ``content`` (the clause that a noun announces:
    "a ruling *that …*"), ``predicate_object`` (verb and object together, as words), ``told`` (the
    same with the subject before it: "*the bridge collapsed*"). A slot may be
    narrowed to heads of a lexicon class (``in@harm_events``) or to heads that are not of it
    (``for!prison_terms``), and may lead into an argument that is a clause or a noun
    (``complement.subject``, ``subject.poss``). A preposition that stands in the object's noun
    phrase counts as the verb's own; ``when``, ``after``, ``as`` and ``while`` are also the clauses
    that they open. ``host`` is the clause in which the predicate
    (of a numeral: the noun that it counts) stands itself, ``host.subject`` that clause's subject;
    ``counted`` is what a numeral counts, without the numeral; ``scene`` the event that the text
    names most often.

    Conditions: `kinds` of clause, `voice`, `form`, `light` verb lemmas; `named`: the predicate
    is a proper name, or is none; `has`: argument role →
    lemmas (or ``@class``) of which its head must be one, empty list for "any such argument";
    `lacks`: the opposite (both also take ``predicate``, the clause's lemma; ``time``, a time in the
    predicate's phrase; ``determiner``, that of
    the predicate; ``purpose``, the lemma of the infinitive of purpose; ``host``, the host's lemma,
    and ``host.ROLE``, an argument of the host); `host`:
    in which of these roles the predicate stands in its host; `types`: role → entity types, narrower
    than the relation's own. ``~judge`` among the lemmas is met by whom the text anywhere calls a
    judge ("*Judge* Jones … Jones").
    `earlier` lists roles that, left empty, are taken over from the last claim of the relation a few
    sentences back ("claimed responsibility"); with ``scene`` among them, time and place are that
    claim's and not the clause's own ("the victims were *named on Sunday*").
    What it adds: `negated`, `certainty`, `realis` of the claim.
    """

    id: str
    verb: Strings = ()
    noun: Strings = ()
    adjective: Strings = ()
    name: Annotated[tuple[EntityType, ...], BeforeValidator(_as_tuple)] = ()
    number: bool = False
    roles: dict[str, Strings]
    kinds: Annotated[tuple[ClauseKind, ...], BeforeValidator(_as_tuple)] = ()
    voice: Voice | None = None
    form: Annotated[tuple[Form, ...], BeforeValidator(_as_tuple)] = ()
    light: Strings = ()
    host: Strings = ()
    named: bool | None = None
    has: dict[str, Strings] = Field(default_factory=dict)
    lacks: dict[str, Strings] = Field(default_factory=dict)
    earlier: Strings = ()
    types: dict[str, Annotated[tuple[EntityType, ...], BeforeValidator(_as_tuple)]] = Field(
        default_factory=dict
    )
    negated: bool = False
    certainty: Certainty | None = None
    realis: Realis | None = None
    note: str = ""


class Example(PackModel):
    """A sentence and the claims of this relation that it makes: role → words of the filler.

    An empty `claims` says that the relation must not be found (a counter-example). Keys besides
    roles: ``polarity``, ``certainty``, ``realis`` where they are to be checked.
    """

    text: str
    claims: tuple[dict[str, str], ...] = ()


class Relation(PackModel):
    """A relation type with its triggers and examples.

    `settings` says which circumstances a claim of it takes from its clause: a state that holds
    everywhere takes no place, a lasting one no time. `needs` lists roles (or ``time``, ``place``)
    of which a claim must have at least one. `once` names a role whose words make one claim only:
    of several proposals with the same filler there, those of the rule that stands first are kept.
    `yields` lists more specific relations: a claim of one of them about the same core fillers, or
    told by the same word about more, takes the place of this one's. `pairwise`: a claim and the one
    with its core fillers exchanged are one ("X's brother Y", "Y's sister X"). `standing`: it holds
    whoever mentions it (a post, an age, a site), so that it is told once for all voices.
    """

    means: str
    settings: tuple[Literal["time", "place"], ...] = ("time", "place")
    needs: Strings = ()
    once: str = ""
    yields: Strings = ()
    pairwise: bool = False
    standing: bool = False
    symmetric: bool = False
    wikidata: str = ""
    roles: dict[str, RoleSpec]
    triggers: tuple[Trigger, ...] = ()
    examples: tuple[Example, ...] = ()

    def core(self) -> tuple[str, ...]:
        """The names of the core roles, in their order."""
        return tuple(name for name, spec in self.roles.items() if spec.core)


class Pack(PackModel):
    """One YAML file."""

    pack: str
    relations: dict[str, Relation]
