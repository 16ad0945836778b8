"""The register on a citizen's own device: a copy by counties, and the pages that work from it."""
