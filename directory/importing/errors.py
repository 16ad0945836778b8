"""Why a file is refused as a whole."""


class BadFileError(Exception):
    """The file cannot be imported; the text is a sentence for the person who sent it."""
