"""Names of providers: one provider under several spellings, and who stands behind it."""

import re
from collections import Counter
from functools import cached_property
from itertools import groupby

from directory.models import Ownership
from directory.text import fold

_INITIALS = re.compile(r"\b(\w) (?=\w\b)")
# What a provider is called in the law that founded it; a name without such a word stays unknown.
_PUBLIC = re.compile(
    r"^(?:directia|dgaspc|das|primaria|consiliul (?:local|judetean)|comuna|oras(?:ul)?|municipiul|judetul|"
    r"unitatea administrativ|uat|serviciul public|serviciul de asistenta|complexul|spitalul|ministerul|agentia|"
    r"caminul pentru persoane v[ai]rstnice|centrul judetean|institutia|administratia|penitenciarul|"
    r"unitatea (?:de asistenta )?medico|centrul (?:de asistenta )?medico|centrul de reeducare)\b"
)
# Who bears the name of its own place and works there.
_OF_A_PLACE = re.compile(
    r"^(?:primaria|consiliul local|comuna|oras(?:ul)?|municipiul|uat|unitatea administrativ|das|dgas|"
    r"directia de asistenta|serviciul public|serviciul de asistenta|compartimentul|parohia)\b"
)
_PRIVATE = re.compile(
    r"\b(?:asociatia|asociatie|fundatia|fundatie|srl|sa|parohia|protopopiatul|episcopia|arhiepiscopia|mitropolia|eparhia|"
    r"federatia|m[ai]nastirea|fundatiei|comunitatea|alianta|casa de ajutor reciproc|congregatia|confederatia|liga|uniunea|societatea|ong|biserica|crucea rosie|pfa|"
    r"organizatia|ordinul|provincia|filantropia|caritas)\b"
)


def key(name: str) -> str:
    """Return what the spellings of one provider share; a branch keeps its place's name in it."""
    return _INITIALS.sub(r"\1", fold(name))[:300]


def is_of_a_place(key: str) -> bool:
    """Whether a provider belongs to the town or village that its name ends with."""
    return bool(_OF_A_PLACE.match(key))


def ownership(name: str) -> Ownership:
    """Say public or private by the words of the name, or unknown."""
    folded = key(name)
    private, public = bool(_PRIVATE.search(folded)), bool(_PUBLIC.match(folded))
    if private == public:
        return Ownership.UNKNOWN
    return Ownership.PRIVATE if private else Ownership.PUBLIC


class Spellings:
    """How often each spelling of a provider stands in a file; the most frequent is its name."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._kept: set[str] = set()

    def add(self, name: str) -> None:
        """Count a spelling."""
        self._seen[name] += 1

    def keep(self, name: str) -> None:
        """Let a spelling stand as it is."""
        self._kept.add(name)

    def names(self) -> dict[str, str]:
        """Return the spelling to show of each key."""
        return {key(name): self.chosen(name) for name in self._seen}

    def chosen(self, name: str) -> str:
        """Return the spelling to show: the most frequent, with lower-case letters where there are."""
        return name if name in self._kept else self._better.get(name, name)

    @cached_property
    def _better(self) -> dict[str, str]:
        """The name to show in place of each other spelling, once all were counted."""
        found: dict[str, str] = {}
        for _key, alike in groupby(sorted(self._seen, key=key), key=key):
            names = list(alike)
            best = max(names, key=self._fitness)
            found |= dict.fromkeys((name for name in names if name != best), best)
        return found

    def _fitness(self, name: str) -> tuple[bool, int, int, str]:
        return not name.isupper(), self._seen[name], _diacritics(name), name


def _diacritics(text: str) -> int:
    return sum(letter in "ăâîșțĂÂÎȘȚ" for letter in text)
