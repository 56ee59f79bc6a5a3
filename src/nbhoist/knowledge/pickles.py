"""Calls that write and read pickles, in which classes and functions are found by the name of their module."""

READERS = frozenset(
    "pickle.load pickle.loads joblib.load pandas.read_pickle torch.load dill.load dill.loads cloudpickle.load "
    "cloudpickle.loads".split()
)
WRITERS = frozenset(
    "pickle.dump joblib.dump pandas.DataFrame.to_pickle pandas.Series.to_pickle torch.save dill.dump "
    "cloudpickle.dump".split()
)
# what hands functions to other processes by their names, besides everything of `multiprocessing`; joblib, cloudpickle
# and dill hand over what a function reads as well
PROCESSES = frozenset({"pickle.dumps", "concurrent.futures.ProcessPoolExecutor"})
