"""What numpy's random streams do: the legacy global one, `RandomState` and `Generator`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Rows

FACTS: "Rows" = (
    ("numpy.random", "seed set_state", {"role": "setup", "effects": ("<rng>",), "returns": "none"}),
    ("numpy.random", "seed", {"signature": "seed=None", "seeds": "seed"}),
    ("numpy.random", "get_state", {"signature": "legacy=True", "effects": ("<rng>",), "observes": ("<rng>",)}),
    (
        "numpy.random",
        "rand randn random random_sample ranf sample randint random_integers choice permutation bytes beta binomial "
        "chisquare dirichlet exponential f gamma geometric gumbel hypergeometric laplace logistic lognormal logseries "
        "multinomial multivariate_normal negative_binomial noncentral_chisquare noncentral_f normal pareto poisson power "
        "rayleigh standard_cauchy standard_exponential standard_gamma standard_normal standard_t triangular uniform "
        "vonmises wald weibull zipf",
        {"effects": ("<rng>",), "stochastic": "always"},
    ),
    ("numpy.random", "shuffle", {"signature": "x", "effects": ("<rng>",), "stochastic": "always", "mutates": ("x",)}),
    ("numpy.random", "shuffle", {"returns": "none"}),
    (
        "numpy.random",
        "default_rng",
        {
            "signature": "seed=None",
            "seed": "seed",
            "stochastic": "always",
            "draws": "False",  # from the system's entropy, not from a stream
            "returns": "numpy.random.Generator",
            "aliases": True,
            "role": "setup",
        },
    ),
    ("numpy.random", "Generator", {"kind": "class", "signature": "bit_generator", "aliases": True}),
    (
        "numpy.random",
        "RandomState PCG64 MT19937 Philox SFC64 PCG64DXSM",
        {"kind": "class", "signature": "seed=None", "seed": "seed", "stochastic": "always", "draws": "False"},
    ),
    ("numpy.random", "RandomState", {"aliases": True, "role": "setup"}),
    ("numpy.random", "SeedSequence", {"kind": "class", "seed": "entropy", "stochastic": "always", "draws": "False"}),
    # streams as objects: a draw advances the object
    (
        "numpy.random.Generator",
        "random integers choice permutation permuted bytes beta binomial chisquare dirichlet exponential f gamma "
        "geometric gumbel hypergeometric laplace logistic lognormal logseries multinomial multivariate_hypergeometric "
        "multivariate_normal negative_binomial noncentral_chisquare noncentral_f normal pareto poisson power rayleigh "
        "standard_cauchy standard_exponential standard_gamma standard_normal standard_t triangular uniform vonmises "
        "wald weibull zipf spawn",
        {"signature": "*args **kwargs", "mutates": ("self", "out")},
    ),
    ("numpy.random.Generator", "shuffle", {"signature": "x axis=0", "mutates": ("self", "x"), "returns": "none"}),
    ("numpy.random.Generator", "bit_generator", {"kind": "attribute", "aliases": True}),
    (
        "numpy.random.RandomState",
        "rand randn random_sample randint random_integers tomaxint seed set_state get_state",
        {"signature": "*args **kwargs", "mutates": ("self",)},
    ),
    ("numpy.random.SeedSequence", "spawn", {"signature": "n_children", "mutates": ("self",)}),
    ("numpy.random.SeedSequence", "generate_state", {"signature": "n_words", "returns": "numpy.ndarray"}),
)

BASES: "Bases" = {"numpy.random.RandomState": ("numpy.random.Generator",)}  # the same draws, and a few more
