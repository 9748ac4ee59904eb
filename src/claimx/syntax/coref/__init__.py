"""Mentions to entities, by stated rules; every link keeps the name of its rule.

In the order of the text, each mention joins an earlier entity or opens a new one:

* a name joins an entity that has the same name, of which it is the surname or the given name, the
  acronym, or the same country ("Canadian" before a noun → Canada);
* a description in apposition, or predicated with a copula, joins the entity of its subject;
* a definite description joins the latest entity that was described by the same noun;
* a pronoun joins the entity that agrees in number and gender and scores best by nearness and
  function: subjects before objects, the same sentence and the one before it before others (after
  Lappin & Leass 1994, simplified). "I" and "we" stay unresolved here.
"""

from claimx.syntax.coref.find import find_entities

__all__ = ["find_entities"]
