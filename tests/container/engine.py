"""Buildah and podman without a daemon, without touching the machine's own images.

Chosen so that it works in a container or a small virtual machine too: buildah with chroot
isolation, podman with runc and the vfs driver on the host's network.
"""

import shutil
import subprocess
from pathlib import Path

NEEDED = ("buildah", "podman", "runc")
BASE = "docker.io/library/debian:13-slim"
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"


def missing() -> str:
    """Return why images cannot be built here, or nothing."""
    absent = [name for name in NEEDED if not shutil.which(name)]
    if absent:
        return (
            f"{', '.join(absent)} not installed; on Debian as root: "
            "apt-get install --no-install-recommends buildah podman runc mmdebstrap"
        )
    if Path("/proc/self/uid_map").read_text().split()[:2] != ["0", "0"]:
        return "only root of the machine may build with chroot isolation here"
    return ""


class Engine:
    """One storage folder, thrown away with the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.storage = [
            *("--root", str(folder / "root"), "--runroot", str(folder / "runroot")),
            *("--storage-driver", "vfs"),
        ]

    def buildah(self, *arguments: str) -> str:
        return run(["buildah", *self.storage, *arguments])

    def podman(self, *arguments: str) -> str:
        runc = shutil.which("runc") or "runc"
        options = ["--cgroup-manager=cgroupfs", "--events-backend=file", "--runtime", runc]
        return run(["podman", *self.storage, *options, *arguments])

    def base_image(self) -> str:
        """Have the Dockerfile's base: the registry's, or a stand-in of the same packages."""
        try:
            self.buildah("pull", BASE)
        except AssertionError:
            assert shutil.which("mmdebstrap"), "no registry, and mmdebstrap is not installed"
            archive = self.folder / "base.tar"
            run(["mmdebstrap", "--variant=minbase", "--include=ca-certificates", "trixie", archive])
            (self.folder / "Base").write_text("FROM scratch\nADD base.tar /\n")
            self.buildah(
                *("bud", "--isolation", "chroot", "--format", "docker", "-t", BASE),
                *("-f", str(self.folder / "Base"), str(self.folder)),
            )
            return "a stand-in made with mmdebstrap, because the registry did not answer"
        return "the registry's image"

    def build(self, source: Path, tag: str) -> None:
        """Build the Dockerfile unchanged; the machine's certificates are lent, not kept."""
        self.buildah(
            *("bud", "--isolation", "chroot", "--pull=never", "--format", "docker"),
            *("-v", f"{CERTIFICATES}:{CERTIFICATES}:ro", "-t", tag, str(source)),
        )

    def run(self, tag: str, *command: str, options: list[str] | None = None) -> str:
        """Run the image as compose.yaml does: read-only, without rights, limited."""
        return self.podman(
            *("run", "--no-healthcheck", "--network=host", "--read-only", "--tmpfs", "/tmp"),
            *("--ulimit", "nofile=4096:4096", "--ulimit", "nproc=4096:4096", "--memory=1g"),
            *("--cap-drop=all", "--security-opt=no-new-privileges", "--user", "10001:10001"),
            *(options or []),
            *(tag, *command),
        )


def run(command: list[object]) -> str:
    """Run a program, fail with what it said."""
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command[0]} failed:\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
    return done.stdout.strip()
