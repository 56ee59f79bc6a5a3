"""What the functions of scikit-learn do."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Defaults, Names, Rows

FACTS: "Rows" = (
    # splitting
    (
        "sklearn.model_selection",
        "train_test_split",
        {
            "role": "split",
            "returns": "type:args",
            "effects": ("<rng>",),
            "seed": "random_state",
            "stochastic": "shuffle",
            "aliases_given": ("shuffle",),  # without shuffling it slices
            "rows": "drop",
        },
    ),
    (
        "sklearn.utils",
        "shuffle resample",
        {
            "role": "clean",
            "effects": ("<rng>",),
            "seed": "random_state",
            "stochastic": "always",
            "returns": "type:args",
            "rows": "drop",
        },
    ),
    ("sklearn.utils", "resample", {"duplicates": "replace == True"}),
    # scores of models that are fitted inside: the estimator given is cloned
    (
        "sklearn.model_selection",
        "cross_val_score cross_validate cross_val_predict",
        {"role": "evaluate", "effects": ("<rng>",), "wraps": ("estimator",), "speaks": "verbose"},
    ),
    ("sklearn.model_selection", "cross_val_score cross_validate", {"calls": ("scoring",)}),
    ("sklearn.model_selection", "cross_val_score cross_val_predict", {"returns": "numpy.ndarray"}),
    ("sklearn.model_selection", "cross_val_score cross_val_predict cross_validate", {"consumes": ("cv",)}),
    ("sklearn.model_selection", "cross_validate", {"returns": "numpy.scores"}),
    (
        "sklearn.model_selection",
        "learning_curve validation_curve",
        {
            "role": "evaluate",
            "effects": ("<rng>",),
            "wraps": ("estimator",),
            "calls": ("scoring",),
            "speaks": "verbose",
        },
    ),
    ("sklearn.model_selection", "learning_curve", {"seed": "random_state", "stochastic": "shuffle"}),
    (
        "sklearn.model_selection",
        "permutation_test_score",
        {
            "role": "evaluate",
            "effects": ("<rng>",),
            "wraps": ("estimator",),
            "calls": ("scoring",),
            "seed": "random_state",
            "stochastic": "random_state is None",
            "draws": "always",
        },
    ),
    ("sklearn.model_selection", "check_cv", {"role": "split", "holds": True}),
    (
        "sklearn.model_selection",
        "ParameterGrid",
        {"kind": "class", "role": "tune", "holds": True},
    ),
    (
        "sklearn.model_selection",
        "ParameterSampler",
        {"kind": "class", "role": "tune", "holds": True, "seed": "random_state", "stochastic": "always"},
    ),
    (
        "sklearn.inspection",
        "permutation_importance",
        {
            "role": "evaluate",
            "effects": ("<rng>",),
            "seed": "random_state",
            "stochastic": "always",
            "calls": ("scoring",),
            "returns": "sklearn.utils.Bunch",
        },
    ),
    ("sklearn.inspection", "partial_dependence", {"role": "evaluate", "returns": "sklearn.utils.Bunch"}),
    ("sklearn.inspection", "plot_partial_dependence", {"role": "visualize", "effects": ("<figure>",)}),
    # data
    (
        "sklearn.datasets",
        "load_breast_cancer load_diabetes load_digits load_iris load_linnerud load_wine load_boston load_sample_image "
        "load_sample_images",
        {
            "role": "load",
            "effects": ("<files>",),
            "files": "read",
            "returns": "sklearn.utils.Bunch",
            "returns_given": ("return_X_y:builtins.tuple",),
        },
    ),
    (
        "sklearn.datasets",
        "load_files load_svmlight_file load_svmlight_files",
        {"role": "load", "effects": ("<files>",), "files": "read", "paths": ("container_path", "f", "files")},
    ),
    ("sklearn.datasets", "dump_svmlight_file", {"role": "save", "effects": ("<files>",), "files": "write"}),
    ("sklearn.datasets", "dump_svmlight_file", {"paths": ("f",), "mutates": ("f",)}),
    (
        "sklearn.datasets",
        "fetch_20newsgroups fetch_20newsgroups_vectorized fetch_california_housing fetch_covtype fetch_kddcup99 "
        "fetch_lfw_pairs fetch_lfw_people fetch_olivetti_faces fetch_openml fetch_rcv1 fetch_species_distributions "
        "fetch_mldata fetch_file",
        {
            "role": "load",
            "effects": ("<files>", "<network>"),
            "files": "read",
            "external": "http-get",
            "returns": "sklearn.utils.Bunch",
            "returns_given": ("return_X_y:builtins.tuple",),
        },
    ),
    (
        "sklearn.datasets",
        "fetch_covtype fetch_kddcup99 fetch_rcv1",
        {"effects": ("<files>", "<network>", "<rng>"), "seed": "random_state", "stochastic": "shuffle"},
    ),
    (
        "sklearn.datasets",
        "make_biclusters make_blobs make_checkerboard make_circles make_classification make_friedman1 make_friedman2 "
        "make_friedman3 make_gaussian_quantiles make_hastie_10_2 make_low_rank_matrix make_moons "
        "make_multilabel_classification make_regression make_s_curve make_sparse_coded_signal make_sparse_spd_matrix "
        "make_sparse_uncorrelated make_spd_matrix make_swiss_roll",
        {"role": "load", "effects": ("<rng>",), "seed": "random_state", "stochastic": "always"},
    ),
    (
        "sklearn.datasets",
        "make_blobs make_circles make_classification make_friedman1 make_friedman2 make_friedman3 make_moons "
        "make_gaussian_quantiles make_hastie_10_2",
        {"returns_tuple": ("numpy.ndarray", "numpy.ndarray")},
    ),
    ("sklearn.datasets", "get_data_home clear_data_home", {"effects": ("<files>",)}),
    ("sklearn.datasets", "load_boston fetch_mldata", {"until": "1.2"}),
    (
        "sklearn.metrics",
        "plot_confusion_matrix plot_roc_curve plot_precision_recall_curve plot_det_curve",
        {"until": "1.2"},
    ),
    ("sklearn.inspection", "plot_partial_dependence", {"until": "1.2"}),
    ("sklearn.utils", "Bunch", {"kind": "class", "holds": True}),
    ("sklearn.utils.Bunch", "data target frame images filename", {"kind": "attribute", "aliases": True}),
    ("sklearn.utils.Bunch", "feature_names target_names DESCR", {"kind": "attribute", "aliases": True}),
    (
        "sklearn.utils.Bunch",
        "importances importances_mean importances_std average grid_values values",
        {"kind": "attribute", "aliases": True},
    ),
    # scores
    ("sklearn.metrics", "classification_report", {"role": "evaluate"}),
    ("sklearn.metrics", "confusion_matrix multilabel_confusion_matrix", {"role": "evaluate"}),
    ("sklearn.metrics", "confusion_matrix", {"returns": "numpy.ndarray"}),
    (
        "sklearn.metrics",
        "roc_curve precision_recall_curve",
        {"role": "evaluate", "returns_tuple": ("numpy.ndarray", "numpy.ndarray", "numpy.ndarray")},
    ),
    (
        "sklearn.metrics",
        "accuracy_score balanced_accuracy_score f1_score fbeta_score precision_score recall_score jaccard_score "
        "roc_auc_score average_precision_score log_loss brier_score_loss matthews_corrcoef cohen_kappa_score r2_score "
        "mean_squared_error root_mean_squared_error mean_absolute_error mean_absolute_percentage_error auc "
        "median_absolute_error explained_variance_score mean_squared_log_error max_error hamming_loss zero_one_loss",
        {"role": "evaluate", "rows": "aggregate"},
    ),
    ("sklearn.metrics", "silhouette_score", {"role": "evaluate", "effects": ("<rng>",), "seed": "random_state"}),
    ("sklearn.metrics", "silhouette_score", {"stochastic": "sample_size is not None"}),
    ("sklearn.metrics", "make_scorer", {"role": "evaluate", "calls": ("score_func",), "holds": True}),
    (
        "sklearn.metrics",
        "plot_confusion_matrix plot_roc_curve plot_precision_recall_curve plot_det_curve",
        {"role": "evaluate", "effects": ("<figure>",), "mutates": ("ax",)},
    ),
    ("sklearn.metrics.pairwise", "pairwise_distances pairwise_kernels", {"role": "feature", "calls": ("metric",)}),
    ("sklearn.metrics.pairwise", "pairwise_distances_chunked", {"role": "feature", "calls": ("reduce_func", "metric")}),
    # preprocessing functions
    (
        "sklearn.preprocessing",
        "scale normalize minmax_scale maxabs_scale robust_scale power_transform binarize",
        {"role": "feature", "returns": "numpy.ndarray", "mutates_given": ("copy:X",), "aliases_given": ("copy",)},
    ),
    ("sklearn.preprocessing", "quantile_transform", {"role": "feature", "returns": "numpy.ndarray"}),
    (
        "sklearn.preprocessing",
        "quantile_transform",
        {"effects": ("<rng>",), "seed": "random_state", "draws": "always", "mutates_given": ("copy:X",)},
    ),
    ("sklearn.preprocessing", "label_binarize add_dummy_feature", {"role": "feature", "returns": "numpy.ndarray"}),
    ("sklearn.preprocessing", "scale minmax_scale maxabs_scale robust_scale power_transform", {"rows": "batch"}),
    (
        "sklearn.feature_selection",
        "chi2 f_classif f_regression r_regression",
        {"role": "feature", "rows": "aggregate"},
    ),
    (
        "sklearn.feature_selection",
        "mutual_info_classif mutual_info_regression",
        {"role": "feature", "effects": ("<rng>",), "seed": "random_state", "stochastic": "always", "rows": "aggregate"},
    ),
    ("sklearn.feature_selection", "mutual_info_classif mutual_info_regression", {"returns": "numpy.ndarray"}),
    # models as functions
    (
        "sklearn.cluster",
        "k_means kmeans_plusplus spectral_clustering affinity_propagation estimate_bandwidth",
        {"role": "train", "effects": ("<rng>",), "seed": "random_state", "stochastic": "always", "speaks": "verbose"},
    ),
    ("sklearn.cluster", "dbscan mean_shift ward_tree linkage_tree", {"role": "train"}),
    (
        "sklearn.linear_model",
        "lasso_path enet_path lars_path ridge_regression orthogonal_mp",
        {"role": "train", "effects": ("<rng>",), "draws": "always", "speaks": "verbose"},
    ),
    ("sklearn.calibration", "calibration_curve", {"role": "evaluate"}),
    ("sklearn.calibration", "calibration_curve", {"returns_tuple": ("numpy.ndarray", "numpy.ndarray")}),
    ("sklearn.base", "clone", {"role": "train", "returns": "type:estimator"}),
    ("sklearn.base", "is_classifier is_regressor is_clusterer", {"returns": "builtins.bool"}),
    ("sklearn.tree", "plot_tree", {"role": "visualize", "effects": ("<figure>",), "mutates": ("ax",)}),
    ("sklearn.tree", "export_text", {"role": "evaluate", "returns": "builtins.str"}),
    ("sklearn.tree", "export_graphviz", {"role": "visualize", "effects": ("<files>",), "files": "write"}),
    ("sklearn.tree", "export_graphviz", {"paths": ("out_file",), "mutates": ("out_file",)}),
    ("sklearn.pipeline", "make_pipeline", {"role": "train", "returns": "sklearn.pipeline.Pipeline", "aliases": True}),
    ("sklearn.pipeline", "make_pipeline make_union", {"wraps": ("steps", "transformers")}),
    ("sklearn.pipeline", "make_union", {"role": "feature", "returns": "sklearn.pipeline.FeatureUnion"}),
    ("sklearn.pipeline", "make_union", {"aliases": True}),
    ("sklearn.compose", "make_column_transformer", {"role": "feature", "aliases": True, "wraps": ("transformers",)}),
    ("sklearn.compose", "make_column_transformer", {"returns": "sklearn.compose.ColumnTransformer"}),
    ("sklearn.compose", "make_column_selector", {"kind": "class", "role": "feature"}),
    ("sklearn.utils.class_weight", "compute_class_weight compute_sample_weight", {"role": "train"}),
    ("sklearn.utils.class_weight", "compute_class_weight compute_sample_weight", {"returns": "numpy.ndarray"}),
    ("sklearn.utils", "check_random_state", {"aliases": True, "effects": ("<rng>",)}),
    ("sklearn.utils", "check_array check_X_y column_or_1d", {"aliases": True}),
    ("sklearn.utils", "estimator_html_repr all_estimators", {}),
    ("sklearn.utils.validation", "check_is_fitted", {"returns": "none"}),
    ("sklearn", "set_config", {"role": "config", "effects": ("<options>",), "returns": "none"}),
    ("sklearn", "get_config config_context show_versions", {"effects": ("<options>", "<stdout>")}),
    ("sklearn.experimental", "enable_iterative_imputer enable_halving_search_cv", {"kind": "attribute"}),
)

DEFAULTS: "Defaults" = {
    "sklearn": None,
    "sklearn.metrics": {"role": "evaluate"},
    "sklearn.metrics.pairwise": {"role": "feature"},
    "sklearn.utils.multiclass": {},
    "sklearn.utils.extmath": None,
    "sklearn.utils.Bunch": {"aliases": True},
}

NAMES: "Names" = {
    "sklearn.cross_validation": "sklearn.model_selection",
    "sklearn.grid_search": "sklearn.model_selection",
    "sklearn.ensemble.gradient_boosting": "sklearn.ensemble",
    "sklearn.ensemble.forest": "sklearn.ensemble",
    "sklearn.linear_model.glm": "sklearn.linear_model",
    "sklearn.linear_model.logistic": "sklearn.linear_model",
    "sklearn.cluster.hdbscan": "sklearn.cluster",
    "sklearn.cluster.k_means_": "sklearn.cluster",
    "sklearn.metrics.classification": "sklearn.metrics",
    "sklearn.metrics.cluster": "sklearn.metrics",
    "sklearn.metrics.scorer": "sklearn.metrics",
    "sklearn.preprocessing.Imputer": "sklearn.impute.SimpleImputer",
    "sklearn.preprocessing.data": "sklearn.preprocessing",
    "sklearn.preprocessing.label": "sklearn.preprocessing",
    "sklearn.mixture.GMM": "sklearn.mixture.GaussianMixture",
    "sklearn.utils.validation.check_array": "sklearn.utils.check_array",
    "sklearn.datasets.samples_generator": "sklearn.datasets",
    "sklearn.lda.LDA": "sklearn.discriminant_analysis.LinearDiscriminantAnalysis",
}
