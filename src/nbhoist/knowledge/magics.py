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
# line magics that set up the notebook, its display or its environment
SETTING = frozenset(
    "matplotlib pylab config load_ext reload_ext autoreload precision doctest_mode xmode colors env set_env pip conda "
    "mamba cd logstart alias_magic tensorflow_version".split()
)
INSTALL = ("pip", "pip3", "conda", "mamba", "uv")
ENVIRONMENT = ("env", "set_env")
FOLDER = ("cd", "pushd", "popd")
# cell magics whose first line is dropped and whose body is Python
TIMING = ("time", "timeit", "prun")
# line magics whose argument is a statement that runs once and binds names
STATEMENT_TIMING = ("time", "prun")

# magics after which names may come from another notebook, file or session
BINDING = frozenset(
    {"run", "store", "load", "loadpy", "pylab", "macro", "recall", "rerun", "rep", "reload_kedro", "import"}
)
# magics that repeat what the kernel remembers
HISTORY = frozenset({"recall", "rerun", "rep", "macro"})
# magics that only show, measure or format, or that belong to the notebook as a place of work
QUIET = (
    frozenset(WITHOUT_EFFECT)
    | frozenset(
        "capture html HTML latex markdown md md-sandbox svg SVG javascript js timeit time prun lprun mprun memit mprof "
        "itime heat snakeviz scalene pyinstrument notify psource pdoc pdef pfile pycat page quickref magic logstart "
        "logstop alias_magic who_ls xdel reset_selective load_ext matplotlib config cat man more less dirs bookmark "
        "tensorboard skip psearch pinfo pinfo2 system_info version_information signature black nb_black lab_black "
        "blackcellmagic flake8_on flake8_off pycodestyle_on pycodestyle_off jupyter_black".split()
    )
) - {"autoreload", "pylab"}
SHELL = frozenset({"bash", "sh", "system", "sx", "!", "!!", "cmd", "script"})
DATABRICKS = frozenset("run sql md md-sandbox fs sh python scala r pip conda skip tensorboard restart_python".split())
COLAB = frozenset({"tensorflow_version", "bigquery", "shell", "load_ext"})


def binds_unknown_names(name: str) -> bool:
    """Whether names may come from anywhere once a magic has run."""
    return name in BINDING
