"""Message catalogues without gettext: read ``.po`` files, write the ``.mo`` files beside them.

``python tools/messages.py`` compiles the project's own catalogues, ``--check`` only says whether
the committed ``.mo`` files still equal their ``.po`` files. A bare machine has no ``msgfmt``, so
the compiled files are committed and this script is all that is needed to renew them.
"""

import argparse
import ast
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "site" / "config" / "locale"
MO_MAGIC = 0x950412DE
KEYWORDS = ("msgctxt", "msgid_plural", "msgid", "msgstr")


@dataclass
class Message:
    """One entry of a catalogue; ``strings`` holds one text, or one for each plural form."""

    msgid: str = ""
    plural: str = ""
    context: str = ""
    strings: list[str] = field(default_factory=list)
    fuzzy: bool = False

    @property
    def is_translated(self) -> bool:
        """Say whether every form has a text that gettext would use."""
        return bool(self.strings) and all(self.strings) and not self.fuzzy

    @property
    def key(self) -> str:
        """Give the key as gettext stores it: context and plural behind their separators."""
        key = f"{self.context}\x04{self.msgid}" if self.context else self.msgid
        return f"{key}\x00{self.plural}" if self.plural else key


def read_po(path: Path) -> Iterator[Message]:
    """Yield the entries of a ``.po`` file, its header included, obsolete ones left out."""
    message, target = Message(), ""
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if line.startswith("#"):
            if target:
                yield message
                message, target = Message(), ""
            message.fuzzy |= line.startswith("#,") and "fuzzy" in line
            continue
        if not line:
            continue
        keyword, quoted = _split(line)
        if keyword in {"msgid", "msgctxt"} and target.startswith("msgstr"):
            yield message
            message = Message()
        target = keyword or target
        _append(message, target, ast.literal_eval(quoted), begins=bool(keyword))
    if target:
        yield message


def _split(line: str) -> tuple[str, str]:
    """Split ``msgstr[1] "text"`` into its keyword and its quoted text."""
    for keyword in KEYWORDS:
        if line.startswith((f"{keyword} ", f"{keyword}[")):
            return keyword, line[line.index('"') :]
    return "", line


def _append(message: Message, keyword: str, text: str, *, begins: bool) -> None:
    """Add a piece of text to the part of the message that the keyword names."""
    if keyword == "msgstr":
        if begins:
            message.strings.append("")
        message.strings[-1] += text
    elif keyword == "msgid_plural":
        message.plural += text
    elif keyword == "msgctxt":
        message.context += text
    else:
        message.msgid += text


def compile_mo(path: Path) -> bytes:
    """Return the contents of the ``.mo`` file that belongs to a ``.po`` file."""
    pairs = sorted(
        (message.key.encode(), "\x00".join(message.strings).encode())
        for message in read_po(path)
        if message.is_translated
    )
    keys_at, values_at = 28, 28 + 8 * len(pairs)
    offset = values_at + 8 * len(pairs)
    key_index, value_index, data = b"", b"", b""
    for index in (0, 1):
        for pair in pairs:
            entry = struct.pack("<II", len(pair[index]), offset + len(data))
            key_index, value_index = (
                (key_index + entry, value_index) if index == 0 else (key_index, value_index + entry)
            )
            data += pair[index] + b"\x00"
    header = struct.pack("<7I", MO_MAGIC, 0, len(pairs), keys_at, values_at, 0, offset)
    return header + key_index + value_index + data


def stale_catalogues(root: Path = LOCALE) -> list[Path]:
    """List the ``.po`` files whose committed ``.mo`` file is missing or differs."""
    return [
        po
        for po in sorted(root.rglob("*.po"))
        if not po.with_suffix(".mo").exists()
        or po.with_suffix(".mo").read_bytes() != compile_mo(po)
    ]


def main() -> int:
    """Compile every catalogue of the project, or check them."""
    parser = argparse.ArgumentParser(description="Compile the Romanian message catalogues.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing, fail if a .mo is stale"
    )
    arguments = parser.parse_args()
    stale = stale_catalogues()
    for po in stale:
        if arguments.check:
            print(
                f"{po.with_suffix('.mo')} is stale: run python tools/messages.py", file=sys.stderr
            )
        else:
            po.with_suffix(".mo").write_bytes(compile_mo(po))
            print(f"wrote {po.with_suffix('.mo')}")
    return 1 if stale and arguments.check else 0


if __name__ == "__main__":
    sys.exit(main())
