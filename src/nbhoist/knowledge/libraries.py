"""Which modules hold the table of a library, and which libraries are parts of others."""

SYSTEM = "os sys pathlib shutil glob fnmatch tempfile io logging warnings subprocess gc platform locale getpass signal"
ENCODED = "json csv pickle _pickle zipfile tarfile gzip bz2 lzma configparser shelve base64 hashlib zlib struct codecs"
VALUES = "math cmath statistics random time datetime calendar re string copy itertools functools operator collections"
MORE = "decimal fractions typing dataclasses enum abc types uuid secrets heapq bisect textwrap pprint inspect ast"
RUNNING = "contextlib threading multiprocessing concurrent traceback timeit importlib argparse unittest queue weakref"
NETWORK = "urllib http smtplib socket ftplib sqlite3 ssl email html xml webbrowser"

LIBRARIES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(SYSTEM.split(), ("lib_system",)),
    **dict.fromkeys(ENCODED.split(), ("lib_encoded",)),
    **dict.fromkeys(f"{VALUES} {MORE} {RUNNING}".split(), ("lib_values",)),
    **dict.fromkeys(NETWORK.split(), ("lib_network",)),
    "builtins": ("lib_builtins", "lib_containers"),
    "IPython": ("lib_ipython",),
    "catboost": ("lib_boosting",),
    "imblearn": ("lib_imblearn",),
    "jax": ("lib_jax",),
    "joblib": ("lib_joblib", "signatures_joblib"),
    "keras": ("lib_keras",),
    "lightgbm": ("lib_boosting",),
    "matplotlib": ("lib_matplotlib", "lib_matplotlib_axes", "signatures_matplotlib"),
    "numpy": ("lib_numpy", "lib_numpy_arrays", "lib_numpy_random", "signatures_numpy"),
    "pandas": ("lib_pandas", "lib_pandas_frames", "lib_pandas_series", "lib_pandas_groups", "signatures_pandas"),
    "plotly": ("lib_plotly",),
    "polars": ("lib_polars",),
    "pyspark": ("lib_pyspark",),
    "requests": ("lib_requests",),
    "scipy": ("lib_scipy", "signatures_scipy"),
    "seaborn": ("lib_seaborn", "signatures_seaborn"),
    "sklearn": ("lib_sklearn", "lib_sklearn_kinds", "lib_sklearn_models", "signatures_sklearn"),
    "sqlalchemy": ("lib_sqlalchemy",),
    "statsmodels": ("lib_statsmodels",),
    "tensorflow": ("lib_tensorflow",),
    "torch": ("lib_torch", "lib_torch_nn"),
    "torchvision": ("lib_torchvision",),
    "tqdm": ("lib_tqdm",),
    "transformers": ("lib_transformers",),
    "xgboost": ("lib_boosting",),
}

PREFIXES: dict[str, str] = {  # whole libraries and modules that others re-export
    "tensorflow.keras": "keras",
    "tensorflow.python.keras": "keras",
    "tf_keras": "keras",
    "sklearn.externals.joblib": "joblib",
    "posixpath": "os.path",
    "ntpath": "os.path",
    "matplotlib.pylab": "matplotlib.pyplot",
    "pylab": "matplotlib.pyplot",
    "_pickle": "pickle",
    "_io": "io",
    "_hashlib.HASH": "hashlib._Hash",
    "cPickle": "pickle",
}
