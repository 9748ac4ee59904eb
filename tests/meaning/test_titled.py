"""Works that go by a name."""

from __future__ import annotations

import pytest

from claimx.meaning.relations.titled import names_of_works, with_article

APPOSITION = {"kind": "apposition"}


@pytest.mark.parametrize(
    ("text", "head", "clause", "name"),
    [
        ("a memoir , The Corridor , came/VBD", "memoir", {**APPOSITION, "subject": "Corridor"},
         "The Corridor"),
        ("the film Salt came/VBD", "film", {"kind": "title", "subject": "Salt"}, "Salt"),
        ("a report titled/VBN Salt came/VBD", "titled",
         {"lemma": "title", "relative__subject": "report", "object": "Salt"}, "Salt"),
        ("a report titled/VBN it came/VBD", "titled",
         {"lemma": "title", "relative__subject": "report", "object": "it"}, None),
        ("a guide , Ana , came/VBD", "guide", {**APPOSITION, "subject": "Ana"}, None),
        ("two books/NNS=book , Salt , came/VBD", "books", {**APPOSITION, "subject": "Salt"}, None),
    ],
)  # fmt: skip
def test_the_name_stands_for_what_describes_one_work(build, text, head, clause, name):
    spec = build.clause(head, **clause)
    noun = clause.get("relative__subject", head)
    types = {"guide": "PERSON"}
    reading = build.reading(text, spec, build.clause("came", subject=noun), types=types)
    found = names_of_works(reading).values()
    titles = {reading.tokens.text(with_article(reading.tokens, m.extent)) for m in found}
    assert titles == ({name} if name else set())
