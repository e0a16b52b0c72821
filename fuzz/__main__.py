"""Fuzz every reader at once for a while: `python -m fuzz --seconds 60`.

Each has a process of its own, which starts from the small inputs in `fuzz/seeds` and the words of
`fuzz/words.dict`. A finding is an input at which a reader raises, breaks a rule of `checks`, takes
ten seconds or two gigabytes. It is kept, and how to repeat it is printed; the exit code is then 1.
"""

import argparse
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
NAMES = ("html", "text", "warc", "feed", "lines", "opml", "robots", "anything", "path")
LONGEST = 4096  # bytes of an input: what breaks a reader is small, and small inputs are many
TAIL = 40  # lines of a finding that are shown


def main() -> int:
    """Fuzz, print what was found, and return the exit code."""
    options = argparse.ArgumentParser(prog="python -m fuzz", description="Fuzz all readers.")
    options.add_argument("--seconds", type=int, default=60, help="how long, all at once")
    options.add_argument("--findings", type=Path, default=Path("fuzz-findings"))
    options.add_argument("targets", nargs="*", default=[], help="these readers only")
    given = options.parse_args()
    if find_spec("atheris") is None:
        print("Readers are not fuzzed: atheris is not there for this Python or machine.")
        return 0
    given.findings.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="copydesk-fuzz-") as folder:
        chosen = given.targets or NAMES
        running = {
            name: start(name, given.seconds, Path(folder), given.findings) for name in chosen
        }
        failed = [name for name, process in running.items() if process.wait()]
        for name in failed:
            tell(name, Path(folder) / f"{name}.log", given.findings)
    if not failed:
        print(f"No finding in {given.seconds} s of {', '.join(chosen)}.")
    return 1 if failed else 0


def start(name: str, seconds: int, folder: Path, findings: Path) -> subprocess.Popen[bytes]:
    """Start to fuzz one reader; what it says goes into a file."""
    found = folder / name
    found.mkdir()
    seeds = HERE / "seeds" / name
    options = [
        f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=10", "-rss_limit_mb=2048",
        f"-dict={HERE / 'words.dict'}", f"-artifact_prefix={findings}/{name}-",
        "-print_final_stats=1",
    ]  # fmt: skip
    command = [sys.executable, "-m", "fuzz.readers", name, *options, str(found)]
    with (folder / f"{name}.log").open("wb") as log:
        return subprocess.Popen(
            [*command, *([str(seeds)] if seeds.is_dir() else [])], stdout=log, stderr=log
        )


def tell(name: str, log: Path, findings: Path) -> None:
    """Print what was found in one reader, and how to see it again."""
    said = log.read_text("utf-8", "replace").splitlines()
    begin = next((n for n, line in enumerate(said) if "===" in line or "ERROR" in line), 0)
    print(f"\n{name}: a finding.", *said[begin : begin + TAIL], sep="\n")
    for file in sorted(findings.glob(f"{name}-*")):
        print(f"Repeat it: python -m fuzz.readers {name} {file}")


if __name__ == "__main__":
    sys.exit(main())
