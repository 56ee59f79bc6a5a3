"""The estimators, splitters and displays of scikit-learn: of which kind each is, and when it draws."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Kinds, Rows

# what is random depends on arguments; conditions follow the documentation of `random_state` of each class
FACTS: "Rows" = (
    (
        "sklearn.ensemble",
        "AdaBoostClassifier AdaBoostRegressor BaggingClassifier BaggingRegressor ExtraTreesClassifier ExtraTreesRegressor "
        "GradientBoostingClassifier GradientBoostingRegressor RandomForestClassifier RandomForestRegressor IsolationForest",
        {"kind": "class", "role": "train", "seed": "random_state", "stochastic": "always", "holds": True},
    ),
    ("sklearn.ensemble", "AdaBoostClassifier AdaBoostRegressor BaggingClassifier BaggingRegressor", {"aliases": True}),
    (
        "sklearn.ensemble",
        "AdaBoostClassifier AdaBoostRegressor BaggingClassifier BaggingRegressor",
        {"wraps": ("estimator",)},
    ),
    ("sklearn.ensemble", "RandomTreesEmbedding", {"kind": "class", "role": "feature", "seed": "random_state"}),
    ("sklearn.ensemble", "RandomTreesEmbedding", {"stochastic": "always"}),
    (
        "sklearn.ensemble",
        "HistGradientBoostingClassifier HistGradientBoostingRegressor",
        {
            "kind": "class",
            "role": "train",
            "seed": "random_state",
            "stochastic": "early_stopping == True",
            "draws": "always",  # with early stopping on its own from 10,000 rows, and binning from 200,000
        },
    ),
    (
        "sklearn.ensemble",
        "StackingClassifier StackingRegressor VotingClassifier VotingRegressor",
        {
            "kind": "class",
            "role": "train",
            "draws": "always",
            "aliases": True,
            "wraps": ("estimators", "final_estimator"),
        },
    ),
    (
        "sklearn.tree",
        "DecisionTreeClassifier DecisionTreeRegressor ExtraTreeClassifier ExtraTreeRegressor",
        {"kind": "class", "role": "train", "seed": "random_state", "stochastic": "always"},
    ),
    (
        "sklearn.linear_model",
        "LogisticRegression LogisticRegressionCV",
        {
            "kind": "class",
            "role": "train",
            "seed": "random_state",
            "stochastic": "solver in ('sag', 'saga', 'liblinear')",
            "holds": True,
        },
    ),
    (
        "sklearn.linear_model",
        "Ridge RidgeClassifier",
        {
            "kind": "class",
            "role": "train",
            "seed": "random_state",
            "stochastic": "solver in ('sag', 'saga')",
            "draws": "solver in ('sag', 'saga', 'auto')",
        },
    ),
    (
        "sklearn.linear_model",
        "PassiveAggressiveClassifier PassiveAggressiveRegressor SGDClassifier SGDRegressor SGDOneClassSVM",
        {"kind": "class", "role": "train", "seed": "random_state", "stochastic": "shuffle", "draws": "always"},
    ),
    (
        "sklearn.linear_model",
        "ElasticNet ElasticNetCV Lasso LassoCV MultiTaskElasticNet MultiTaskElasticNetCV MultiTaskLasso MultiTaskLassoCV",
        {
            "kind": "class",
            "role": "train",
            "seed": "random_state",
            "stochastic": "selection == 'random'",
            "draws": "always",
        },
    ),
    (
        "sklearn.linear_model",
        "Perceptron",
        {"kind": "class", "role": "train", "seed": "random_state", "stochastic": "random_state is None"},
    ),
    (
        "sklearn.linear_model",
        "Lars LassoLars",
        {"kind": "class", "role": "train", "seed": "random_state", "stochastic": "jitter is not None"},
    ),
    (
        "sklearn.linear_model",
        "RANSACRegressor TheilSenRegressor",
        {"kind": "class", "role": "train", "seed": "random_state", "stochastic": "always", "aliases": True},
    ),
    ("sklearn.linear_model", "RANSACRegressor", {"wraps": ("estimator",), "calls": ("loss", "is_data_valid")}),
    (
        "sklearn.linear_model",
        "ARDRegression BayesianRidge HuberRegressor LarsCV LassoLarsCV LassoLarsIC LinearRegression "
        "OrthogonalMatchingPursuit OrthogonalMatchingPursuitCV QuantileRegressor RidgeCV RidgeClassifierCV GammaRegressor "
        "PoissonRegressor TweedieRegressor",
        {"kind": "class", "role": "train"},
    ),
    (
        "sklearn.svm",
        "SVC NuSVC",
        {
            "kind": "class",
            "role": "train",
            "seed": "random_state",
            "stochastic": "probability == True",
            "draws": "always",
        },
    ),
    ("sklearn.svm", "SVC NuSVC SVR NuSVR OneClassSVM", {"calls": ("kernel",), "holds": True}),
    (
        "sklearn.svm",
        "LinearSVC LinearSVR",
        {"kind": "class", "role": "train", "seed": "random_state", "stochastic": "dual == True", "draws": "always"},
    ),
    ("sklearn.svm", "SVR NuSVR OneClassSVM", {"kind": "class", "role": "train", "draws": "always"}),
    (
        "sklearn.neural_network",
        "MLPClassifier MLPRegressor",
        {"kind": "class", "role": "train", "seed": "random_state", "stochastic": "always"},
    ),
    (
        "sklearn.neural_network",
        "BernoulliRBM",
        {"kind": "class", "role": "feature", "seed": "random_state", "stochastic": "always"},
    ),
    (
        "sklearn.gaussian_process",
        "GaussianProcessClassifier GaussianProcessRegressor",
        {
            "kind": "class",
            "role": "train",
            "seed": "random_state",
            "stochastic": "n_restarts_optimizer > 0",
            "holds": True,
        },
    ),
    ("sklearn.naive_bayes", "BernoulliNB CategoricalNB ComplementNB GaussianNB MultinomialNB", {"kind": "class"}),
    ("sklearn.naive_bayes", "BernoulliNB CategoricalNB ComplementNB GaussianNB MultinomialNB", {"role": "train"}),
    (
        "sklearn.neighbors",
        "KNeighborsClassifier KNeighborsRegressor RadiusNeighborsClassifier RadiusNeighborsRegressor NearestCentroid "
        "NearestNeighbors KernelDensity LocalOutlierFactor",
        {"kind": "class", "role": "train", "calls": ("weights", "metric")},
    ),
    ("sklearn.neighbors", "KNeighborsTransformer RadiusNeighborsTransformer", {"kind": "class", "role": "feature"}),
    (
        "sklearn.neighbors",
        "NeighborhoodComponentsAnalysis",
        {
            "kind": "class",
            "role": "feature",
            "seed": "random_state",
            "stochastic": "init == 'random'",
            "draws": "always",
            "calls": ("callback",),
        },
    ),
    ("sklearn.discriminant_analysis", "LinearDiscriminantAnalysis QuadraticDiscriminantAnalysis", {"kind": "class"}),
    ("sklearn.discriminant_analysis", "LinearDiscriminantAnalysis QuadraticDiscriminantAnalysis", {"role": "train"}),
    ("sklearn.discriminant_analysis", "LinearDiscriminantAnalysis", {"holds": True}),
    ("sklearn.kernel_ridge", "KernelRidge", {"kind": "class", "role": "train", "calls": ("kernel",)}),
    ("sklearn.isotonic", "IsotonicRegression", {"kind": "class", "role": "train"}),
    ("sklearn.cross_decomposition", "CCA PLSCanonical PLSRegression PLSSVD", {"kind": "class", "role": "train"}),
    ("sklearn.semi_supervised", "LabelPropagation LabelSpreading", {"kind": "class", "role": "train"}),
    ("sklearn.semi_supervised", "LabelPropagation LabelSpreading", {"calls": ("kernel",)}),
    (
        "sklearn.dummy",
        "DummyClassifier",
        {
            "kind": "class",
            "role": "train",
            "seed": "random_state",
            "stochastic": "strategy in ('stratified', 'uniform')",
        },
    ),
    ("sklearn.dummy", "DummyRegressor", {"kind": "class", "role": "train"}),
    ("sklearn.dummy.DummyClassifier", "predict predict_proba score", {"effects": ("<rng>",), "seeded": "constructor"}),
    ("sklearn.dummy.DummyClassifier", "predict predict_proba", {"role": "predict", "returns": "numpy.ndarray"}),
    ("sklearn.dummy.DummyClassifier", "predict predict_proba", {"signature": "X", "rows": "batch"}),
    ("sklearn.dummy.DummyClassifier", "score", {"role": "evaluate", "signature": "X y sample_weight=None"}),
    # models around models
    (
        "sklearn.calibration",
        "CalibratedClassifierCV",
        {"kind": "class", "role": "train", "draws": "always", "aliases": True, "wraps": ("estimator",)},
    ),
    ("sklearn.frozen", "FrozenEstimator", {"kind": "class", "role": "train", "aliases": True, "wraps": ("estimator",)}),
    (
        "sklearn.multiclass",
        "OneVsRestClassifier OneVsOneClassifier OutputCodeClassifier",
        {"kind": "class", "role": "train", "draws": "always", "aliases": True, "wraps": ("estimator",)},
    ),
    ("sklearn.multiclass", "OutputCodeClassifier", {"seed": "random_state", "stochastic": "always"}),
    (
        "sklearn.multioutput",
        "MultiOutputClassifier MultiOutputRegressor ClassifierChain RegressorChain",
        {
            "kind": "class",
            "role": "train",
            "draws": "always",
            "aliases": True,
            "wraps": ("estimator", "base_estimator"),
        },
    ),
    (
        "sklearn.multioutput",
        "ClassifierChain RegressorChain",
        {"seed": "random_state", "stochastic": "order == 'random'"},
    ),
    (
        "sklearn.semi_supervised",
        "SelfTrainingClassifier",
        {"kind": "class", "role": "train", "draws": "always", "aliases": True, "wraps": ("estimator",)},
    ),
    (
        "sklearn.compose",
        "TransformedTargetRegressor",
        {
            "kind": "class",
            "role": "train",
            "draws": "always",
            "aliases": True,
            "wraps": ("regressor", "transformer"),
            "calls": ("func", "inverse_func"),
        },
    ),
    (
        "sklearn.model_selection",
        "GridSearchCV HalvingGridSearchCV TunedThresholdClassifierCV",
        {
            "kind": "class",
            "role": "tune",
            "draws": "always",
            "aliases": True,
            "wraps": ("estimator",),
            "calls": ("scoring", "refit"),
        },
    ),
    (
        "sklearn.model_selection",
        "FixedThresholdClassifier",
        {"kind": "class", "role": "tune", "draws": "always", "aliases": True, "wraps": ("estimator",)},
    ),
    ("sklearn.model_selection", "TunedThresholdClassifierCV HalvingGridSearchCV", {"seed": "random_state"}),
    (
        "sklearn.model_selection",
        "RandomizedSearchCV HalvingRandomSearchCV",
        {
            "kind": "class",
            "role": "tune",
            "seed": "random_state",
            "stochastic": "always",
            "aliases": True,
            "wraps": ("estimator",),
            "calls": ("scoring", "refit"),
        },
    ),
    (
        "sklearn.pipeline",
        "Pipeline",
        {"kind": "class", "role": "train", "draws": "always", "aliases": True, "wraps": ("steps",)},
    ),
    (
        "sklearn.pipeline",
        "FeatureUnion",
        {"kind": "class", "role": "feature", "draws": "always", "aliases": True, "wraps": ("transformer_list",)},
    ),
    (
        "sklearn.compose",
        "ColumnTransformer",
        {"kind": "class", "role": "feature", "draws": "always", "aliases": True, "wraps": ("transformers",)},
    ),
    # clusterings, outliers, densities
    (
        "sklearn.cluster",
        "KMeans MiniBatchKMeans BisectingKMeans SpectralClustering SpectralBiclustering SpectralCoclustering "
        "AffinityPropagation",
        {"kind": "class", "role": "train", "seed": "random_state", "stochastic": "always"},
    ),
    ("sklearn.cluster", "AgglomerativeClustering DBSCAN HDBSCAN MeanShift OPTICS Birch", {"kind": "class"}),
    ("sklearn.cluster", "AgglomerativeClustering DBSCAN HDBSCAN MeanShift OPTICS Birch", {"role": "train"}),
    ("sklearn.cluster", "FeatureAgglomeration", {"kind": "class", "role": "feature", "calls": ("pooling_func",)}),
    (
        "sklearn.mixture",
        "GaussianMixture BayesianGaussianMixture",
        {"kind": "class", "role": "train", "seed": "random_state", "stochastic": "always"},
    ),
    (
        "sklearn.mixture.GaussianMixture",
        "sample",
        {"signature": "n_samples=1", "role": "predict", "effects": ("<rng>",), "seeded": "constructor"},
    ),
    ("sklearn.mixture.GaussianMixture", "sample", {"mutates": ("self",)}),
    (
        "sklearn.covariance",
        "MinCovDet EllipticEnvelope",
        {"kind": "class", "role": "train", "seed": "random_state", "stochastic": "always"},
    ),
    (
        "sklearn.covariance",
        "EmpiricalCovariance LedoitWolf OAS ShrunkCovariance",
        {"kind": "class", "role": "train"},
    ),
    ("sklearn.covariance", "GraphicalLasso GraphicalLassoCV", {"kind": "class", "role": "train", "draws": "always"}),
    # preprocessing
    (
        "sklearn.preprocessing",
        "Binarizer KernelCenterer LabelBinarizer LabelEncoder MaxAbsScaler MinMaxScaler MultiLabelBinarizer Normalizer "
        "OneHotEncoder OrdinalEncoder PolynomialFeatures PowerTransformer RobustScaler SplineTransformer StandardScaler",
        {"kind": "class", "role": "feature"},
    ),
    (
        "sklearn.preprocessing",
        "KBinsDiscretizer QuantileTransformer",  # they subsample from 200,000 and 10,000 rows
        {"kind": "class", "role": "feature", "seed": "random_state", "draws": "always"},
    ),
    (
        "sklearn.preprocessing",
        "TargetEncoder",
        {"kind": "class", "role": "feature", "seed": "random_state", "stochastic": "shuffle"},
    ),
    ("sklearn.preprocessing", "FunctionTransformer", {"kind": "class", "role": "feature", "holds": True}),
    ("sklearn.preprocessing", "FunctionTransformer", {"calls": ("func", "inverse_func")}),
    (
        "sklearn.preprocessing.FunctionTransformer",
        "transform fit_transform inverse_transform",
        {"signature": "X y=None", "role": "feature", "calls": ("self",), "aliases": True},
    ),
    ("sklearn.preprocessing.FunctionTransformer", "fit_transform", {"mutates": ("self",)}),
    ("sklearn.impute", "SimpleImputer KNNImputer MissingIndicator", {"kind": "class", "role": "feature"}),
    (
        "sklearn.impute",
        "IterativeImputer",
        {
            "kind": "class",
            "role": "feature",
            "seed": "random_state",
            "stochastic": "sample_posterior or imputation_order == 'random'",
            "draws": "always",
            "wraps": ("estimator",),
            "aliases": True,
        },
    ),
    (
        "sklearn.decomposition",
        "PCA",
        {
            "kind": "class",
            "role": "feature",
            "seed": "random_state",
            "stochastic": "svd_solver in ('randomized', 'arpack')",
            "draws": "svd_solver in ('randomized', 'arpack', 'auto')",
        },
    ),
    (
        "sklearn.decomposition",
        "DictionaryLearning FastICA LatentDirichletAllocation MiniBatchDictionaryLearning MiniBatchNMF "
        "MiniBatchSparsePCA NMF SparsePCA TruncatedSVD",
        {"kind": "class", "role": "feature", "seed": "random_state", "stochastic": "always"},
    ),
    (
        "sklearn.decomposition",
        "KernelPCA",
        {
            "kind": "class",
            "role": "feature",
            "seed": "random_state",
            "stochastic": "eigen_solver in ('randomized', 'arpack')",
            "draws": "always",
            "calls": ("kernel",),
        },
    ),
    (
        "sklearn.decomposition",
        "FactorAnalysis",
        {
            "kind": "class",
            "role": "feature",
            "seed": "random_state",
            "stochastic": "random_state is None",
            "draws": "random_state is None",
        },
    ),
    ("sklearn.decomposition", "IncrementalPCA SparseCoder", {"kind": "class", "role": "feature"}),
    (
        "sklearn.feature_extraction.text",
        "CountVectorizer TfidfVectorizer HashingVectorizer",
        {"kind": "class", "role": "feature", "calls": ("preprocessor", "tokenizer", "analyzer")},
    ),
    ("sklearn.feature_extraction.text", "TfidfTransformer", {"kind": "class", "role": "feature"}),
    ("sklearn.feature_extraction", "DictVectorizer FeatureHasher", {"kind": "class", "role": "feature"}),
    (
        "sklearn.feature_selection",
        "GenericUnivariateSelect SelectFdr SelectFpr SelectFwe SelectKBest SelectPercentile",
        {"kind": "class", "role": "feature", "calls": ("score_func",), "draws": "always"},
    ),
    ("sklearn.feature_selection", "VarianceThreshold", {"kind": "class", "role": "feature"}),
    (
        "sklearn.feature_selection",
        "SelectFromModel RFE RFECV SequentialFeatureSelector",
        {"kind": "class", "role": "feature", "draws": "always", "aliases": True, "wraps": ("estimator",)},
    ),
    ("sklearn.manifold", "Isomap ClassicalMDS", {"kind": "class", "role": "feature", "draws": "always"}),
    (
        "sklearn.manifold",
        "MDS SpectralEmbedding LocallyLinearEmbedding",
        {"kind": "class", "role": "feature", "seed": "random_state", "stochastic": "always"},
    ),
    (
        "sklearn.manifold",
        "TSNE",
        {
            "kind": "class",
            "role": "feature",
            "seed": "random_state",
            "stochastic": "init == 'random'",
            "draws": "always",
        },
    ),
    (
        "sklearn.kernel_approximation",
        "Nystroem PolynomialCountSketch RBFSampler SkewedChi2Sampler",
        {"kind": "class", "role": "feature", "seed": "random_state", "stochastic": "always"},
    ),
    ("sklearn.kernel_approximation", "Nystroem", {"calls": ("kernel",)}),
    ("sklearn.kernel_approximation", "AdditiveChi2Sampler", {"kind": "class", "role": "feature"}),
    (
        "sklearn.random_projection",
        "GaussianRandomProjection SparseRandomProjection",
        {"kind": "class", "role": "feature", "seed": "random_state", "stochastic": "always"},
    ),
    # what treats each row by itself
    ("sklearn.preprocessing.Binarizer", "fit_transform", {"rows": "each"}),
    ("sklearn.preprocessing.FunctionTransformer", "fit_transform", {"rows": "each"}),
    ("sklearn.preprocessing.Normalizer", "fit_transform", {"rows": "each"}),
    ("sklearn.preprocessing.PolynomialFeatures", "fit_transform", {"rows": "each"}),
    ("sklearn.feature_extraction.FeatureHasher", "fit_transform", {"rows": "each"}),
    ("sklearn.feature_extraction.text.HashingVectorizer", "fit_transform", {"rows": "each"}),
    ("sklearn.kernel_approximation.AdditiveChi2Sampler", "fit_transform", {"rows": "each"}),
    # splitters
    (
        "sklearn.model_selection",
        "KFold StratifiedKFold StratifiedGroupKFold GroupKFold",
        {"kind": "class", "role": "split", "seed": "random_state", "stochastic": "shuffle"},
    ),
    (
        "sklearn.model_selection",
        "ShuffleSplit StratifiedShuffleSplit GroupShuffleSplit RepeatedKFold RepeatedStratifiedKFold",
        {"kind": "class", "role": "split", "seed": "random_state", "stochastic": "always"},
    ),
    (
        "sklearn.model_selection",
        "LeaveOneOut LeavePOut LeaveOneGroupOut LeavePGroupsOut PredefinedSplit TimeSeriesSplit",
        {"kind": "class", "role": "split"},
    ),
    (
        "sklearn.metrics",
        "ConfusionMatrixDisplay RocCurveDisplay PrecisionRecallDisplay DetCurveDisplay PredictionErrorDisplay",
        {"kind": "class", "role": "evaluate", "holds": True},
    ),
    ("sklearn.model_selection", "LearningCurveDisplay ValidationCurveDisplay", {"kind": "class", "role": "evaluate"}),
    ("sklearn.calibration", "CalibrationDisplay", {"kind": "class", "role": "evaluate"}),
    ("sklearn.inspection", "PartialDependenceDisplay DecisionBoundaryDisplay", {"kind": "class", "role": "evaluate"}),
)

KINDS: "Kinds" = (
    (
        "sklearn.ensemble",
        "AdaBoostClassifier BaggingClassifier ExtraTreesClassifier GradientBoostingClassifier RandomForestClassifier "
        "HistGradientBoostingClassifier",
        ("sklearn.classifier",),
    ),
    (
        "sklearn.ensemble",
        "AdaBoostRegressor BaggingRegressor ExtraTreesRegressor GradientBoostingRegressor RandomForestRegressor "
        "HistGradientBoostingRegressor",
        ("sklearn.regressor",),
    ),
    ("sklearn.ensemble", "StackingClassifier VotingClassifier", ("sklearn.classifier", "sklearn.transformer")),
    ("sklearn.ensemble", "StackingRegressor VotingRegressor", ("sklearn.regressor", "sklearn.transformer")),
    ("sklearn.ensemble", "IsolationForest", ("sklearn.detector",)),
    ("sklearn.ensemble", "RandomTreesEmbedding", ("sklearn.transformer",)),
    ("sklearn.tree", "DecisionTreeClassifier ExtraTreeClassifier", ("sklearn.classifier",)),
    ("sklearn.tree", "DecisionTreeRegressor ExtraTreeRegressor", ("sklearn.regressor",)),
    (
        "sklearn.linear_model",
        "LogisticRegression LogisticRegressionCV PassiveAggressiveClassifier Perceptron RidgeClassifier RidgeClassifierCV "
        "SGDClassifier",
        ("sklearn.classifier",),
    ),
    (
        "sklearn.linear_model",
        "ARDRegression BayesianRidge HuberRegressor LarsCV LassoLarsCV LassoLarsIC LinearRegression "
        "OrthogonalMatchingPursuit OrthogonalMatchingPursuitCV QuantileRegressor RidgeCV ElasticNet ElasticNetCV Lars "
        "Lasso LassoCV LassoLars MultiTaskElasticNet MultiTaskElasticNetCV MultiTaskLasso MultiTaskLassoCV "
        "PassiveAggressiveRegressor Ridge SGDRegressor TheilSenRegressor RANSACRegressor GammaRegressor PoissonRegressor "
        "TweedieRegressor",
        ("sklearn.regressor",),
    ),
    ("sklearn.linear_model", "SGDOneClassSVM", ("sklearn.detector",)),
    ("sklearn.svm", "SVC NuSVC LinearSVC", ("sklearn.classifier",)),
    ("sklearn.svm", "SVR NuSVR LinearSVR", ("sklearn.regressor",)),
    ("sklearn.svm", "OneClassSVM", ("sklearn.detector",)),
    ("sklearn.neural_network", "MLPClassifier", ("sklearn.classifier",)),
    ("sklearn.neural_network", "MLPRegressor", ("sklearn.regressor",)),
    ("sklearn.neural_network", "BernoulliRBM", ("sklearn.transformer",)),
    ("sklearn.gaussian_process", "GaussianProcessClassifier", ("sklearn.classifier",)),
    ("sklearn.gaussian_process", "GaussianProcessRegressor", ("sklearn.regressor",)),
    (
        "sklearn.naive_bayes",
        "BernoulliNB CategoricalNB ComplementNB GaussianNB MultinomialNB",
        ("sklearn.classifier",),
    ),
    (
        "sklearn.neighbors",
        "KNeighborsClassifier RadiusNeighborsClassifier NearestCentroid",
        ("sklearn.classifier",),
    ),
    ("sklearn.neighbors", "KNeighborsRegressor RadiusNeighborsRegressor", ("sklearn.regressor",)),
    ("sklearn.neighbors", "NearestNeighbors KernelDensity", ("sklearn.predictor",)),
    ("sklearn.neighbors", "LocalOutlierFactor", ("sklearn.detector",)),
    (
        "sklearn.neighbors",
        "KNeighborsTransformer RadiusNeighborsTransformer NeighborhoodComponentsAnalysis",
        ("sklearn.transformer",),
    ),
    (
        "sklearn.discriminant_analysis",
        "LinearDiscriminantAnalysis",
        ("sklearn.classifier", "sklearn.transformer"),
    ),
    ("sklearn.discriminant_analysis", "QuadraticDiscriminantAnalysis", ("sklearn.classifier",)),
    ("sklearn.kernel_ridge", "KernelRidge", ("sklearn.regressor",)),
    ("sklearn.isotonic", "IsotonicRegression", ("sklearn.regressor", "sklearn.transformer")),
    ("sklearn.cross_decomposition", "CCA PLSCanonical PLSRegression", ("sklearn.regressor", "sklearn.transformer")),
    ("sklearn.cross_decomposition", "PLSSVD", ("sklearn.transformer",)),
    ("sklearn.semi_supervised", "LabelPropagation LabelSpreading SelfTrainingClassifier", ("sklearn.classifier",)),
    ("sklearn.dummy", "DummyClassifier", ("sklearn.classifier",)),
    ("sklearn.dummy", "DummyRegressor", ("sklearn.regressor",)),
    ("sklearn.calibration", "CalibratedClassifierCV", ("sklearn.classifier",)),
    ("sklearn.frozen", "FrozenEstimator", ("sklearn.composite",)),
    ("sklearn.multiclass", "OneVsRestClassifier OneVsOneClassifier OutputCodeClassifier", ("sklearn.classifier",)),
    ("sklearn.multioutput", "MultiOutputClassifier ClassifierChain", ("sklearn.classifier",)),
    ("sklearn.multioutput", "MultiOutputRegressor RegressorChain", ("sklearn.regressor",)),
    ("sklearn.compose", "TransformedTargetRegressor", ("sklearn.regressor",)),
    (
        "sklearn.model_selection",
        "GridSearchCV HalvingGridSearchCV RandomizedSearchCV HalvingRandomSearchCV TunedThresholdClassifierCV "
        "FixedThresholdClassifier",
        ("sklearn.search",),
    ),
    ("sklearn.pipeline", "Pipeline", ("sklearn.composite",)),
    ("sklearn.pipeline", "FeatureUnion", ("sklearn.transformer",)),
    ("sklearn.compose", "ColumnTransformer", ("sklearn.transformer",)),
    (
        "sklearn.cluster",
        "KMeans MiniBatchKMeans BisectingKMeans Birch",
        ("sklearn.clusterer", "sklearn.transformer"),
    ),
    (
        "sklearn.cluster",
        "SpectralClustering SpectralBiclustering SpectralCoclustering AffinityPropagation AgglomerativeClustering DBSCAN "
        "HDBSCAN MeanShift OPTICS",
        ("sklearn.clusterer",),
    ),
    ("sklearn.cluster", "FeatureAgglomeration", ("sklearn.transformer", "sklearn.clusterer")),
    ("sklearn.mixture", "GaussianMixture", ("sklearn.clusterer",)),
    ("sklearn.mixture", "BayesianGaussianMixture", ("sklearn.mixture.GaussianMixture", "sklearn.clusterer")),
    ("sklearn.covariance", "EllipticEnvelope", ("sklearn.detector",)),
    (
        "sklearn.covariance",
        "MinCovDet EmpiricalCovariance GraphicalLasso GraphicalLassoCV LedoitWolf OAS ShrunkCovariance",
        ("sklearn.predictor",),
    ),
    (
        "sklearn.preprocessing",
        "Binarizer KernelCenterer MaxAbsScaler MinMaxScaler Normalizer OneHotEncoder OrdinalEncoder PolynomialFeatures "
        "PowerTransformer RobustScaler SplineTransformer StandardScaler KBinsDiscretizer QuantileTransformer "
        "TargetEncoder FunctionTransformer",
        ("sklearn.transformer",),
    ),
    ("sklearn.preprocessing", "LabelBinarizer LabelEncoder MultiLabelBinarizer", ("sklearn.encoder",)),
    ("sklearn.impute", "SimpleImputer KNNImputer MissingIndicator IterativeImputer", ("sklearn.imputer",)),
    (
        "sklearn.decomposition",
        "DictionaryLearning FactorAnalysis FastICA IncrementalPCA KernelPCA LatentDirichletAllocation "
        "MiniBatchDictionaryLearning MiniBatchNMF MiniBatchSparsePCA NMF PCA SparseCoder SparsePCA TruncatedSVD",
        ("sklearn.transformer",),
    ),
    (
        "sklearn.feature_extraction.text",
        "CountVectorizer TfidfVectorizer HashingVectorizer",
        ("sklearn.vectorizer",),
    ),
    ("sklearn.feature_extraction.text", "TfidfTransformer", ("sklearn.transformer",)),
    ("sklearn.feature_extraction", "DictVectorizer FeatureHasher", ("sklearn.transformer",)),
    (
        "sklearn.feature_selection",
        "GenericUnivariateSelect SelectFdr SelectFpr SelectFwe SelectKBest SelectPercentile VarianceThreshold "
        "SelectFromModel",
        ("sklearn.transformer",),
    ),
    ("sklearn.feature_selection", "RFE RFECV SequentialFeatureSelector", ("sklearn.transformer", "sklearn.predictor")),
    (
        "sklearn.manifold",
        "Isomap TSNE MDS SpectralEmbedding LocallyLinearEmbedding ClassicalMDS",
        ("sklearn.transformer",),
    ),
    (
        "sklearn.kernel_approximation",
        "Nystroem PolynomialCountSketch RBFSampler SkewedChi2Sampler AdditiveChi2Sampler",
        ("sklearn.transformer",),
    ),
    ("sklearn.random_projection", "GaussianRandomProjection SparseRandomProjection", ("sklearn.transformer",)),
    (
        "sklearn.model_selection",
        "KFold StratifiedKFold StratifiedGroupKFold GroupKFold ShuffleSplit StratifiedShuffleSplit GroupShuffleSplit "
        "RepeatedKFold RepeatedStratifiedKFold LeaveOneOut LeavePOut LeaveOneGroupOut LeavePGroupsOut PredefinedSplit "
        "TimeSeriesSplit",
        ("sklearn.splitter",),
    ),
    (
        "sklearn.metrics",
        "ConfusionMatrixDisplay RocCurveDisplay PrecisionRecallDisplay DetCurveDisplay PredictionErrorDisplay",
        ("sklearn.display",),
    ),
    ("sklearn.model_selection", "LearningCurveDisplay ValidationCurveDisplay", ("sklearn.display",)),
    ("sklearn.calibration", "CalibrationDisplay", ("sklearn.display",)),
    ("sklearn.inspection", "PartialDependenceDisplay DecisionBoundaryDisplay", ("sklearn.display",)),
)
