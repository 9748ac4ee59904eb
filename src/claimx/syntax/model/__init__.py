"""The bundled language model: found inside the package, loaded once, only when first needed."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.errors import UsageError
from claimx.lexicon.load import words

if TYPE_CHECKING:
    from spacy.language import Language

#: The pipeline that `training/export.py` writes.
BUNDLED = Path(__file__).parent / "weights" / "en_claimx"

#: Signs of money that stand without a blank before the sum and that spaCy's English knows only of
#: four dollars: "NZ$47 million", "Rs500".
_SIGNS = r"^(?:[A-Z]{1,3}\$|Rs\.?|RM)(?=\d)"


@cache
def load_nlp(name: str | None = None) -> Language:
    """The spaCy pipeline `name` (a package or folder), or the bundled one, as any spaCy user may
    want it: tokens, tags, features, lemmas, trees, sentences and names. Loaded once.

    Raises UsageError if it is not there.
    """
    import spacy

    from claimx.syntax.model import reader  # noqa: F401 - registers the component of the bundled one
    from claimx.syntax.model.network import COMPONENT

    try:
        nlp = spacy.load(name or BUNDLED)
    except OSError as error:
        raise UsageError(
            f"language model {name or BUNDLED} cannot be loaded ({error}); "
            "leave --model out to use the bundled one, or reinstall claimx"
        ) from error
    if COMPONENT in nlp.pipe_names:
        _split_sums(nlp)
        _keep_prefixed(nlp)
    return nlp


def _split_sums(nlp: Language) -> None:
    """Makes the signs of money tokens of their own, as the signs are that spaCy knows."""
    tokenizer: Any = nlp.tokenizer
    known = tokenizer.prefix_search.__self__.pattern
    tokenizer.prefix_search = re.compile(f"{known}|{_SIGNS}").search


def _keep_prefixed(nlp: Language) -> None:
    """Makes a word with a bound prefix one token, as it is in the treebanks ("re-elected")."""
    tokenizer: Any = nlp.tokenizer
    prefixes = "|".join(sorted(words("bound_prefixes")))
    tokenizer.token_match = re.compile(rf"(?i:{prefixes})-[^\W\d_]{{2,}}").fullmatch


@cache
def model_hash(name: str | None = None) -> str:
    """SHA-256 over the files of a model folder, or name and version of a model package."""
    folder = Path(name) if name else BUNDLED
    if not folder.is_dir():
        meta = load_nlp(name).meta
        return hashlib.sha256(f"{meta['name']} {meta['version']}".encode()).hexdigest()
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
