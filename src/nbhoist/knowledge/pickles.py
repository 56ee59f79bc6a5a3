"""Calls that write and read pickles, in which classes and functions are found by the name of their module."""

READERS = frozenset(
    "pickle.load pickle.loads joblib.load pandas.read_pickle torch.load dill.load dill.loads cloudpickle.load "
    "cloudpickle.loads".split()
)
WRITERS = frozenset(
    "pickle.dump joblib.dump pandas.DataFrame.to_pickle pandas.Series.to_pickle torch.save dill.dump "
    "cloudpickle.dump".split()
)
# what calls functions in other processes, besides everything of `multiprocessing`
PROCESSES = frozenset(
    "pickle.dumps cloudpickle.dumps dill.dumps joblib.Parallel concurrent.futures.ProcessPoolExecutor".split()
)
