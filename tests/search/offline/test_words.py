"""The word lists of the browser are those of the server."""

from tests.search.offline import words


def test_the_module_is_what_the_server_would_write():
    assert words.FILE.read_text(encoding="utf-8") == words.written(), (
        "python -m tests.search.offline.words"
    )
