"""NBH001: a file that cannot be read as a notebook."""

from collections.abc import Iterator

from nbhoist.errors import NotebookError
from nbhoist.lint.rule import FileRule


class InvalidNotebook(FileRule):
    """A file that cannot be read as a notebook."""

    code = "NBH001"
    severity = "error"
    message = "{reason}"

    def check(self, error: NotebookError) -> Iterator[str]:
        """The one message for one file."""
        yield self.message.format(reason=error)
