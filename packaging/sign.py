"""Signs SHA256SUMS with a key of the program's own kind, in minisign's form; minisign itself can check it.

Usage: sign.py AUTHOR_KEY_FILE SHA256SUMS [COMMENT]. The key file is what `studyapp pack keys --make NAME --export FILE`
writes; keep it off the building machine's disk. Writes SHA256SUMS.minisig and prints the public key: put it into
resources/release-key.txt once, and every later version checks updates against it. With minisign the same is
`minisign -S -m SHA256SUMS`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from studyapp.formats import minisign
from studyapp.formats.signature import key_from_text


def main(key_file: Path, sums: Path, comment: str) -> None:
    """Write the signature beside the sums."""
    secret = bytes.fromhex(key_from_text(key_file.read_text(encoding="utf-8"), key_file.name).secret)
    sums.with_name(f"{sums.name}.minisig").write_text(minisign.sign(secret, sums.read_bytes(), comment), "utf-8")
    sys.stdout.write(minisign.public_key_to_text(minisign.public_key_of(secret)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "studyapp")
