"""Names derived from the plan: of the distribution, of environment variables, of classes of settings."""

import re
import unicodedata


def distribution_name(package: str) -> str:
    """Name for package indexes: ASCII letters, digits and hyphens."""
    ascii_only = unicodedata.normalize("NFKD", package).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", ascii_only).strip("-").lower() or "notebook-package"


def environment_prefix(package: str) -> str:
    """What environment variables of the package start with, without the underscore."""
    return package.upper()


def settings_class(section: str) -> str:
    """Class that holds a section of the configuration: `random_forest` gives `RandomForestSettings`."""
    return "".join(word[:1].upper() + word[1:] for word in section.split("_")) + "Settings"
