"""Errors about input or environment; what is wrong with a user's notebook is a diagnostic or a refusal instead."""


class NbhoistError(Exception):
    """Something that the user can mend: the message says what, where and what to do, in one or a few lines."""


class NotebookError(NbhoistError):
    """A file that cannot be read as a notebook."""


class OtherLanguageError(NotebookError):
    """A notebook whose kernel runs another language than Python."""


class RunError(NbhoistError):
    """A kernel, interpreter, module or limit that keeps a run from starting."""


class RefusedError(NbhoistError):
    """A notebook of which nothing can be converted; the exit code is that of a refusal."""
