"""What statsmodels does: models are made with their data, `fit` gives results and leaves the model alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Defaults, Kinds, Names, Rows

FACTS: "Rows" = (
    (
        "statsmodels.api",
        "OLS WLS GLS GLSAR GLM RLM MixedLM QuantReg GEE",
        {"kind": "class", "role": "train", "signature": "endog exog=None **kwargs", "aliases": True},
    ),
    (
        "statsmodels.api",
        "Logit Probit MNLogit Poisson NegativeBinomial PHReg",
        {"kind": "class", "role": "train", "signature": "endog exog **kwargs", "aliases": True},
    ),
    ("statsmodels.api", "add_constant", {"signature": "data prepend=True has_constant='skip'", "role": "feature"}),
    ("statsmodels.api", "add_constant", {"returns": "like:data", "rows": "each"}),
    ("statsmodels.api", "qqplot qqplot_2samples", {"role": "visualize", "effects": ("<figure>",), "mutates": ("ax",)}),
    ("statsmodels.api", "load load_pickle", {"signature": "fname", "role": "load", "effects": ("<files>",)}),
    ("statsmodels.api", "webdoc show_versions", {"effects": ("<stdout>", "<network>"), "external": "http-get"}),
    (
        "statsmodels.formula.api",
        "ols wls gls glm rlm mixedlm quantreg gee",
        {
            "signature": "formula data *args **kwargs",
            "role": "train",
            "returns": "statsmodels.api.OLS",
            "aliases": True,
        },
    ),
    (
        "statsmodels.formula.api",
        "logit probit mnlogit poisson negativebinomial phreg",
        {
            "signature": "formula data *args **kwargs",
            "role": "train",
            "returns": "statsmodels.api.Logit",
            "aliases": True,
        },
    ),
    (
        "statsmodels.tsa.api",
        "ARIMA SARIMAX ExponentialSmoothing SimpleExpSmoothing Holt AutoReg VAR ETSModel VARMAX UnobservedComponents",
        {"kind": "class", "role": "train", "signature": "endog *args **kwargs", "aliases": True},
    ),
    (
        "statsmodels.model",
        "fit",
        {
            "signature": "*args **kwargs",
            "role": "train",
            "mutates": ("self",),  # starting values and the state space are kept on the model
            "returns": "statsmodels.results",
            "aliases": True,
        },
    ),
    ("statsmodels.model", "fit_regularized", {"signature": "*args **kwargs", "role": "train", "mutates": ("self",)}),
    ("statsmodels.model", "fit_regularized", {"returns": "statsmodels.results", "aliases": True}),
    ("statsmodels.model", "endog exog data endog_names exog_names", {"kind": "attribute", "aliases": True}),
    ("statsmodels.model", "predict loglike score hessian", {"signature": "params *args **kwargs", "role": "predict"}),
    ("statsmodels.model", "from_formula", {"signature": "formula data **kwargs", "role": "train", "aliases": True}),
    ("statsmodels.printing_model", "fit", {"effects": ("<stdout>",), "signature": "*args **kwargs"}),
    (
        "statsmodels.results",
        "predict forecast get_forecast get_prediction simulate",
        {"signature": "*args **kwargs", "role": "predict"},
    ),
    ("statsmodels.results", "simulate", {"effects": ("<rng>",), "stochastic": "always", "seed": "random_state"}),
    (
        "statsmodels.results",
        "summary summary2 conf_int t_test f_test wald_test cov_params get_influence test_normality pvalues_table "
        "summary_frame get_margeff test_heteroskedasticity test_serial_correlation aicc irf fevd",
        {"signature": "*args **kwargs", "role": "evaluate", "aliases": True},
    ),
    (
        "statsmodels.results",
        "plot plot_diagnostics plot_predict plot_acorr plot_forecast",
        {"signature": "*args **kwargs", "role": "visualize", "effects": ("<figure>",)},
    ),
    ("statsmodels.results", "save", {"signature": "fname remove_data=False", "role": "save", "effects": ("<files>",)}),
    ("statsmodels.results", "save", {"files": "write", "paths": ("fname",), "mutates_given": ("remove_data:self",)}),
    ("statsmodels.results", "remove_data", {"mutates": ("self",)}),
    ("statsmodels.results", "append extend apply refit", {"signature": "endog *args **kwargs", "role": "train"}),
    ("statsmodels.results", "append extend apply refit", {"returns": "statsmodels.results", "aliases": True}),
    (
        "statsmodels.results",
        "params pvalues bse tvalues resid fittedvalues rsquared rsquared_adj aic bic hqic llf llr fvalue f_pvalue model "
        "nobs df_resid df_model mse_resid resid_pearson trend seasonal observed k_ar scale",
        {"kind": "attribute", "role": "evaluate", "aliases": True},
    ),
    # time series
    (
        "statsmodels.tsa.stattools",
        "adfuller kpss acf pacf ccf coint q_stat arma_order_select_ic",
        {"role": "explore", "signature": "x *args **kwargs"},
    ),
    ("statsmodels.tsa.stattools", "grangercausalitytests", {"role": "explore", "effects": ("<stdout>",)}),
    ("statsmodels.tsa.stattools", "grangercausalitytests", {"signature": "x maxlag addconst=True verbose=None"}),
    (
        "statsmodels.tsa.seasonal",
        "seasonal_decompose STL MSTL",
        {"signature": "x *args **kwargs", "role": "explore", "returns": "statsmodels.results", "aliases": True},
    ),
    ("statsmodels.tsa.seasonal", "STL MSTL", {"kind": "class", "returns": "statsmodels.tsa.seasonal.STL"}),
    (
        "statsmodels.graphics.tsaplots",
        "plot_acf plot_pacf month_plot quarter_plot plot_predict",
        {"signature": "x ax=None **kwargs", "role": "visualize", "effects": ("<figure>",), "mutates": ("ax",)},
    ),
    ("statsmodels.graphics.tsaplots", "plot_acf plot_pacf", {"returns": "matplotlib.figure.Figure", "aliases": True}),
    (
        "statsmodels.stats.outliers_influence",
        "variance_inflation_factor",
        {"role": "explore", "signature": "exog exog_idx"},
    ),
    ("statsmodels.stats.multicomp", "pairwise_tukeyhsd", {"role": "explore", "signature": "endog groups alpha=0.05"}),
    ("statsmodels.stats.anova", "anova_lm", {"role": "evaluate", "signature": "*args **kwargs"}),
)

KINDS: "Kinds" = (
    ("statsmodels.api", "OLS WLS GLS GLSAR GLM RLM QuantReg", ("statsmodels.model",)),
    (
        "statsmodels.api",
        "Logit Probit MNLogit Poisson NegativeBinomial PHReg MixedLM GEE",
        ("statsmodels.printing_model", "statsmodels.model"),
    ),
    (
        "statsmodels.tsa.api",
        "ARIMA SARIMAX ExponentialSmoothing SimpleExpSmoothing Holt AutoReg VAR ETSModel VARMAX UnobservedComponents",
        ("statsmodels.printing_model", "statsmodels.model"),
    ),
    ("statsmodels.tsa.seasonal", "STL MSTL", ("statsmodels.model",)),
)

DEFAULTS: "Defaults" = {
    "statsmodels.graphics": {"role": "visualize", "effects": ("<figure>",), "aliases": True},
    "statsmodels.stats": {"role": "explore"},
    "statsmodels.tools.eval_measures": {"role": "evaluate"},
}

NAMES: "Names" = {
    "statsmodels.regression.linear_model.RegressionResultsWrapper": "statsmodels.results",
    "statsmodels.discrete.discrete_model.BinaryResultsWrapper": "statsmodels.results",
    "statsmodels.regression.linear_model": "statsmodels.api",
    "statsmodels.discrete.discrete_model": "statsmodels.api",
    "statsmodels.genmod.generalized_linear_model.GLM": "statsmodels.api.GLM",
    "statsmodels.robust.robust_linear_model.RLM": "statsmodels.api.RLM",
    "statsmodels.tools.tools.add_constant": "statsmodels.api.add_constant",
    "statsmodels.tools.add_constant": "statsmodels.api.add_constant",
    "statsmodels.api.formula": "statsmodels.formula.api",
    "statsmodels.api.graphics": "statsmodels.graphics",
    "statsmodels.api.stats": "statsmodels.stats",
    "statsmodels.api.tsa.seasonal_decompose": "statsmodels.tsa.seasonal.seasonal_decompose",
    "statsmodels.api.tsa.adfuller": "statsmodels.tsa.stattools.adfuller",
    "statsmodels.api.tsa.acf": "statsmodels.tsa.stattools.acf",
    "statsmodels.api.tsa.STL": "statsmodels.tsa.seasonal.STL",
    "statsmodels.api.tsa": "statsmodels.tsa",
    "statsmodels.api.graphics.tsa": "statsmodels.graphics.tsaplots",
    "statsmodels.tsa.ARIMA": "statsmodels.tsa.api.ARIMA",
    "statsmodels.tsa.SARIMAX": "statsmodels.tsa.api.SARIMAX",
    "statsmodels.tsa.ExponentialSmoothing": "statsmodels.tsa.api.ExponentialSmoothing",
    "statsmodels.tsa.SimpleExpSmoothing": "statsmodels.tsa.api.SimpleExpSmoothing",
    "statsmodels.tsa.Holt": "statsmodels.tsa.api.Holt",
    "statsmodels.tsa.AutoReg": "statsmodels.tsa.api.AutoReg",
    "statsmodels.tsa.VAR": "statsmodels.tsa.api.VAR",
    "statsmodels.tsa.api.adfuller": "statsmodels.tsa.stattools.adfuller",
    "statsmodels.tsa.api.seasonal_decompose": "statsmodels.tsa.seasonal.seasonal_decompose",
    "statsmodels.tsa.api.STL": "statsmodels.tsa.seasonal.STL",
    "statsmodels.tsa.arima.model": "statsmodels.tsa.api",
    "statsmodels.tsa.arima_model": "statsmodels.tsa.api",
    "statsmodels.tsa.statespace.SARIMAX": "statsmodels.tsa.api.SARIMAX",
    "statsmodels.tsa.statespace.sarimax": "statsmodels.tsa.api",
    "statsmodels.tsa.holtwinters": "statsmodels.tsa.api",
    "statsmodels.tsa.ar_model": "statsmodels.tsa.api",
    "statsmodels.tsa.vector_ar.var_model": "statsmodels.tsa.api",
    "statsmodels.graphics.gofplots.qqplot": "statsmodels.api.qqplot",
}
