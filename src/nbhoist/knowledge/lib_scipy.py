"""What scipy does: nearly all of it computes a new value; the exceptions are here."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Defaults, Items, Kinds, Names, Rows

FACTS: "Rows" = (
    # distributions are objects of the module
    (
        "scipy.stats",
        "norm uniform expon gamma beta t chi2 f lognorm binom poisson bernoulli geom nbinom hypergeom randint cauchy laplace "
        "logistic pareto powerlaw rayleigh triang truncnorm weibull_min weibull_max gumbel_r gumbel_l halfnorm invgamma "
        "genextreme genpareto skewnorm loguniform reciprocal multinomial dirichlet wishart zipf arcsine betabinom",
        {"kind": "attribute", "returns": "scipy.stats.rv"},
    ),
    ("scipy.stats", "multivariate_normal multivariate_t", {"kind": "attribute", "returns": "scipy.stats.multi_rv"}),
    ("scipy.stats.rv", "__call__", {"signature": "*args **kwargs", "returns": "scipy.stats.rv"}),
    ("scipy.stats.multi_rv", "__call__", {"signature": "*args **kwargs", "returns": "scipy.stats.multi_rv"}),
    (
        "scipy.stats.rv",
        "pdf pmf cdf sf ppf isf logpdf logpmf logcdf logsf mean std var median interval moment stats entropy support fit "
        "expect nnlf",
        {"signature": "*args **kwargs", "rows": "each"},
    ),
    ("scipy.stats.rv", "expect", {"calls": ("args", "func")}),
    ("scipy.stats.rv", "rvs", {"signature": "*args **kwargs", "effects": ("<rng>",), "seed": "random_state"}),
    ("scipy.stats.rv", "rvs", {"stochastic": "always", "returns": "numpy.ndarray"}),
    ("scipy.stats.multi_rv", "cdf logcdf", {"signature": "*args **kwargs", "effects": ("<rng>",)}),
    (
        "scipy.stats",
        "bootstrap permutation_test goodness_of_fit dunnett",
        {"effects": ("<rng>",), "stochastic": "always", "seed": "rng"},
    ),
    ("scipy.stats", "bootstrap permutation_test", {"calls": ("statistic",)}),
    ("scipy.stats", "monte_carlo_test", {"effects": ("<rng>",), "stochastic": "always", "calls": ("rvs", "statistic")}),
    ("scipy.stats", "multiscale_graphcorr", {"effects": ("<rng>",), "stochastic": "always", "seed": "random_state"}),
    (
        "scipy.stats",
        "ttest_rel ttest_1samp kruskal f_oneway chisquare levene bartlett shapiro jarque_bera linregress ranksums tukey_hsd "
        "normaltest kstest ks_2samp spearmanr kendalltau friedmanchisquare binomtest binom_test power_divergence ansari "
        "mood fligner brunnermunzel epps_singleton_2samp median_test cramervonmises",
        {"role": "explore"},
    ),
    (
        "scipy.stats",
        "ttest_ind mannwhitneyu wilcoxon chi2_contingency pearsonr anderson fisher_exact anderson_ksamp",
        {"role": "explore", "effects": ("<rng>",), "draws": "method not in (None, 'auto', 'exact', 'asymptotic')"},
    ),
    ("scipy.stats", "zscore boxcox yeojohnson rankdata", {"role": "feature", "rows": "batch"}),
    ("scipy.stats.mstats", "winsorize", {"role": "clean", "mutates_given": ("inplace:a",), "rows": "batch"}),
    ("scipy.stats", "probplot boxcox_normplot yeojohnson_normplot ppcc_plot", {"effects": ("<figure>",)}),
    ("scipy.stats", "probplot boxcox_normplot yeojohnson_normplot ppcc_plot", {"role": "visualize"}),
    ("scipy.stats", "probplot boxcox_normplot yeojohnson_normplot ppcc_plot", {"mutates": ("plot",)}),
    ("scipy.stats", "gaussian_kde", {"kind": "class"}),
    ("scipy.stats.gaussian_kde", "__call__ evaluate pdf logpdf integrate_box_1d", {"signature": "points"}),
    ("scipy.stats.gaussian_kde", "resample", {"signature": "size=None seed=None", "effects": ("<rng>",)}),
    ("scipy.stats.gaussian_kde", "resample", {"seed": "seed", "stochastic": "always"}),
    ("scipy.stats.gaussian_kde", "set_bandwidth", {"mutates": ("self",), "calls": ("bw_method",)}),
    ("scipy.stats.gaussian_kde", "factor covariance n d", {"kind": "attribute"}),
    ("scipy.stats.qmc", "LatinHypercube Sobol Halton PoissonDisk", {"kind": "class", "seed": "rng"}),
    ("scipy.stats.qmc", "LatinHypercube Sobol Halton PoissonDisk", {"stochastic": "always", "effects": ("<rng>",)}),
    # optimisation calls what it is given, and prints where asked
    (
        "scipy.optimize",
        "minimize minimize_scalar root root_scalar least_squares fsolve brentq brenth bisect newton ridder toms748 approx_fprime "
        "fixed_point leastsq check_grad brent golden bracket shgo direct brute",
        {"calls": ("fun", "func", "f", "fprime", "jac", "hess", "callback", "x0"), "speaks": "options"},
    ),
    ("scipy.optimize", "curve_fit", {"calls": ("f", "jac"), "role": "train"}),
    ("scipy.optimize", "least_squares", {"speaks": "verbose"}),
    ("scipy.optimize", "linprog milp lsq_linear nnls linear_sum_assignment isotonic_regression", {"speaks": "options"}),
    (
        "scipy.optimize",
        "fmin fmin_bfgs fmin_cg fmin_powell fmin_ncg fmin_tnc fmin_cobyla fmin_slsqp fminbound",
        {"calls": ("f", "func", "fprime", "fhess", "callback"), "effects": ("<stdout>",)},
    ),
    ("scipy.optimize", "fmin_l_bfgs_b", {"calls": ("func", "fprime", "callback"), "effects": ("<stdout>",)}),
    (
        "scipy.optimize",
        "differential_evolution dual_annealing basinhopping",
        {"calls": ("func", "callback", "accept_test", "take_step"), "effects": ("<rng>",), "stochastic": "always"},
    ),
    ("scipy.optimize", "differential_evolution dual_annealing basinhopping", {"seed": "rng", "speaks": "disp"}),
    ("scipy.optimize", "quadratic_assignment", {"effects": ("<rng>",), "stochastic": "always"}),
    ("scipy.optimize", "OptimizeResult Bounds LinearConstraint NonlinearConstraint", {"kind": "class", "holds": True}),
    ("scipy.optimize", "show_options", {"effects": ("<stdout>",)}),
    (
        "scipy.integrate",
        "quad dblquad tplquad nquad odeint solve_ivp solve_bvp fixed_quad quad_vec tanhsinh nsum cubature",
        {"calls": ("func", "fun", "f", "jac", "Dfun", "events")},
    ),
    ("scipy.integrate", "simpson trapezoid romb cumulative_trapezoid cumulative_simpson simps trapz cumtrapz", {}),
    ("scipy.integrate", "simps trapz cumtrapz", {"until": "1.14"}),
    ("scipy.stats", "binom_test", {"until": "1.12"}),
    # sparse matrices
    (
        "scipy.sparse",
        "csr_matrix csc_matrix coo_matrix lil_matrix dok_matrix dia_matrix bsr_matrix csr_array csc_array coo_array lil_array "
        "spmatrix",
        {"kind": "class", "aliases": True},
    ),
    ("scipy.sparse", "hstack vstack bmat block_diag diags eye identity kron tril triu", {"role": "feature"}),
    (
        "scipy.sparse",
        "hstack vstack bmat block_diag diags eye identity kron tril triu",
        {"returns": "scipy.sparse.spmatrix"},
    ),
    ("scipy.sparse", "hstack vstack", {"aliases": True}),
    (
        "scipy.sparse",
        "random rand random_array",
        {"effects": ("<rng>",), "seed": "random_state", "stochastic": "always"},
    ),
    ("scipy.sparse", "random_array", {"seed": "rng"}),
    ("scipy.sparse", "save_npz", {"role": "save", "effects": ("<files>",), "files": "write", "paths": ("file",)}),
    ("scipy.sparse", "load_npz", {"role": "load", "effects": ("<files>",), "files": "read", "paths": ("file",)}),
    ("scipy.sparse", "load_npz", {"returns": "scipy.sparse.spmatrix"}),
    ("scipy.sparse", "issparse isspmatrix isspmatrix_csr find", {}),
    (
        "scipy.sparse.spmatrix",
        "tocsr tocsc tocoo tolil todok tobsr todia asformat asfptype astype transpose reshape getrow getcol copy conj conjugate "
        "maximum minimum multiply power sqrt sign floor ceil rint log1p expm1 dot tanh sin tan arctan getH",
        {"signature": "*args **kwargs", "returns": "scipy.sparse.spmatrix", "aliases": True},
    ),
    ("scipy.sparse.spmatrix", "toarray todense", {"signature": "order=None out=None", "mutates": ("out",)}),
    ("scipy.sparse.spmatrix", "toarray todense", {"returns": "numpy.ndarray"}),
    (
        "scipy.sparse.spmatrix",
        "sum mean max min argmax argmin nonzero getnnz count_nonzero diagonal trace get_shape nanmax nanmin sorted_indices",
        {"signature": "*args **kwargs", "mutates": ("out",)},
    ),
    (
        "scipy.sparse.spmatrix",
        "setdiag eliminate_zeros sort_indices sum_duplicates prune resize set_shape __setitem__ __imul__ __itruediv__",
        {"signature": "*args", "mutates": ("self",)},
    ),
    ("scipy.sparse.spmatrix", "__getitem__", {"signature": "key", "aliases": True}),
    (
        "scipy.sparse.spmatrix",
        "__add__ __sub__ __mul__ __matmul__ __truediv__ __neg__ __rmul__",
        {"signature": "other"},
    ),
    ("scipy.sparse.spmatrix", "T data indices indptr row col", {"kind": "attribute", "aliases": True}),
    ("scipy.sparse.spmatrix", "shape ndim nnz dtype size format", {"kind": "attribute"}),
    (
        "scipy.sparse.linalg",
        "svds eigs eigsh onenormest expm_multiply lobpcg",
        {"effects": ("<rng>",), "draws": "always"},
    ),
    ("scipy.sparse.linalg", "spsolve norm inv expm lsqr cg gmres splu", {"mutates_given": ("x0:x0",)}),
    # clustering, distances
    ("scipy.cluster.hierarchy", "dendrogram", {"role": "visualize", "effects": ("<figure>",), "mutates": ("ax",)}),
    ("scipy.cluster.hierarchy", "linkage fcluster fclusterdata cophenet leaves_list", {"role": "train"}),
    ("scipy.cluster.hierarchy", "set_link_color_palette", {"effects": ("<options>",), "role": "config"}),
    (
        "scipy.cluster.vq",
        "kmeans kmeans2",
        {"role": "train", "effects": ("<rng>",), "seed": "rng", "stochastic": "always"},
    ),
    ("scipy.cluster.vq", "whiten vq", {"role": "feature"}),
    ("scipy.spatial.distance", "cdist pdist", {"calls": ("metric",), "mutates": ("out",)}),
    (
        "scipy.spatial",
        "convex_hull_plot_2d delaunay_plot_2d voronoi_plot_2d",
        {"role": "visualize", "effects": ("<figure>",), "mutates": ("ax",)},
    ),
    ("scipy.spatial", "KDTree cKDTree ConvexHull Delaunay Voronoi", {"kind": "class", "aliases": True}),
    ("scipy.spatial.KDTree", "query query_ball_point query_pairs count_neighbors", {"signature": "x *args **kwargs"}),
    # files
    ("scipy.io", "loadmat mmread readsav whosmat", {"role": "load", "effects": ("<files>",), "files": "read"}),
    ("scipy.io", "loadmat mmread readsav whosmat", {"paths": ("file_name", "source")}),
    ("scipy.io", "loadmat", {"mutates": ("mdict",)}),
    ("scipy.io", "savemat mmwrite", {"role": "save", "effects": ("<files>",), "files": "write"}),
    ("scipy.io", "savemat mmwrite", {"paths": ("file_name", "target"), "mutates": ("file_name", "target")}),
    ("scipy.io.wavfile", "read", {"role": "load", "effects": ("<files>",), "files": "read", "paths": ("filename",)}),
    ("scipy.io.wavfile", "write", {"role": "save", "effects": ("<files>",), "files": "write", "paths": ("filename",)}),
    ("scipy.datasets", "ascent face electrocardiogram", {"role": "load", "effects": ("<files>", "<network>")}),
    ("scipy.datasets", "ascent face electrocardiogram", {"external": "http-get", "returns": "numpy.ndarray"}),
    # functions made from data
    ("scipy.interpolate.Interpolator", "__call__ ev", {"signature": "x *args **kwargs", "rows": "each"}),
    ("scipy.interpolate.Interpolator", "derivative antiderivative derivatives integral integrate roots solve", {}),
    ("scipy.signal", "detrend", {"mutates_given": ("overwrite_data:data",)}),
    ("scipy.special", "seterr errstate", {"effects": ("<options>",)}),
    (
        "scipy.fft",
        "set_backend set_global_backend register_backend set_workers skip_backend",
        {"effects": ("<options>",)},
    ),
    ("scipy.linalg", "clarkson_woodruff_transform", {"effects": ("<rng>",), "seed": "rng", "stochastic": "always"}),
    ("scipy.linalg", "funm", {"calls": ("func",)}),
    ("scipy.ndimage", "generic_filter generic_filter1d", {"calls": ("function",), "mutates": ("output",)}),
    ("scipy.ndimage", "geometric_transform", {"calls": ("mapping",), "mutates": ("output",)}),
    ("scipy.ndimage", "labeled_comprehension vectorized_filter", {"calls": ("func", "function")}),
)

KINDS: "Kinds" = (
    (
        "scipy.interpolate",
        "interp1d interp2d CubicSpline UnivariateSpline InterpolatedUnivariateSpline LSQUnivariateSpline BSpline PPoly Rbf "
        "RBFInterpolator PchipInterpolator Akima1DInterpolator RegularGridInterpolator LinearNDInterpolator "
        "NearestNDInterpolator RectBivariateSpline SmoothBivariateSpline BarycentricInterpolator",
        ("scipy.interpolate.Interpolator",),
    ),
    (
        "scipy.sparse",
        "csr_matrix csc_matrix coo_matrix lil_matrix dok_matrix dia_matrix bsr_matrix csr_array csc_array coo_array lil_array",
        ("scipy.sparse.spmatrix",),
    ),
)

BASES: "Bases" = {
    "scipy.stats.multi_rv": ("scipy.stats.rv",),
    "scipy.spatial.cKDTree": ("scipy.spatial.KDTree",),
}

DEFAULTS: "Defaults" = {
    "scipy": None,
    "scipy.stats": {"mutates_given": ("rng:rng", "random_state:random_state")},
    "scipy.stats.qmc": None,
    "scipy.stats.sampling": None,
    "scipy.linalg": {"mutates_given": ("overwrite_a:a", "overwrite_b:b", "overwrite_ab:ab"), "aliases": True},
    "scipy.linalg.interpolative": None,
    "scipy.fft": {"mutates_given": ("overwrite_x:x",)},
    "scipy.fftpack": {"mutates_given": ("overwrite_x:x",)},
    "scipy.signal": {"aliases": True},
    "scipy.signal.windows": {},
    "scipy.interpolate": {"holds": True},
    "scipy.special": {"mutates": ("out",), "rows": "each"},
    "scipy.constants": {},
    "scipy.ndimage": {"mutates": ("output",)},
    "scipy.spatial.distance": {"mutates": ("out",)},
    "scipy.cluster.hierarchy": {},
    "scipy.optimize.OptimizeResult": {"kind": "attribute", "aliases": True},
}

NAMES: "Names" = {
    "scipy.signal.signaltools": "scipy.signal",
    "scipy.stats.stats": "scipy.stats",
    "scipy.sparse.csr.csr_matrix": "scipy.sparse.csr_matrix",
    "scipy.misc.ascent": "scipy.datasets.ascent",
    "scipy.misc.face": "scipy.datasets.face",
}

ITEMS: "Items" = {"scipy.sparse.spmatrix": {"slice": "type:self", "mask": "type:self", "list": "type:self"}}
