"""The door of the frozen program; PyInstaller wants a script."""

from __future__ import annotations

import sys

from studyapp.__main__ import main

sys.exit(main())
