"""From proposals to claims: the only place where a `Claim` is made."""

from claimx.meaning.claims.confidence import likely
from claimx.meaning.claims.make import make_claims
from claimx.meaning.claims.records import attribution_records, entity_records, used_entities

__all__ = ["attribution_records", "entity_records", "likely", "make_claims", "used_entities"]
