"""Modules and objects that exist on one platform only, and packages that a platform brings along."""

_MODULES = {
    "google.colab": "Colab",
    "kaggle_secrets": "Kaggle",
    "kaggle_datasets": "Kaggle",
    "kaggle_web_client": "Kaggle",
    "pyspark.dbutils": "Databricks",
    "databricks.sdk.runtime": "Databricks",
    "dbruntime": "Databricks",
    "notebookutils": "Fabric",
    "mssparkutils": "Synapse",
}
_NAMES = {"dbutils": "Databricks", "mssparkutils": "Synapse", "displayHTML": "Databricks"}


def platform_of_module(module: str) -> str:
    """The platform that a module belongs to; empty where it runs anywhere."""
    while module:
        if module in _MODULES:
            return _MODULES[module]
        module = module.rpartition(".")[0]
    return ""


def platform_of_name(name: str) -> str:
    """The platform that defines a name; empty where none does."""
    return _NAMES.get(name, "")
