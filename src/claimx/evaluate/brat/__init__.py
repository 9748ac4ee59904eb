"""Gold in brat's standoff form (https://brat.nlplab.org/standoff.html), both ways.

NAME.txt is the article, byte for byte; NAME.ann has its annotations; annotation.conf, made from the
relation packs, tells brat which there are. Offsets are code points of NAME.txt decoded as UTF-8 (a
byte-order mark is one), half-open. What gold says, and how brat says it:

    article, sha256, dateline   T Article on the first line; note: the three as JSON
    entity                      T of its type on each name, at its first place and where a claim
                                has it; note: its key
    its name (not an alias)     attribute Name on one of these T
    claim                       E of its relation; trigger: the evidence
    role                        argument of that name: an entity's T, or a T Phrase or Number
    time                        argument Time: T Time; note: the value
    place                       argument Place: an entity's T
    also                        arguments Also, Also2, …: T Also
    attribution                 arguments By, By2, …, outermost first: E Attribution; trigger: the
                                cue (attribute No_cue: there is none, the trigger is beside the
                                matter); arguments Source (none: unnamed), Co_source, Co_source2 …
    polarity, certainty, realis attributes Polarity, Certainty, Realis (none: the plain value)

Notes are of brat's type AnnotatorNotes, the one that can be edited in its window. So that a reader
can also begin in brat: a mention without a note is of the entity whose key is made of its words,
the name of an entity without the attribute is its longest one, and a file without Article is about
the .txt beside it. Notes on anything else are remarks and stay behind.
"""
