"""Mentions to entities, by stated rules; every link keeps the name of its rule.

In the order of the text, each mention joins an earlier entity or opens a new one:

* a name joins an entity that has the same name: the same words, accents and corporate endings
  aside; the full name of a well-known body; the words of a body in any order, with its country for
  a demonym ("Iraqi Parliament", "Parliament of Iraq"); the country of a demonym before a noun
  ("Canadian" → Canada) or of a capital that speaks or acts for it ("Pyongyang denied");
* else one of which it is a part: surname, given name or another spelling of a person, short form,
  head or acronym of a body, a storm without its kind; of several bearers of a surname one with the
  same title, else the one named most often. Bodies of one kind that different words tell apart
  (the Wisconsin Supreme Court, that of the United States) never join;
* a description in apposition, or predicated with a copula, joins the entity of its subject;
* a definite description joins the latest entity described, titled or named by the same noun, else
  by one of like meaning ("the vessel", `like_nouns.tsv`), else what is near and of a kind that its
  noun may take up ("the company", `wider_nouns.tsv`; a person only if no other fits); always of the
  same number, and only if its modifiers say nothing that was not said of the entity;
* a pronoun, after all names and descriptions, joins the entity of the mention that scores best
  among those that agree with it in number, gender and type and that binding allows, or none. The
  score adds weights of features of the pair (`features.py`), learnt by `training/coreference.py`.
  "I" and "we" stay unresolved here;
* last, the same noun of the same possessor is one entity ("her husband … his wife … her husband").
"""

from claimx.syntax.coref.find import find_entities

__all__ = ["find_entities"]
