"""What only the whole file can tell of a row: the name to show, how exact a point is, doubles."""

from collections.abc import Collection, Mapping
from typing import Any

from directory.importing.repairs.providers import Spellings
from directory.importing.rows import DOUBLE, Row

POINT_DECIMALS = 5
MANY_ADDRESSES = -1


class Settling:
    """Takes every row in once, then settles one after the other."""

    def __init__(self, without: Collection[str] = ()) -> None:
        self.spellings = Spellings()
        self._unified = "provider" not in without
        self._addresses: dict[tuple[float, float], int] = {}
        self.rows: dict[bytes, int] = {}
        """The row that first had a fingerprint."""

    def add(self, row: Row) -> None:
        """Take note of a row of the file."""
        values = row.values
        if self._unified:
            self.spellings.add(values["provider"])
        else:
            self.spellings.keep(values["provider"])
        if values["point"] and not values["point"][2]:
            place = _rounded(values["point"])
            address = hash((values["locality"], values["street"], values["number"]))
            if self._addresses.setdefault(place, address) != address:
                self._addresses[place] = MANY_ADDRESSES

    def settle(self, row: Row) -> None:
        """Finish a row; from now on its values, and with them its fingerprint, stay."""
        values = row.values
        before, spelling = values["provider"], self.spellings.chosen(values["provider"])
        if spelling != before:
            # Whether the fault is switched off was decided when the spellings were counted.
            row.notes.repaired("provider", "provider", before, spelling)
            values["provider"] = spelling
        if values["point"] and not values["point"][2]:
            values["point"][2] = self._precision(values)
        row.fingerprint = row.digest()
        first = self.rows.setdefault(bytes.fromhex(row.fingerprint), row.number)
        if first != row.number:
            row.refused = f"{DOUBLE}: este identic cu rândul {first}"

    def _precision(self, values: Mapping[str, Any]) -> str:
        """A point that stands at several addresses is the middle of something, not a house."""
        if self._addresses[_rounded(values["point"])] == MANY_ADDRESSES or not values["street"]:
            return "locality"
        return "exact" if values["number"] else "street"


def _rounded(point: list[float]) -> tuple[float, float]:
    return round(point[0], POINT_DECIMALS), round(point[1], POINT_DECIMALS)
