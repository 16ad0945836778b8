"""Romanian numbers and plurals.

Rules as in CLDR: 1.386,50 with point and comma; „de” between a number and its noun when
the last two digits are 0 or 20 to 99 (20 de lei, 101 lei, 1.386 de lei).
"""

from decimal import Decimal

MONTHS = (
    "ianuarie",
    "februarie",
    "martie",
    "aprilie",
    "mai",
    "iunie",
    "iulie",
    "august",
    "septembrie",
    "octombrie",
    "noiembrie",
    "decembrie",
)


def number(value: Decimal | float) -> str:
    """Return „1.386” or „1.386,50”: no decimals when there are none."""
    amount = Decimal(str(value))
    whole = amount == amount.to_integral_value()
    plain = f"{amount:,.0f}" if whole else f"{amount:,.2f}"
    return plain.translate(str.maketrans(",.", ".,"))


def needs_de(count: int) -> bool:
    """Whether „de” stands between this number and its noun."""
    last_two = abs(count) % 100
    return count != 0 and (last_two == 0 or last_two > 19)  # noqa: PLR2004 -- CLDR's class "few" ends at 19


def counted(value: Decimal | float, one: str, many: str) -> str:
    """Return the number with its noun: „1 leu”, „2 lei”, „20 de lei”, „12,50 lei”."""
    amount = Decimal(str(value))
    if amount == 1:
        return f"1 {one}"
    whole = amount == amount.to_integral_value()
    de = "de " if whole and needs_de(int(amount)) else ""
    return f"{number(amount)} {de}{many}"
