"""Words in which libraries speak of training: rows that are watched, and what ends it."""

# parameters of a fit that take rows on which the model is measured while it learns
WATCHED = ("eval_set", "validation_data", "valid_sets", "evals", "val_data", "eval_sets")
# parameters of a fit or of a constructor that make what was measured there decide which model is kept
STOPPING = ("early_stopping_rounds", "early_stopping", "use_best_model", "od_wait", "od_type", "od_pval")
# classes and functions that do so as callbacks
STOPPERS = frozenset(
    {
        "keras.callbacks.EarlyStopping",
        "keras.callbacks.ModelCheckpoint",
        "keras.callbacks.ReduceLROnPlateau",
        "lightgbm.early_stopping",
        "xgboost.callback.EarlyStopping",
    }
)
# libraries whose models keep the best round by themselves once rows are watched
KEEPS_BEST = frozenset({"catboost"})
# calls that choose the best of what they are given
CHOOSING = frozenset({"builtins.max", "builtins.min", "numpy.argmax", "numpy.argmin"})
# parameters for rows and for the target in the calls that learn and measure
ROWS = ("X", "x", "raw_documents", "data", "dtrain", "train_set", "training_data", "texts", "documents", "arrays")
TARGET = ("y", "Y", "target", "labels")
# methods that say by name that they learn, where the class is not known
LEARNING = frozenset({"fit", "fit_transform", "fit_resample", "fit_sample", "fit_predict", "partial_fit"})
USING = frozenset({"transform", "predict", "predict_proba", "score", "evaluate", "decision_function"})
