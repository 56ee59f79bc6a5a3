"""Classes whose objects functions may take from their surroundings: they are made once and carry no data."""

from nbhoist.knowledge.names import canonical

_CONSTANT_CLASSES = frozenset(
    {
        "logging.Logger",
        "re.Pattern",
        "pathlib.Path",
        "torch.device",
        "fastapi.FastAPI",
        "flask.Flask",
        "typer.Typer",
        "typing.TypeVar",
        "rich.console.Console",
        "threading.Lock",
        "concurrent.futures.ThreadPoolExecutor",
        "pyspark.sql.SparkSession",
        "IPython.display.HTML",
    }
)


def is_constant_class(class_name: str) -> bool:
    """Whether objects of a class are settings or services rather than data."""
    return canonical(class_name) in _CONSTANT_CLASSES
