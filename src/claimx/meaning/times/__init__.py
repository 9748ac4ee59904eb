"""The grammar of English time expressions behind `claimx.meaning.temporal`."""
