"""The two rights on which the directory's pages in the console stand."""

MODERATE = "directory.moderate"  # decide on what providers and visitors send
ADMINISTER = "directory.administer"  # import registers, edit every record, tie users to providers
