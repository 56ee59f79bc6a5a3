"""Functions that say with one number how good predictions are: qualified name → whether more is better."""

METRICS: dict[str, bool] = {
    "sklearn.metrics.accuracy_score": True,
    "sklearn.metrics.average_precision_score": True,
    "sklearn.metrics.balanced_accuracy_score": True,
    "sklearn.metrics.cohen_kappa_score": True,
    "sklearn.metrics.d2_absolute_error_score": True,
    "sklearn.metrics.explained_variance_score": True,
    "sklearn.metrics.matthews_corrcoef": True,
    "sklearn.metrics.r2_score": True,
    "sklearn.metrics.roc_auc_score": True,
    "sklearn.metrics.top_k_accuracy_score": True,
    "sklearn.metrics.brier_score_loss": False,
    "sklearn.metrics.hamming_loss": False,
    "sklearn.metrics.hinge_loss": False,
    "sklearn.metrics.log_loss": False,
    "sklearn.metrics.max_error": False,
    "sklearn.metrics.mean_absolute_error": False,
    "sklearn.metrics.mean_absolute_percentage_error": False,
    "sklearn.metrics.mean_gamma_deviance": False,
    "sklearn.metrics.mean_pinball_loss": False,
    "sklearn.metrics.mean_poisson_deviance": False,
    "sklearn.metrics.mean_squared_error": False,
    "sklearn.metrics.mean_squared_log_error": False,
    "sklearn.metrics.median_absolute_error": False,
    "sklearn.metrics.root_mean_squared_error": False,
    "sklearn.metrics.root_mean_squared_log_error": False,
    "sklearn.metrics.zero_one_loss": False,
}
# these give one number unless `average=None` asks for one per class
AVERAGED: dict[str, bool] = {
    "sklearn.metrics.f1_score": True,
    "sklearn.metrics.fbeta_score": True,
    "sklearn.metrics.jaccard_score": True,
    "sklearn.metrics.precision_score": True,
    "sklearn.metrics.recall_score": True,
}
# what people call the functions that they write for it
OWN_NAMES: dict[str, bool] = {
    "accuracy": True,
    "auc": True,
    "f1": True,
    "gini": True,
    "precision": True,
    "r2": True,
    "recall": True,
    "mae": False,
    "mape": False,
    "mse": False,
    "rmse": False,
    "rmsle": False,
    "rmspe": False,
    "smape": False,
}
ROOTS = frozenset({"numpy.sqrt", "math.sqrt"})
ROOT_OF = {"mean_squared_error": "root_mean_squared_error", "mean_squared_log_error": "root_mean_squared_log_error"}
SAME = {"rmse": "root_mean_squared_error", "mae": "mean_absolute_error", "mse": "mean_squared_error", "auc": "roc_auc"}
# functions that give one number for all that they are given, unless they are told an axis
REDUCING = frozenset(
    {"numpy.mean", "numpy.sum", "numpy.median", "numpy.max", "numpy.min", "numpy.sqrt", "numpy.abs", "math.sqrt"}
)
