"""One analysis of Romanian text, the same when a page is indexed and when somebody searches.

It runs in Python, so that SQLite and PostgreSQL give the same answers: letters are folded,
law numbers and abbreviations become one word however they are typed, words that say nothing
are dropped, the rest is reduced to stems. PostgreSQL's own ``romanian`` configuration knows
neither comma-below letters nor stop words and splits the inflections of one word.

It never raises, takes time in proportion to the text and does nothing more the second time:
``terms(" ".join(terms(text)))`` has the same terms.
"""

from core.analysis.letters import clean, fold
from core.analysis.tokens import Token, analyse, joined, single_words, terms

__all__ = ["Token", "analyse", "clean", "fold", "joined", "single_words", "terms"]
