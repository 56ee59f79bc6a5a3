"""What PySpark does: frames are lazy descriptions, and actions run them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Defaults, Items, Kinds, Names, Rows

FACTS: "Rows" = (
    ("pyspark.sql", "SparkSession", {"kind": "class", "role": "setup", "aliases": True}),
    ("pyspark.sql.SparkSession", "builder", {"kind": "attribute", "role": "setup", "returns": "pyspark.sql.Builder"}),
    ("pyspark.sql.SparkSession", "builder", {"aliases": True}),
    (
        "pyspark.sql.Builder",
        "appName master config enableHiveSupport remote",
        {"signature": "*args **kwargs", "role": "setup", "mutates": ("self",), "returns": "self"},
    ),
    ("pyspark.sql.Builder", "getOrCreate", {"role": "setup", "effects": ("<options>",), "aliases": True}),
    ("pyspark.sql.Builder", "getOrCreate", {"returns": "pyspark.sql.SparkSession"}),
    ("pyspark.sql.SparkSession", "read", {"kind": "attribute", "role": "load", "returns": "pyspark.sql.Reader"}),
    ("pyspark.sql.SparkSession", "conf sparkContext catalog udf version", {"kind": "attribute", "aliases": True}),
    (
        "pyspark.sql.SparkSession",
        "createDataFrame range",
        {"signature": "data schema=None **kwargs", "role": "load", "returns": "pyspark.sql.DataFrame", "holds": True},
    ),
    (
        "pyspark.sql.SparkSession",
        "sql table",
        {"signature": "query **kwargs", "role": "load", "effects": ("<files>", "<network>"), "external": "database"},
    ),
    ("pyspark.sql.SparkSession", "sql table", {"returns": "pyspark.sql.DataFrame"}),
    ("pyspark.sql.SparkSession", "stop", {"effects": ("<options>",), "mutates": ("self",), "returns": "none"}),
    (
        "pyspark.sql.Reader",
        "format option options schema",
        {"signature": "*args **kwargs", "role": "load", "mutates": ("self",), "returns": "self"},
    ),
    (
        "pyspark.sql.Reader",
        "csv json parquet orc text load table jdbc",
        {
            "signature": "path=None *args **kwargs",
            "role": "load",
            "effects": ("<files>",),
            "files": "read",
            "paths": ("path",),
            "returns": "pyspark.sql.DataFrame",
        },
    ),
    ("pyspark.sql.Reader", "table jdbc", {"effects": ("<files>", "<network>"), "external": "database"}),
    ("pyspark.sql", "DataFrame Column Row Window", {"kind": "class"}),
    (
        "pyspark.sql.DataFrame",
        "select selectExpr withColumn withColumnRenamed withColumns alias join crossJoin union unionByName unionAll toDF melt "
        "unpivot hint repartition coalesce rollup cube transform",
        {"signature": "*cols **kwargs", "role": "feature", "returns": "type:self"},
    ),
    ("pyspark.sql.DataFrame", "transform", {"signature": "func *args **kwargs", "calls": ("func",)}),
    (
        "pyspark.sql.DataFrame",
        "filter where dropna drop dropDuplicates drop_duplicates distinct fillna replace na orderBy sort limit subtract "
        "intersect exceptAll",
        {"signature": "*cols **kwargs", "role": "clean", "returns": "type:self"},
    ),
    (
        "pyspark.sql.DataFrame",
        "sample randomSplit sampleBy",
        {
            "signature": "withReplacement=None fraction=None seed=None",
            "role": "split",
            "effects": ("<rng>",),
            "seed": "seed",
            "stochastic": "always",
            "draws": "False",
            "returns": "type:self",
        },
    ),
    ("pyspark.sql.DataFrame", "randomSplit", {"signature": "weights seed=None", "returns": "builtins.list"}),
    (
        "pyspark.sql.DataFrame",
        "groupBy groupby agg pivot",
        {"signature": "*cols", "returns": "pyspark.sql.GroupedData"},
    ),
    ("pyspark.sql.DataFrame", "agg", {"returns": "pyspark.sql.DataFrame"}),
    ("pyspark.sql.GroupedData", "agg count sum mean avg min max pivot", {"signature": "*cols", "rows": "aggregate"}),
    ("pyspark.sql.GroupedData", "agg count sum mean avg min max", {"returns": "pyspark.sql.DataFrame"}),
    ("pyspark.sql.GroupedData", "pivot", {"returns": "pyspark.sql.GroupedData"}),
    (
        "pyspark.sql.DataFrame",
        "show printSchema explain",
        {"signature": "*args **kwargs", "role": "explore", "effects": ("<stdout>", "<files>"), "returns": "none"},
    ),
    (
        "pyspark.sql.DataFrame",
        "count collect take first head tail toLocalIterator isEmpty approxQuantile corr describe summary",
        {"signature": "*args", "role": "explore", "effects": ("<files>",), "files": "read"},
    ),
    ("pyspark.sql.DataFrame", "describe summary", {"returns": "pyspark.sql.DataFrame"}),
    ("pyspark.sql.DataFrame", "toPandas", {"role": "load", "effects": ("<files>",), "returns": "pandas.DataFrame"}),
    ("pyspark.sql.DataFrame", "cache persist unpersist checkpoint", {"signature": "*args", "mutates": ("self",)}),
    ("pyspark.sql.DataFrame", "cache persist unpersist", {"returns": "self"}),
    ("pyspark.sql.DataFrame", "createOrReplaceTempView createTempView registerTempTable", {"signature": "name"}),
    (
        "pyspark.sql.DataFrame",
        "createOrReplaceTempView createTempView registerTempTable",
        {"role": "define", "effects": ("<options>",)},
    ),
    ("pyspark.sql.DataFrame", "foreach foreachPartition", {"signature": "f", "calls": ("f",), "effects": ("<files>",)}),
    ("pyspark.sql.DataFrame", "write", {"kind": "attribute", "role": "save", "returns": "pyspark.sql.Writer"}),
    ("pyspark.sql.DataFrame", "columns dtypes schema rdd", {"kind": "attribute", "role": "explore"}),
    (
        "pyspark.sql.Writer",
        "mode format option options partitionBy bucketBy sortBy",
        {"signature": "*args **kwargs", "role": "save", "mutates": ("self",), "returns": "self"},
    ),
    (
        "pyspark.sql.Writer",
        "csv json parquet orc text save",
        {
            "signature": "path=None *args **kwargs",
            "role": "save",
            "effects": ("<files>",),
            "files": "write",
            "paths": ("path",),
            "returns": "none",
        },
    ),
    ("pyspark.sql.Writer", "saveAsTable insertInto jdbc", {"signature": "name *args **kwargs", "role": "save"}),
    (
        "pyspark.sql.Writer",
        "saveAsTable insertInto jdbc",
        {"effects": ("<files>", "<network>"), "external": "database"},
    ),
    (
        "pyspark.sql.functions",
        "udf pandas_udf",
        {"signature": "f=None *args **kwargs", "role": "define", "calls": ("f",)},
    ),
    ("pyspark.sql.functions", "udf pandas_udf", {"holds": True}),
    ("pyspark.sql.functions", "rand randn", {"signature": "seed=None", "seed": "seed", "stochastic": "always"}),
    ("pyspark.sql.functions", "rand randn", {"draws": "False", "returns": "pyspark.sql.Column"}),
    ("pyspark.sql.functions", "current_date current_timestamp now", {"effects": ("<clock>",)}),
    # machine learning: `fit` gives a model and leaves the estimator alone
    (
        "pyspark.ml.Estimator",
        "fit",
        {
            "signature": "dataset params=None",
            "role": "train",
            "returns": "pyspark.ml.Model",
            "effects": ("<files>",),
            "aliases": True,
        },
    ),
    ("pyspark.ml.Model", "transform", {"signature": "dataset", "role": "predict", "returns": "pyspark.sql.DataFrame"}),
    (
        "pyspark.ml.Model",
        "save write",
        {"signature": "path", "role": "save", "effects": ("<files>",), "files": "write"},
    ),
    (
        "pyspark.ml.evaluation.Evaluator",
        "evaluate",
        {"signature": "dataset", "role": "evaluate", "effects": ("<files>",)},
    ),
    ("pyspark.ml", "Pipeline", {"kind": "class", "role": "train", "aliases": True}),
    ("pyspark.ml.feature", "VectorAssembler StringIndexer OneHotEncoder StandardScaler Tokenizer", {"kind": "class"}),
    ("pyspark.ml.feature", "VectorAssembler StringIndexer OneHotEncoder StandardScaler Tokenizer", {"role": "feature"}),
    (
        "pyspark.ml.classification",
        "LogisticRegression RandomForestClassifier GBTClassifier DecisionTreeClassifier LinearSVC NaiveBayes",
        {"kind": "class", "role": "train"},
    ),
    (
        "pyspark.ml.regression",
        "LinearRegression RandomForestRegressor GBTRegressor DecisionTreeRegressor",
        {"kind": "class", "role": "train"},
    ),
    ("pyspark.ml.clustering", "KMeans GaussianMixture LDA", {"kind": "class", "role": "train"}),
    (
        "pyspark.ml.evaluation",
        "BinaryClassificationEvaluator MulticlassClassificationEvaluator RegressionEvaluator ClusteringEvaluator",
        {"kind": "class", "role": "evaluate"},
    ),
)

KINDS: "Kinds" = (
    ("pyspark.ml", "Pipeline", ("pyspark.ml.Estimator",)),
    (
        "pyspark.ml.feature",
        "VectorAssembler StringIndexer OneHotEncoder StandardScaler Tokenizer",
        ("pyspark.ml.Estimator", "pyspark.ml.Model"),
    ),
    (
        "pyspark.ml.classification",
        "LogisticRegression RandomForestClassifier GBTClassifier DecisionTreeClassifier LinearSVC NaiveBayes",
        ("pyspark.ml.Estimator",),
    ),
    (
        "pyspark.ml.regression",
        "LinearRegression RandomForestRegressor GBTRegressor DecisionTreeRegressor",
        ("pyspark.ml.Estimator",),
    ),
    ("pyspark.ml.clustering", "KMeans GaussianMixture LDA", ("pyspark.ml.Estimator",)),
    (
        "pyspark.ml.evaluation",
        "BinaryClassificationEvaluator MulticlassClassificationEvaluator RegressionEvaluator ClusteringEvaluator",
        ("pyspark.ml.evaluation.Evaluator",),
    ),
)

BASES: "Bases" = {"pyspark.sql.GroupedData": ()}

DEFAULTS: "Defaults" = {
    "pyspark.sql.functions": {"returns": "pyspark.sql.Column"},
    "pyspark.sql.types": {"role": "define"},
    "pyspark.sql.Column": {"returns": "pyspark.sql.Column"},
    "pyspark.sql.Window": {"returns": "pyspark.sql.Window"},
}

NAMES: "Names" = {
    "pyspark.sql.dataframe.DataFrame": "pyspark.sql.DataFrame",
    "pyspark.sql.session.SparkSession": "pyspark.sql.SparkSession",
    "pyspark.sql.window.Window": "pyspark.sql.Window",
}

ITEMS: "Items" = {"pyspark.sql.DataFrame": {"name": "pyspark.sql.Column", "attribute": "pyspark.sql.Column"}}

IMMUTABLE = ("pyspark.sql.Column", "pyspark.sql.Row", "pyspark.sql.Window")
