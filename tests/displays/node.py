"""Runs the modules of the player and of the map in Node, which comes with the test environment."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PLAYER = ROOT / "static" / "js" / "player"
MAP = ROOT / "static" / "js" / "map"


def program_of_node() -> str:
    """Return the Node of the test environment."""
    found = Path(sys.executable).with_name("node")
    node = str(found) if found.exists() else shutil.which("node")
    assert node, "Node is missing: install requirements/test.txt."
    return node


class Answering:
    """A Node that stays and answers one question a line: for many small generated cases."""

    def __init__(self, setup: str, answer: str) -> None:
        program = f"""
          import readline from "node:readline";
          const load = (name) => import({json.dumps(PLAYER.as_uri())} + "/" + name);
          {setup}
          for await (const line of readline.createInterface({{ input: process.stdin }})) {{
            const given = JSON.parse(line);
            process.stdout.write(JSON.stringify({answer}) + "\\n");
          }}
        """
        self.process = subprocess.Popen(
            [program_of_node(), "--input-type=module", "-e", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, given: Any) -> Any:
        """Ask one question."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(given) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        """End the process."""
        self.process.communicate(timeout=10)


def run(body: str, given: Any = None, modules: Path = PLAYER) -> Any:
    """Run statements that ``return`` a value; ``given`` is what they are given.

    ``load("name.js")`` imports a module of the folder.
    """
    program = f"""
      const load = (name) => import({json.dumps(modules.as_uri())} + "/" + name);
      let text = "";
      for await (const part of process.stdin) text += part;
      const given = JSON.parse(text);
      const answer = await (async () => {{ {body} }})();
      process.stdout.write(JSON.stringify(answer ?? null));
    """
    done = subprocess.run(
        [program_of_node(), "--input-type=module", "-e", program],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
