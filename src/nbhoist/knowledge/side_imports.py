"""Modules that do something by being imported: they register formats, plots, accessors or operators."""

REGISTERING = frozenset(
    "mpl_toolkits.mplot3d sklearn.experimental tensorflow_text tensorflow_addons hvplot cufflinks pandas_profiling ydata_profiling "
    "swifter readline this antigravity openpyxl xlrd pyarrow lxml html5lib scienceplots janitor pandas_ta rioxarray tables "
    "torchvision.datasets IPython google.colab pint_pandas sweetviz itables.init_notebook_mode dtale xlsxwriter modin "
    "sklearnex h5netcdf cartopy holoviews panel geoviews bokeh".split()
)


def registers(module: str) -> bool:
    """Say whether importing a module, or a name of it, does something that is not seen in the code."""
    parts = module.split(".")
    return any(".".join(parts[:length]) in REGISTERING for length in range(1, len(parts) + 1))
