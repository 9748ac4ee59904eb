"""The status of every clause, from the top of the clause tree down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from claimx.lexicon.load import words
from claimx.meaning.attribution.scope import nested_chain, own_clauses
from claimx.meaning.factuality.complement import embedded, reported
from claimx.meaning.factuality.force import PLAIN, Force
from claimx.meaning.factuality.local import (
    BE_TO,
    Local,
    Surroundings,
    find_adverbs,
    local_force,
    opens_sentence,
    spread,
    stray_evidentials,
)  # fmt: skip
from claimx.meaning.frames import ancestors, has_own_subject, is_verbal
from claimx.schema.clause import Argument, Clause, ClauseKind, Form, Link, Voice
from claimx.schema.facts import Report, Status
from claimx.schema.reading import Reading
from claimx.schema.span import Extent


def judge(reading: Reading, reports: Sequence[Report]) -> tuple[Status, ...]:
    """One status a clause, in the order of `reading.clauses`.

    A clause's status is that of its own words under what the clause above imposes on it; the
    content of a report starts anew under what the report adds.
    """
    bench = _Bench(reading, reports)
    return tuple(bench.settle(clause.index).status() for clause in reading.clauses)


class _Bench:
    """What `judge` has settled so far: per clause its outer force, its local and its whole one."""

    def __init__(self, reading: Reading, reports: Sequence[Report]) -> None:
        self._reading = reading
        self._reports = reports
        self._chains = nested_chain(reading, reports)
        self._owns = own_clauses(reading, reports)
        self._ifs: dict[int, list[Extent]] = defaultdict(list)
        for clause in reading.clauses:
            if clause.link is Link.ADVERBIAL and clause.marker in words("conditional_markers"):
                self._ifs[clause.sentence].append(clause.extent)
        self._adverbs = find_adverbs(reading)
        self._strays = stray_evidentials(reading, self._adverbs)
        self._outer: dict[int, Force] = {}
        self._local: dict[int, Local] = {}
        self._whole: dict[int, Force] = {}

    def settle(self, index: int) -> Force:
        """The whole force of a clause; parents are settled first, without recursion."""
        path: list[int] = []
        here: int | None = index
        while here is not None and here not in self._whole and here not in path:
            path.append(here)
            here = self._reading.clauses[here].parent
        for i in reversed(path):
            clause = self._reading.clauses[i]
            self._local[i] = local_force(
                self._reading, clause, self._surroundings(clause), self._adverbs,
                self._strays.get(i, ()),
            )  # fmt: skip
            self._outer[i] = self._imposed(clause)
            self._whole[i] = self._local[i].whole().within(self._outer[i])
        return self._whole[index]

    def _surroundings(self, clause: Clause) -> Surroundings:
        around = self._chains[clause.index]
        past = False
        if around:
            own = self._owns[around[-1]]
            past = own is None or self._reading.clauses[own].tense in ("past", "")
        conditional = any(clause.head not in extent for extent in self._ifs[clause.sentence])
        return Surroundings(past, conditional)

    def _imposed(self, clause: Clause) -> Force:
        """The force from above: a report's, or that of the clause it hangs on."""
        force = PLAIN
        if clause.parent is not None and clause.parent in self._whole:
            force = self._from_parent(clause, self._reading.clauses[clause.parent])
        for r in self._chains[clause.index]:
            report = self._reports[r]
            beside = self._owns[r] is None or self._owns[r] != clause.parent
            if beside and clause.index in report.clauses:
                force = reported(report, PLAIN, clause).within(force)
        return force

    def _from_parent(self, clause: Clause, parent: Clause) -> Force:
        if clause.link is Link.PARENTHETICAL or _is_behind_semicolon(self._reading, parent, clause):
            return self._outer[parent.index]
        if clause.link is Link.CONJUNCT:
            described = clause.kind in (ClauseKind.APPOSITION, ClauseKind.TITLE)
            return PLAIN if described and is_verbal(parent) else self._coordinated(clause, parent)
        mine = [r for r in self._chains[clause.index] if clause.index in self._reports[r].clauses]
        false = self._called_false(clause, parent)
        if false is not None:
            return false
        for r in mine:
            if self._owns[r] == parent.index:
                rumour = self._reports[r]  # what it adds is gone where somebody denies it
                if rumour.source is None and any(self._reports[q].negated for q in mine if q != r):
                    return PLAIN
                return reported(rumour, self._whole[parent.index], clause)
        if BE_TO in self._local[clause.index].shared.rules:
            return self._outer[parent.index]
        imposed = embedded(self._reading, parent, clause, self._whole[parent.index])
        if clause.link in (Link.ADVERBIAL, Link.PURPOSE):
            imposed = imposed.within(spread(self._local[parent.index].evidential))
        return imposed

    def _called_false(self, clause: Clause, noun: Clause) -> Force | None:
        """ "Reports that he had resigned *were untrue*": the content of the noun does not hold."""
        if clause.link is not Link.NOUN_CONTENT or noun.kind is not ClauseKind.NOUN or (
            noun.parent is None
        ):  # fmt: skip
            return None
        above = self._reading.clauses[noun.parent]
        named = {self._reading.tokens.lemmas[a.head] for a in above.arguments
                 if a.role == "complement"}  # fmt: skip
        if above.kind is ClauseKind.COPULA:
            named.add(above.lemma)
        subject = _surface_subject(above)
        if subject is None or subject.head != noun.head or not named & words("falsities"):
            return None
        force = self._whole[above.index]
        if force.negated:
            return PLAIN
        called = Force(negated=True, cues=(above.head,), rules=("status/called-false",))
        return called.within(force.affirmed())  # "may be false"

    def _coordinated(self, clause: Clause, parent: Clause) -> Force:
        """A coordinated clause stands under what its partner stands under; without a subject and
        auxiliaries of its own and in the same form, also under its partner's."""
        if clause.form is Form.FINITE and parent.form in (Form.INFINITIVE, Form.PARTICIPLE):
            # A finite verb goes with a finite one: the parser joined it too low.
            above = ancestors(self._reading.clauses, parent.index)
            fitting = next((c for c in above if c.form is Form.FINITE), parent)
            return self._outer[fitting.index]
        outer = self._outer[parent.index]
        local = self._local[parent.index]
        tags = self._reading.tokens.tags
        if has_own_subject(clause) and is_verbal(clause) and is_verbal(parent):
            cues = local.evidential.cues
            speaks = clause.index in self._owns  # "Reportedly he left, and a neighbour said …"
            leads = not speaks and any(opens_sentence(self._reading, k) for k in cues)
            return spread(local.evidential).within(outer) if leads else outer
        force = spread(local.evidential).within(outer)
        same_form = tags[clause.head] == tags[parent.head] and tags[clause.head] not in (
            "VBD", "VBZ", "VBP",
        )  # fmt: skip
        if same_form and not clause.auxiliaries:
            force = local.shared.within(force)
        return force


def _is_behind_semicolon(reading: Reading, parent: Clause, clause: Clause) -> bool:
    """True for a whole clause behind a semicolon, which stands beside what is before it, whatever
    the parser made of it: "Six reportedly died; *twenty were injured*"."""
    whole = clause.form is Form.FINITE and not clause.marker and is_verbal(parent)
    return whole and ";" in reading.tokens.words[parent.head : clause.head]


def _surface_subject(clause: Clause) -> Argument | None:
    """What stands as the subject: of a passive its object."""
    return clause.argument("object" if clause.voice is Voice.PASSIVE else "subject")
