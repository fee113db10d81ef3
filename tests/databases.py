"""What the databases of tests are copied from, so that none of them pays for each migration."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "test"

MAKE_THE_SITE = (
    "requirements/base.txt",
    "*/migrations/*.py",
    "site/samverkan/*/migrations/*.py",
    "site/samverkan/users/*.py",
    "tests/conftest.py",
    "tests/factories.py",
)
"""The files that decide what the database of a new site holds."""


def site_digest() -> str:
    """A short name for the database that this tree and its packages make for a new site."""
    digest = sha256()
    for pattern in MAKE_THE_SITE:
        for file in sorted(ROOT.glob(pattern)):
            digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def one_at_a_time(vendor: str) -> Iterator[None]:
    """Keep other processes that prepare a database of this vendor waiting."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{vendor}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def copy_migrated_file(target: Path) -> None:
    """Copy an embedded database with every migration and nothing else; made when there is none.

    Whoever calls this holds SQLite's lock, as the file is made once for all.

    Raises:
        subprocess.CalledProcessError: a migration failed.
    """
    file = FOLDER / f"migrated_{site_digest()}.sqlite3"
    if not file.exists():
        making = file.with_suffix(".new")
        making.unlink(missing_ok=True)
        subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), "migrate", "--skip-checks", "--verbosity=0"],
            env=os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "samverkan.settings.development",
                "DATA_DIR": str(FOLDER),
                "DATABASE_URL": f"sqlite:///{making}",
            },
            check=True,
        )
        making.rename(file)
    shutil.copy(file, target)
