"""What the methods of estimators do, once per kind: xgboost, lightgbm, catboost and imblearn speak the same way."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Defaults, Rows

FACTS: "Rows" = (
    # every estimator
    (
        "sklearn.estimator",
        "fit partial_fit",
        {
            "signature": "X y=None sample_weight=None **fit_params",
            "role": "train",
            "mutates": ("self",),
            "mutates_given": ("copy:X", "copy_X:X", "overwrite_x:X"),
            "returns": "self",
            "effects": ("<rng>",),
            "seeded": "constructor",
            "speaks": "verbose",
        },
    ),
    ("sklearn.estimator", "get_params", {"signature": "deep=True", "returns": "builtins.dict", "holds": True}),
    ("sklearn.estimator", "set_params", {"signature": "**params", "mutates": ("self",), "returns": "self"}),
    ("sklearn.estimator", "set_params", {"role": "tune"}),
    ("sklearn.estimator", "get_metadata_routing", {}),
    (
        "sklearn.estimator",
        "set_output set_fit_request set_score_request set_predict_request set_transform_request",
        {"signature": "* transform=None **kwargs", "mutates": ("self",), "returns": "self", "role": "config"},
    ),
    ("sklearn.estimator", "named_steps steps", {"kind": "attribute", "aliases": True}),
    (
        "sklearn.estimator",
        "labels_ cluster_centers_ core_sample_indices_ feature_importances_ explained_variance_ "
        "explained_variance_ratio_ singular_values_ support_ support_vectors_ ranking_",
        {"kind": "attribute", "aliases": True, "returns": "numpy.ndarray"},
    ),
    # models
    (
        "sklearn.predictor",
        "predict predict_proba predict_log_proba decision_function score_samples staged_predict staged_predict_proba",
        {
            "signature": "X **predict_params",
            "role": "predict",
            "returns": "numpy.ndarray",
            "rows": "each",
            "seeded": "constructor",
            "speaks": "verbose",
        },
    ),
    ("sklearn.predictor", "staged_predict staged_predict_proba", {"returns": "builtins.iterator", "aliases": True}),
    (
        "sklearn.predictor",
        "score",
        {"signature": "X y=None sample_weight=None", "role": "evaluate", "rows": "aggregate", "speaks": "verbose"},
    ),
    ("sklearn.predictor", "score", {"seeded": "constructor"}),
    (
        "sklearn.predictor",
        "apply decision_path kneighbors kneighbors_graph radius_neighbors cost_complexity_pruning_path get_depth "
        "get_n_leaves aic bic mahalanobis path score_samples",
        {"signature": "X=None *args **kwargs", "role": "predict"},
    ),
    ("sklearn.predictor", "get_depth get_n_leaves aic bic", {"role": "evaluate"}),
    ("sklearn.predictor", "sparsify densify", {"mutates": ("self",), "returns": "self", "role": "train"}),
    # what also transforms, such as `KMeans` and `StackingRegressor`, is fitted to predict
    ("sklearn.classifier", "fit partial_fit", {"role": "train"}),
    ("sklearn.regressor", "fit partial_fit", {"role": "train"}),
    ("sklearn.clusterer", "fit partial_fit", {"role": "train"}),
    # transformers
    (
        "sklearn.transformer",
        "fit partial_fit",
        {
            "signature": "X y=None **fit_params",
            "role": "feature",
            "mutates": ("self",),
            "returns": "self",
            "effects": ("<rng>",),
            "seeded": "constructor",
            "speaks": "verbose",
            "consumes": ("X", "raw_documents"),
        },
    ),
    (
        "sklearn.transformer",
        "fit_transform",
        {
            "signature": "X y=None **fit_params",
            "role": "feature",
            "mutates": ("self",),
            "mutates_given": ("copy:X",),
            "returns": "sklearn.Matrix",
            "aliases_given": ("copy",),
            "effects": ("<rng>",),
            "seeded": "constructor",
            "speaks": "verbose",
            "consumes": ("X", "raw_documents"),
            "rows": "batch",
        },
    ),
    (
        "sklearn.transformer",
        "transform inverse_transform",
        {
            "signature": "X **params",
            "role": "feature",
            "mutates_given": ("copy:X",),
            "returns": "sklearn.Matrix",
            "aliases_given": ("copy",),
            "seeded": "constructor",
            "consumes": ("X", "raw_documents"),
            "rows": "each",
        },
    ),
    ("sklearn.transformer", "fit_transform", {"replay": "fit_transform"}),
    ("sklearn.clusterer", "fit_predict", {"replay": "fit_predict"}),
    ("sklearn.transformer", "get_feature_names_out", {"signature": "input_features=None", "returns": "numpy.ndarray"}),
    ("sklearn.transformer", "get_feature_names", {"until": "1.2"}),
    ("sklearn.transformer", "get_feature_names", {"signature": "input_features=None", "returns": "builtins.list"}),
    ("sklearn.transformer", "get_support", {"signature": "indices=False", "role": "feature"}),
    ("sklearn.transformer", "get_support", {"returns": "numpy.ndarray", "aliases": True}),
    ("sklearn.transformer", "get_covariance get_precision", {"returns": "numpy.ndarray"}),
    ("sklearn.transformer", "build_analyzer build_tokenizer build_preprocessor get_stop_words decode", {"holds": True}),
    # vectorisers take documents
    ("sklearn.vectorizer", "fit fit_transform", {"signature": "raw_documents y=None"}),
    ("sklearn.vectorizer", "transform", {"signature": "raw_documents"}),
    # encoders of the target
    ("sklearn.encoder", "fit fit_transform transform inverse_transform", {"signature": "y"}),
    ("sklearn.transformer", "score score_samples perplexity", {"signature": "X y=None", "role": "evaluate"}),
    # clusterings
    (
        "sklearn.clusterer",
        "fit_predict",
        {
            "signature": "X y=None **kwargs",
            "role": "train",
            "mutates": ("self",),
            "returns": "numpy.ndarray",
            "effects": ("<rng>",),
            "seeded": "constructor",
            "speaks": "verbose",
            "rows": "batch",
        },
    ),
    # searches fit clones
    (
        "sklearn.search",
        "fit",
        {
            "signature": "X y=None **params",
            "role": "tune",
            "mutates": ("self",),
            "returns": "self",
            "effects": ("<rng>",),
            "seeded": "constructor",
            "speaks": "verbose",
            "calls": ("self",),
        },
    ),
    # splitters give index arrays, drawing as they are iterated
    (
        "sklearn.splitter",
        "split",
        {
            "signature": "X=None y=None groups=None",
            "role": "split",
            "returns": "builtins.iterator",
            "effects": ("<rng>",),
            "seeded": "constructor",
            "aliases": True,
        },
    ),
    ("sklearn.splitter", "get_n_splits", {"signature": "X=None y=None groups=None", "returns": "builtins.int"}),
    # samplers of rows (imblearn)
    (
        "sklearn.sampler",
        "fit_resample fit_sample",
        {
            "signature": "X y **params",
            "role": "clean",
            "mutates": ("self",),
            "returns_tuple": ("type:X", "type:y"),
            "effects": ("<rng>",),
            "seeded": "constructor",
            "rows": "batch",
        },
    ),
    # pipelines fit their own steps
    (
        "sklearn.composite",
        "fit fit_transform fit_predict",
        {
            "signature": "X y=None **params",
            "mutates": ("self",),
            "effects": ("<rng>",),
            "seeded": "constructor",
            "speaks": "verbose",
            "calls": ("self",),
        },
    ),
    ("sklearn.composite", "fit", {"role": "train", "returns": "self"}),
    ("sklearn.composite", "fit_predict", {"role": "train", "returns": "numpy.ndarray"}),
    ("sklearn.composite", "fit_transform", {"role": "feature", "returns": "sklearn.Matrix", "aliases": True}),
    ("sklearn.composite", "transform", {"signature": "X **params", "role": "feature", "returns": "sklearn.Matrix"}),
    ("sklearn.composite", "transform predict predict_proba score", {"aliases": True, "calls": ("self",)}),
    ("sklearn.composite", "predict predict_proba", {"signature": "X **params", "role": "predict"}),
    ("sklearn.composite", "predict predict_proba", {"returns": "numpy.ndarray"}),
    ("sklearn.composite", "score", {"signature": "X y=None sample_weight=None **params", "role": "evaluate"}),
    ("sklearn.composite", "named_steps steps transformers transformer_list", {"kind": "attribute", "aliases": True}),
    ("sklearn.composite", "__getitem__", {"signature": "key", "aliases": True}),
    # scores drawn
    (
        "sklearn.display",
        "from_estimator from_predictions",
        {"signature": "*args ax=None **kwargs", "role": "evaluate", "effects": ("<figure>",), "mutates": ("ax",)},
    ),
    ("sklearn.display", "plot", {"signature": "* ax=None **kwargs", "role": "evaluate", "effects": ("<figure>",)}),
    ("sklearn.display", "plot", {"mutates": ("self", "ax"), "returns": "self"}),
)

BASES: "Bases" = {
    "sklearn.predictor": ("sklearn.estimator",),
    "sklearn.classifier": ("sklearn.predictor",),
    "sklearn.regressor": ("sklearn.predictor",),
    "sklearn.transformer": ("sklearn.estimator",),
    "sklearn.vectorizer": ("sklearn.transformer",),
    "sklearn.encoder": ("sklearn.transformer",),
    "sklearn.imputer": ("sklearn.transformer",),
    "sklearn.clusterer": ("sklearn.predictor",),
    "sklearn.detector": ("sklearn.clusterer",),
    "sklearn.search": ("sklearn.predictor", "sklearn.transformer"),
    "sklearn.sampler": ("sklearn.estimator",),
    "sklearn.composite": ("sklearn.predictor", "sklearn.transformer"),
    "sklearn.Matrix": ("numpy.ndarray", "scipy.sparse.spmatrix"),  # dense or sparse
}

DEFAULTS: "Defaults" = {  # `coef_`, `best_params_`, `ax_`, …
    "sklearn.estimator.*_": {"kind": "attribute", "aliases": True},
    "sklearn.display.*_": {"kind": "attribute", "aliases": True},
}
