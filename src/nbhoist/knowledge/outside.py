"""Libraries, addresses and magics that reach outside a project: coarse, for all of which no single call is known."""

LIBRARIES: dict[str, str] = {
    **dict.fromkeys(
        "boto3 botocore s3fs gcsfs adlfs google.cloud.storage azure minio dropbox pydrive pydrive2".split(), "cloud"
    ),
    **dict.fromkeys("google.colab.drive sagemaker huggingface_hub oss2 b2sdk fsspec".split(), "cloud"),
    **dict.fromkeys(
        "psycopg psycopg2 asyncpg pymysql MySQLdb mysql cx_Oracle oracledb pyodbc pymssql".split(), "database"
    ),
    **dict.fromkeys("pymongo motor redis cassandra neo4j elasticsearch opensearchpy snowflake".split(), "database"),
    **dict.fromkeys(
        "clickhouse_driver clickhouse_connect google.cloud.bigquery pandas_gbq databricks".split(), "database"
    ),
    **dict.fromkeys(
        "influxdb influxdb_client teradatasql vertica_python hdbcli trino prestodb pyhive ibis".split(), "database"
    ),
    **dict.fromkeys("kafka confluent_kafka pika celery paramiko fabric docker kubernetes".split(), "another machine"),
    **dict.fromkeys("wandb mlflow neptune comet_ml clearml kaggle gspread tweepy praw".split(), "a service"),
    **dict.fromkeys("slack_sdk slack twilio telegram discord openai anthropic cohere langchain".split(), "a service"),
    **dict.fromkeys("yagmail sendgrid mailchimp_marketing".split(), "mail"),
}
# reading is a GET
HTTP_WRITES: frozenset[str] = frozenset(
    f"{library}.{name}"
    for library in ("requests", "httpx", "urllib3", "aiohttp", "requests.Session", "httpx.Client")
    for name in ("post", "put", "patch", "delete", "request")
)
SCHEMES: dict[str, str] = {
    **dict.fromkeys(("s3", "s3a", "s3n", "gs", "gcs", "az", "abfs", "abfss", "adl", "wasb", "wasbs", "hdfs"), "cloud"),
    **dict.fromkeys(
        ("postgresql", "postgres", "mysql", "mssql", "oracle", "snowflake", "mongodb", "redis"), "database"
    ),
    **dict.fromkeys(("ftp", "sftp", "ssh"), "another machine"),
}
SHELL_MAGICS: frozenset[str] = frozenset(
    {"sx", "system", "sc", "bash", "sh", "script", "cmd", "powershell", "perl", "ruby"}
)
OTHER_MAGICS: dict[str, str] = {
    **dict.fromkeys(("sql", "sqlcmd", "bigquery", "bq", "snowflake", "cypher"), "database"),
    **dict.fromkeys(("spark", "sparksql"), "database"),
}
# of any object, also where nothing is known of it
UPLOADS: frozenset[str] = frozenset(
    "push_to_hub upload_file upload_fileobj upload_from_filename put_object insert_one insert_many delete_many".split()
)
# what their paths name is written or removed
REMOVERS: frozenset[str] = frozenset(
    "os.remove os.unlink os.rmdir os.removedirs os.rename os.replace os.makedirs os.mkdir shutil.rmtree shutil.move".split()
)
# what their last path names is written
COPIERS: frozenset[str] = frozenset("shutil.copy shutil.copy2 shutil.copyfile shutil.copytree".split())
