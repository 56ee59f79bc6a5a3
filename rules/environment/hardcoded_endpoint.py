"""NBH206: the address of a server or a database, written into the code."""

import ast
import re
from collections.abc import Iterator
from ipaddress import AddressValueError, IPv4Address

from nbhoist.analysis.secret_formats import is_placeholder, known_format
from nbhoist.analysis.secrets import name_given
from nbhoist.analysis.shell import shell_call
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._paths import leading_text
from ._settings import as_parameter, is_parameter

_DATABASE = re.compile(
    r"(?:jdbc:)?(?:postgres(?:ql)?|mysql|mariadb|mssql|oracle|mongodb|rediss?|amqps?|clickhouse|cockroachdb|cassandra|neo4j|bolt"
    r"|snowflake|redshift|trino|presto|hive2?|sqlserver|db2|teradata|kafka|nats|ldaps?)(?:\+[\w]+)?://(?P<rest>[^\s]+)",
    re.IGNORECASE,
)
_WEB = re.compile(
    r"(?:https?|wss?|grpc|tcp)://(?:[^/@\s]*@)?(?P<host>\[?[\w.:-]+?\]?)(?P<port>:\d{2,5})?(?:[/?#]|\Z)", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?P<host>\d{1,3}(?:\.\d{1,3}){3})(?P<port>:\d{2,5})?")
_PRIVATE_HOST = re.compile(
    r"localhost|[\w-]+|.*\.(?:local|internal|intranet|corp|lan|private|home|localdomain)", re.IGNORECASE
)
_HOST_NAME = re.compile(
    r"(?:^|_)(?:host|hostname|server|broker|bootstrap_servers|endpoint|master|ip|ip_address|db_?host|addr)$",
    re.IGNORECASE,
)
_HOST_TEXT = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d{2,5})?|[a-z0-9-]+:\d{2,5}", re.IGNORECASE)
_PLACEHOLDERS = frozenset({"host", "hostname", "server", "dbhost", "host:port", "ip"})
_EVERYWHERE = frozenset({"0.0.0.0", "127.0.0.1", "255.255.255.255"})


class HardcodedEndpoint(NodeRule[ast.Constant]):
    """The address of a server or a database, written into the code."""

    code = "NBH206"
    severity = "warning"
    applicability = "unsafe"
    resolved_by = "convert"
    message = "{what} is written into the code; read it from a setting"
    nodes = (ast.Constant,)

    def check(self, node: ast.Constant, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per string that is, or begins with, such an address."""
        if not isinstance(node.value, str) or not 4 < len(node.value) < 500 or "\n" in node.value:
            return
        text = leading_text(node, context)
        if text is None or is_parameter(context) or _is_text(node, context) or known_format(node.value) is not None:
            return
        what = _kind(text, name_given(node, context.parent(node)))
        if what:
            fix = as_parameter(self, node, context, "address")
            yield self.at_node(context, node, fix=fix, what=what)


def _kind(text: str, name: str) -> str:
    database = _DATABASE.match(text)
    if database is not None:
        host = database["rest"].rpartition("@")[2].partition("/")[0].partition("?")[0].partition(";")[0]
        named = host and not is_placeholder(host) and host not in _PLACEHOLDERS and "{" not in host
        return "a database address" if named else ""
    web = _WEB.match(text)
    if web is not None:
        private = _PRIVATE_HOST.fullmatch(web["host"]) or _is_address(web["host"])
        return f"the address of server `{web['host']}`" if private and not is_placeholder(web["host"]) else ""
    address = _ADDRESS.fullmatch(text)
    if address is not None and _is_address(address["host"]) and address["host"] not in _EVERYWHERE:
        return f"the address `{text}`" if address["port"] or _HOST_NAME.search(name) else ""
    named = _HOST_NAME.search(name) and _HOST_TEXT.fullmatch(text) and not is_placeholder(text)
    return f"the address of server `{text}`" if named else ""


def _is_address(text: str) -> bool:
    try:
        IPv4Address(text)
    except AddressValueError:
        return False
    return True


def _is_text(node: ast.Constant, context: Context) -> bool:
    """Whether the string is only compared, printed or a statement of its own."""
    parent = context.parent(node)
    if isinstance(parent, ast.Expr | ast.Compare):
        return True
    if isinstance(parent, ast.Call):
        fact = context.facts.call(parent).fact
        shows = fact is not None and {"<stdout>", "<display>", "<figure>"} & set(fact.effects)
        return bool(shows) or shell_call(parent) is not None
    return False
