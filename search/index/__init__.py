"""What the search knows: documents, words, and when its memory is out of date."""
