"""What identifiers say about themselves: the roles that the words of function names and variable names speak of."""

import re
from functools import cache

_FUNCTIONS: dict[str, str] = {
    "split": "split fold folds",
    "tune": "tune tuning optimize optimise hyperparameter hyperparameters gridsearch",
    "visualize": "plot plots draw visualize visualise chart charts figure heatmap histogram boxplot",
    "load": "load read fetch download scrape",
    "save": "save export write dump persist",
    "predict": "predict predicts prediction predictions inference forecast classify recommend recommendations",
    "evaluate": "evaluate evaluation eval score scores scoring metric metrics rmse mse mae mape rmsle auc roc accuracy "
    "precision recall f1 r2 confusion performance validate cv compare loss",
    "train": "train training fit retrain learn",
    "clean": "clean cleaning impute imputing deduplicate remove tidy outliers",
    "feature": "feature features encode encoding preprocess preprocessing prepare transform engineer scale standardize "
    "standardise normalize normalise vectorize tokenize extract embed embedding onehot",
    "explore": "describe summarize summarise summary inspect explore overview",
}
_VARIABLES: dict[str, str] = {
    "predict": "pred preds prediction predictions predicted yhat yhats proba probas forecast forecasts submission",
    "evaluate": "accuracy acc accuracies rmse mse mae mape rmsle auc aucs roc f1 f1s precision recall scores score metric "
    "metrics confusion cm confmat performance performances results fpr tpr",
}
_LEADING = frozenset({"train", "test", "val", "valid", "validation"})  # which rows, not what is done with them
_WORD = re.compile(r"[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+")
_ROLES = {word: role for role, words in _FUNCTIONS.items() for word in words.split()}
_NOUNS = {word: role for role, words in _VARIABLES.items() for word in words.split()}


@cache
def of_function(name: str) -> str:
    """The role that the name of a function speaks of, such as `evaluate` for `print_scores`; empty where of none.

    The first word that says something counts, but for `split` in `train_test_split`, `best` in `find_best_model`, and
    for `train`, which is what is done only where nothing else is: `plot_train_scores`.
    """
    found = [(word, _ROLES[word]) for word in _words(name) if word in _ROLES]
    roles = [role for _, role in found]
    if "split" in roles:
        return "split"
    if "best" in _words(name) and not set(roles) & {"load", "save", "visualize"}:
        return "tune"
    said = [role for word, role in found if word not in _LEADING]
    if roles and _words(name)[0] in ("train", "fit"):
        return "train"
    return next(iter(said or roles), "")


@cache
def of_variable(name: str) -> str:
    """The role that the name of a variable speaks of: `predict` for `y_pred`, `evaluate` for `test_rmse`, else empty."""
    words = [word for word in _words(name) if word in _NOUNS]
    return _NOUNS[words[-1]] if words else "predict" if name.endswith("_hat") else ""


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(name))
