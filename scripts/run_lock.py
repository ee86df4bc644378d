"""Pin the two requirement files. Nothing of where the packages were fetched from goes into a lock."""

import subprocess
import sys

HOW = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-header", "--quiet"]


def main(*arguments: str) -> int:
    for name in ("requirements", "requirements-dev"):
        command = [sys.executable, "-m", "uv", "pip", "compile", *HOW, *arguments, f"{name}.in", "-o", f"{name}.txt"]
        if code := subprocess.run(command, check=False).returncode:
            return code
        print(f"{name}.txt is up to date with {name}.in.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
