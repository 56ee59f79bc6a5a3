"""The settings that hold for one notebook, with what its project says of calls."""

from typing import TYPE_CHECKING

from nbhoist import config as configuration
from nbhoist.api.check_settings import config_of
from nbhoist.knowledge.extension import use

if TYPE_CHECKING:
    from pathlib import Path

    from nbhoist.config import Config


def settings_of(notebook: "Path") -> "Config":
    """The settings for a notebook; what they say of calls holds until those of another are asked for."""
    configuration.forget()  # whoever stays in one process may have changed the files
    config = config_of(notebook.resolve().parent, None)
    use(config.knowledge)
    return config
