"""What is allowed."""

import json
from pathlib import Path
LIMITS = json.loads((Path(__file__).parent / "limits.json").read_text())
def limit(name):
    return LIMITS[name]
