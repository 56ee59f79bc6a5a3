"""Functions and methods that undo a transformation of the target."""

FUNCTIONS = frozenset(
    {
        "numpy.exp",
        "numpy.expm1",
        "numpy.exp2",
        "numpy.sinh",
        "math.exp",
        "scipy.special.inv_boxcox",
        "scipy.special.expit",
    }
)
METHODS = frozenset({"inverse_transform"})
