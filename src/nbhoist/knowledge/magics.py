"""What magics mean outside a notebook."""

WITHOUT_EFFECT: dict[str, str] = {
    "matplotlib": "figures go to the observer",
    "pylab": "figures go to the observer",
    "config": "it sets up the display of the notebook",
    "load_ext": "extensions belong to the notebook",
    "reload_ext": "extensions belong to the notebook",
    "autoreload": "modules are not edited while a package runs",
    "time": "timing is left out",
    "timeit": "timing is left out",
    "prun": "profiling is left out",
    "who": "it lists names of the notebook",
    "whos": "it lists names of the notebook",
    "pinfo": "it shows help",
    "pinfo2": "it shows help",
    "precision": "it sets up the display of the notebook",
    "history": "it shows the history of the notebook",
    "lsmagic": "it lists magics",
    "ls": "it shows the working folder",
    "pwd": "it shows the working folder",
    "doctest_mode": "it sets up the display of the notebook",
    "xmode": "it sets up the display of the notebook",
    "colors": "it sets up the display of the notebook",
    "debug": "it belongs to the notebook",
    "pdb": "it belongs to the notebook",
    "watermark": "it shows versions",
}
INSTALL = ("pip", "pip3", "conda", "mamba", "uv")
ENVIRONMENT = ("env", "set_env")
FOLDER = ("cd", "pushd", "popd")
# cell magics whose first line is dropped and whose body is Python
TIMING = ("time", "timeit", "prun")
# line magics whose argument is a statement that runs once and binds names
STATEMENT_TIMING = ("time", "prun")
