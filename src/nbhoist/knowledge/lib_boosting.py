"""What xgboost, lightgbm and catboost do: their estimators speak as scikit-learn's, and print more."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Kinds, Rows

FACTS: "Rows" = (
    # xgboost: the seed is 0 where none is given; random only where rows or columns are sampled
    (
        "xgboost",
        "XGBClassifier XGBRegressor XGBRanker XGBRFClassifier XGBRFRegressor XGBModel",
        {
            "kind": "class",
            "role": "train",
            "seed": "random_state",
            "signature": "max_depth=None n_estimators=None learning_rate=None verbosity=None objective=None subsample=None "
            "colsample_bytree=None colsample_bylevel=None colsample_bynode=None random_state=None **kwargs",
            "stochastic": "subsample not in (None, 1) or colsample_bytree not in (None, 1) or "
            "colsample_bylevel not in (None, 1) or colsample_bynode not in (None, 1)",
            "draws": "False",
            "calls": ("objective", "eval_metric"),
        },
    ),
    ("xgboost", "XGBRFClassifier XGBRFRegressor", {"stochastic": "always"}),
    (
        "xgboost.XGBModel",
        "fit",
        {
            "signature": "X y * sample_weight=None base_margin=None eval_set=None verbose=True **kwargs",
            "role": "train",
            "mutates": ("self",),
            "returns": "self",
            "speaks": "eval_set",
        },
    ),
    (
        "xgboost.XGBModel",
        "save_model",
        {"signature": "fname", "role": "save", "effects": ("<files>",), "files": "write"},
    ),
    ("xgboost.XGBModel", "save_model", {"paths": ("fname",), "returns": "none"}),
    (
        "xgboost.XGBModel",
        "load_model",
        {"signature": "fname", "role": "load", "effects": ("<files>",), "files": "read"},
    ),
    ("xgboost.XGBModel", "load_model", {"paths": ("fname",), "mutates": ("self",), "returns": "none"}),
    ("xgboost.XGBModel", "get_booster", {"returns": "xgboost.Booster", "aliases": True}),
    ("xgboost.XGBModel", "evals_result get_xgb_params get_num_boosting_rounds", {"role": "evaluate", "aliases": True}),
    ("xgboost.XGBModel", "best_iteration best_score", {"kind": "attribute", "role": "evaluate"}),
    ("xgboost", "DMatrix QuantileDMatrix", {"kind": "class", "role": "feature", "aliases": True}),
    ("xgboost", "DMatrix QuantileDMatrix", {"signature": "data label=None * weight=None **kwargs"}),
    ("xgboost.DMatrix", "get_label num_row num_col get_weight slice", {"signature": "*args"}),
    (
        "xgboost.DMatrix",
        "set_info set_weight set_label set_group",
        {"signature": "*args **kwargs", "mutates": ("self",)},
    ),
    ("xgboost", "Booster", {"kind": "class", "role": "train", "aliases": True}),
    (
        "xgboost",
        "train",
        {
            "signature": "params dtrain num_boost_round=10 * evals=None obj=None maximize=None early_stopping_rounds=None "
            "evals_result=None verbose_eval=True xgb_model=None callbacks=None custom_metric=None",
            "role": "train",
            "returns": "xgboost.Booster",
            "mutates": ("evals_result", "callbacks"),
            "calls": ("obj", "custom_metric"),
            "speaks": "evals",
        },
    ),
    (
        "xgboost",
        "cv",
        {
            "signature": "params dtrain num_boost_round=10 nfold=3 stratified=False folds=None metrics=() obj=None "
            "maximize=None early_stopping_rounds=None fpreproc=None as_pandas=True verbose_eval=None show_stdv=True seed=0 "
            "callbacks=None shuffle=True",
            "role": "tune",
            "returns": "pandas.DataFrame",
            "effects": ("<rng>",),
            "seed": "seed",
            "draws": "False",
            "speaks": "verbose_eval",
            "calls": ("obj", "fpreproc"),
        },
    ),
    ("xgboost.Booster", "predict inplace_predict", {"signature": "data **kwargs", "role": "predict"}),
    ("xgboost.Booster", "predict inplace_predict", {"returns": "numpy.ndarray", "rows": "each"}),
    ("xgboost.Booster", "save_model dump_model", {"signature": "fname", "role": "save", "effects": ("<files>",)}),
    ("xgboost.Booster", "save_model dump_model", {"paths": ("fname",), "files": "write"}),
    ("xgboost.Booster", "load_model", {"signature": "fname", "role": "load", "effects": ("<files>",), "files": "read"}),
    ("xgboost.Booster", "load_model", {"paths": ("fname",), "mutates": ("self",)}),
    (
        "xgboost.Booster",
        "update boost set_param set_attr",
        {"signature": "*args", "mutates": ("self",), "role": "train"},
    ),
    ("xgboost.Booster", "get_score get_fscore get_dump trees_to_dataframe eval attributes", {"role": "evaluate"}),
    (
        "xgboost",
        "plot_importance plot_tree",
        {"signature": "booster ax=None **kwargs", "role": "visualize", "effects": ("<figure>",), "mutates": ("ax",)},
    ),
    ("xgboost", "plot_importance plot_tree", {"returns": "matplotlib.axes.Axes", "aliases": True}),
    ("xgboost", "set_config", {"signature": "**new_config", "role": "config", "effects": ("<options>",)}),
    ("xgboost", "get_config config_context", {"signature": "**new_config", "effects": ("<options>",)}),
    # lightgbm prints as it trains
    (
        "lightgbm",
        "LGBMClassifier LGBMRegressor LGBMRanker LGBMModel",
        {
            "kind": "class",
            "role": "train",
            "seed": "random_state",
            "signature": "boosting_type='gbdt' num_leaves=31 max_depth=-1 learning_rate=0.1 n_estimators=100 "
            "subsample_for_bin=200000 objective=None class_weight=None min_split_gain=0.0 min_child_weight=0.001 "
            "min_child_samples=20 subsample=1.0 subsample_freq=0 colsample_bytree=1.0 reg_alpha=0.0 reg_lambda=0.0 "
            "random_state=None n_jobs=None importance_type='split' extra_trees=False bagging_fraction=1.0 "
            "feature_fraction=1.0 **kwargs",
            "stochastic": "boosting_type in ('rf', 'dart') or colsample_bytree < 1 or feature_fraction < 1 or extra_trees "
            "or bagging_fraction < 1 or subsample < 1 and subsample_freq > 0",
            "draws": "False",
            "calls": ("objective",),
        },
    ),
    (
        "lightgbm.LGBMModel",
        "fit",
        {
            "signature": "X y sample_weight=None init_score=None eval_set=None **kwargs",
            "role": "train",
            "mutates": ("self",),
            "returns": "self",
            "effects": ("<stdout>",),
            "calls": ("eval_metric", "callbacks"),
        },
    ),
    ("lightgbm.LGBMModel", "booster_", {"kind": "attribute", "returns": "lightgbm.Booster", "aliases": True}),
    (
        "lightgbm",
        "Dataset",
        {"kind": "class", "role": "feature", "signature": "data label=None **kwargs", "aliases": True},
    ),
    ("lightgbm.Dataset", "construct", {"mutates": ("self",), "returns": "self", "effects": ("<stdout>",)}),
    ("lightgbm.Dataset", "create_valid subset", {"signature": "data *args **kwargs", "returns": "lightgbm.Dataset"}),
    ("lightgbm.Dataset", "create_valid subset", {"aliases": True}),
    ("lightgbm", "Booster", {"kind": "class", "role": "train", "aliases": True}),
    (
        "lightgbm",
        "train cv",
        {
            "signature": "params train_set num_boost_round=100 *args **kwargs",
            "role": "train",
            "mutates": ("train_set",),
            "effects": ("<stdout>",),
            "calls": ("feval", "callbacks"),
        },
    ),
    ("lightgbm", "train", {"returns": "lightgbm.Booster"}),
    ("lightgbm", "cv", {"returns": "builtins.dict", "role": "tune"}),
    ("lightgbm", "early_stopping log_evaluation", {"role": "train", "signature": "*args **kwargs"}),
    ("lightgbm", "record_evaluation", {"role": "train", "signature": "eval_result", "aliases": True}),
    ("lightgbm.Booster", "predict", {"signature": "data **kwargs", "role": "predict", "returns": "numpy.ndarray"}),
    ("lightgbm.Booster", "save_model", {"signature": "filename **kwargs", "role": "save", "effects": ("<files>",)}),
    ("lightgbm.Booster", "save_model", {"paths": ("filename",), "files": "write", "returns": "self"}),
    ("lightgbm.Booster", "feature_importance feature_name num_trees dump_model", {"role": "evaluate"}),
    (
        "lightgbm",
        "plot_importance plot_tree plot_metric plot_split_value_histogram",
        {"signature": "booster ax=None **kwargs", "role": "visualize", "effects": ("<figure>",), "mutates": ("ax",)},
    ),
    ("lightgbm", "plot_importance plot_metric", {"returns": "matplotlib.axes.Axes", "aliases": True}),
    # catboost is seeded with 0 by itself; it prints and writes a folder as it trains
    (
        "catboost",
        "CatBoost CatBoostClassifier CatBoostRegressor CatBoostRanker",
        {
            "kind": "class",
            "role": "train",
            "seed": "random_seed",
            "signature": "iterations=None learning_rate=None depth=None l2_leaf_reg=None random_seed=None **kwargs",
            "draws": "False",
            "calls": ("loss_function", "eval_metric"),
        },
    ),
    (
        "catboost.CatBoost",
        "fit",
        {
            "signature": "X y=None cat_features=None text_features=None **kwargs",
            "role": "train",
            "mutates": ("self",),
            "returns": "self",
            "effects": ("<stdout>", "<files>", "<display>"),
        },
    ),
    (
        "catboost.CatBoost",
        "grid_search randomized_search",
        {"signature": "params X y=None **kwargs", "role": "tune", "mutates": ("self",), "returns": "builtins.dict"},
    ),
    ("catboost.CatBoost", "grid_search randomized_search", {"effects": ("<stdout>", "<files>", "<display>")}),
    (
        "catboost.CatBoost",
        "predict predict_proba virtual_ensembles_predict staged_predict",
        {"signature": "data **kwargs"},
    ),
    (
        "catboost.CatBoost",
        "predict predict_proba virtual_ensembles_predict staged_predict",
        {"role": "predict", "returns": "numpy.ndarray", "rows": "each"},
    ),
    ("catboost.CatBoost", "save_model", {"signature": "fname **kwargs", "role": "save", "effects": ("<files>",)}),
    ("catboost.CatBoost", "save_model", {"paths": ("fname",), "files": "write", "returns": "none"}),
    ("catboost.CatBoost", "load_model", {"signature": "fname **kwargs", "role": "load", "effects": ("<files>",)}),
    (
        "catboost.CatBoost",
        "load_model",
        {"paths": ("fname",), "files": "read", "mutates": ("self",), "returns": "self"},
    ),
    (
        "catboost.CatBoost",
        "get_feature_importance get_best_score get_best_iteration get_evals_result get_all_params eval_metrics "
        "get_params tree_count_ is_fitted",
        {"signature": "*args **kwargs", "role": "evaluate"},
    ),
    (
        "catboost",
        "Pool",
        {"kind": "class", "role": "feature", "signature": "data label=None **kwargs", "aliases": True},
    ),
    (
        "catboost",
        "cv",
        {"signature": "pool params **kwargs", "role": "tune", "effects": ("<stdout>", "<files>", "<display>")},
    ),
)

KINDS: "Kinds" = (
    ("xgboost", "XGBClassifier XGBRFClassifier", ("xgboost.XGBModel", "sklearn.classifier")),
    ("xgboost", "XGBRegressor XGBRFRegressor XGBRanker", ("xgboost.XGBModel", "sklearn.regressor")),
    ("lightgbm", "LGBMClassifier", ("lightgbm.LGBMModel", "sklearn.classifier")),
    ("lightgbm", "LGBMRegressor LGBMRanker", ("lightgbm.LGBMModel", "sklearn.regressor")),
    ("catboost", "CatBoostClassifier", ("catboost.CatBoost", "sklearn.classifier")),
    ("catboost", "CatBoostRegressor CatBoostRanker", ("catboost.CatBoost", "sklearn.regressor")),
)

BASES: "Bases" = {
    "xgboost.XGBModel": ("sklearn.predictor",),
    "xgboost.QuantileDMatrix": ("xgboost.DMatrix",),
    "lightgbm.LGBMModel": ("sklearn.predictor",),
    "catboost.CatBoost": ("sklearn.predictor",),
}
