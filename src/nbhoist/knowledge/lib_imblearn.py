"""What imbalanced-learn does; its estimators speak as scikit-learn's."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Defaults, Kinds, Rows

FACTS: "Rows" = (
    (
        "imblearn.over_sampling",
        "SMOTE ADASYN BorderlineSMOTE KMeansSMOTE RandomOverSampler SMOTENC SMOTEN SVMSMOTE",
        {
            "kind": "class",
            "role": "clean",
            "seed": "random_state",
            "stochastic": "always",
            "signature": "* sampling_strategy='auto' random_state=None **kwargs",
        },
    ),
    ("imblearn.over_sampling", "SMOTENC", {"signature": "categorical_features * sampling_strategy='auto' **kwargs"}),
    (
        "imblearn.under_sampling",
        "RandomUnderSampler ClusterCentroids InstanceHardnessThreshold OneSidedSelection CondensedNearestNeighbour",
        {
            "kind": "class",
            "role": "clean",
            "seed": "random_state",
            "stochastic": "always",
            "signature": "* sampling_strategy='auto' random_state=None **kwargs",
        },
    ),
    (
        "imblearn.under_sampling",
        "AllKNN EditedNearestNeighbours RepeatedEditedNearestNeighbours NearMiss NeighbourhoodCleaningRule TomekLinks",
        {"kind": "class", "role": "clean", "signature": "* sampling_strategy='auto' **kwargs"},
    ),
    (
        "imblearn.combine",
        "SMOTEENN SMOTETomek",
        {
            "kind": "class",
            "role": "clean",
            "seed": "random_state",
            "stochastic": "always",
            "signature": "* sampling_strategy='auto' random_state=None **kwargs",
            "aliases": True,
        },
    ),
    (
        "imblearn.over_sampling",
        "SMOTE ADASYN BorderlineSMOTE KMeansSMOTE RandomOverSampler SMOTENC SMOTEN SVMSMOTE",
        {"duplicates": "always"},
    ),
    ("imblearn.combine", "SMOTEENN SMOTETomek", {"duplicates": "always"}),
    (
        "imblearn.ensemble",
        "BalancedBaggingClassifier BalancedRandomForestClassifier EasyEnsembleClassifier RUSBoostClassifier",
        {"kind": "class", "role": "train", "seed": "random_state", "stochastic": "always", "aliases": True},
    ),
    (
        "imblearn.pipeline",
        "Pipeline",
        {"kind": "class", "role": "train", "draws": "always", "aliases": True, "wraps": ("steps",)},
    ),
    ("imblearn.pipeline", "Pipeline", {"signature": "steps * memory=None verbose=False"}),
    ("imblearn.pipeline", "make_pipeline", {"signature": "*steps memory=None verbose=False", "role": "train"}),
    (
        "imblearn.pipeline",
        "make_pipeline",
        {"returns": "imblearn.pipeline.Pipeline", "aliases": True, "wraps": ("steps",)},
    ),
    ("imblearn", "FunctionSampler", {"kind": "class", "role": "clean", "calls": ("func",), "holds": True}),
    (
        "imblearn.datasets",
        "fetch_datasets",
        {"role": "load", "effects": ("<network>", "<files>"), "external": "http-get"},
    ),
    (
        "imblearn.datasets",
        "make_imbalance",
        {"role": "load", "effects": ("<rng>",), "seed": "random_state", "stochastic": "always"},
    ),
)

KINDS: "Kinds" = (
    (
        "imblearn.over_sampling",
        "SMOTE ADASYN BorderlineSMOTE KMeansSMOTE RandomOverSampler SMOTENC SMOTEN SVMSMOTE",
        ("sklearn.sampler",),
    ),
    (
        "imblearn.under_sampling",
        "RandomUnderSampler ClusterCentroids InstanceHardnessThreshold OneSidedSelection CondensedNearestNeighbour AllKNN "
        "EditedNearestNeighbours RepeatedEditedNearestNeighbours NearMiss NeighbourhoodCleaningRule TomekLinks",
        ("sklearn.sampler",),
    ),
    ("imblearn.combine", "SMOTEENN SMOTETomek", ("sklearn.sampler",)),
    ("imblearn", "FunctionSampler", ("sklearn.sampler",)),
    (
        "imblearn.ensemble",
        "BalancedBaggingClassifier BalancedRandomForestClassifier EasyEnsembleClassifier RUSBoostClassifier",
        ("sklearn.classifier",),
    ),
    ("imblearn.pipeline", "Pipeline", ("sklearn.composite", "sklearn.sampler")),
)

DEFAULTS: "Defaults" = {"imblearn.metrics": {"role": "evaluate"}}
