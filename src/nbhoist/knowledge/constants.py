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
# what makes dates, paths and ranges: settings, where all that they are made of is literal
PLAIN_MAKERS = frozenset(
    {
        *("datetime.datetime", "datetime.date", "datetime.timedelta", "pandas.Timestamp", "pandas.Timedelta"),
        *(
            "pathlib.Path",
            "os.path.join",
            "builtins.range",
            "builtins.dict",
            "builtins.int",
            "builtins.set",
            "builtins.tuple",
        ),
        *("builtins.float", "builtins.str", "builtins.round", "builtins.abs"),
    }
)


def is_constant_class(class_name: str) -> bool:
    """Whether objects of a class are settings or services rather than data."""
    return canonical(class_name) in _CONSTANT_CLASSES
