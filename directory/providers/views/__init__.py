"""Pages of the provider area: visitors, mail links, records, colleagues, the account."""
