"""What the standard library's modules for networks, mail, databases and markup do."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Rows

FACTS: "Rows" = (
    (
        "urllib.request",
        "urlopen",
        {
            "signature": "url data=None timeout=None **kwargs",
            "role": "load",
            "effects": ("<network>",),
            "external": "http-get",
            "aliases": True,
            "returns": "http.client.HTTPResponse",
        },
    ),
    (
        "urllib.request",
        "urlretrieve",
        {
            "signature": "url filename=None reporthook=None data=None",
            "role": "load",
            "effects": ("<network>", "<files>"),
            "files": "write",
            "paths": ("filename",),
            "calls": ("reporthook",),
            "external": "http-get",
        },
    ),
    ("urllib.request", "Request", {"kind": "class", "signature": "url data=None headers=None", "holds": True}),
    ("urllib.request", "install_opener build_opener", {"effects": ("<options>", "<network>"), "aliases": True}),
    (
        "urllib.parse",
        "quote quote_plus unquote unquote_plus urlencode urljoin urlparse urlsplit urlunparse parse_qs parse_qsl",
        {"signature": "*args **kwargs"},
    ),
    ("urllib.parse", "quote quote_plus unquote unquote_plus urlencode urljoin", {"returns": "builtins.str"}),
    ("http.client", "HTTPResponse", {"kind": "class", "aliases": True}),
    (
        "http.client.HTTPResponse",
        "read readline readlines close",
        {"signature": "*args", "role": "load", "mutates": ("self",), "effects": ("<network>",)},
    ),
    ("http.client.HTTPResponse", "getcode geturl info getheader getheaders", {"aliases": True}),
    ("http.client.HTTPResponse", "status reason headers", {"kind": "attribute", "aliases": True}),
    (
        "http.client",
        "HTTPConnection HTTPSConnection",
        {"kind": "class", "effects": ("<network>",), "external": "http-write"},
    ),
    ("smtplib", "SMTP SMTP_SSL", {"kind": "class", "effects": ("<network>",), "external": "mail"}),
    (
        "smtplib.SMTP",
        "sendmail send_message login starttls ehlo quit connect",
        {"signature": "*args **kwargs", "effects": ("<network>",), "external": "mail", "mutates": ("self",)},
    ),
    ("ftplib", "FTP FTP_TLS", {"kind": "class", "effects": ("<network>",), "external": "http-write"}),
    ("socket", "socket create_connection", {"effects": ("<network>",), "external": "http-write", "aliases": True}),
    ("socket", "gethostname", {"returns": "builtins.str"}),
    ("socket", "gethostbyname getaddrinfo", {"effects": ("<network>",)}),
    ("webbrowser", "open open_new open_new_tab", {"effects": ("<network>",), "external": "http-get"}),
    # databases
    (
        "sqlite3",
        "connect",
        {
            "signature": "database **kwargs",
            "role": "load",
            "effects": ("<files>",),
            "paths": ("database",),
            "returns": "sqlite3.Connection",
            "external": "database",
        },
    ),
    (
        "sqlite3.Connection",
        "execute executemany executescript commit rollback close cursor backup create_function",
        {
            "signature": "*args",
            "role": "load",
            "mutates": ("self",),
            "effects": ("<files>",),
            "external": "database",
            "aliases": True,
        },
    ),
    ("sqlite3.Connection", "cursor execute executemany", {"returns": "sqlite3.Cursor"}),
    ("sqlite3.Connection", "commit", {"role": "save"}),
    ("sqlite3.Connection", "__enter__", {"returns": "self"}),
    ("sqlite3.Connection", "row_factory total_changes", {"kind": "attribute", "aliases": True}),
    (
        "sqlite3.Cursor",
        "fetchone fetchall fetchmany __next__",
        {"signature": "*args", "role": "load", "mutates": ("self",), "effects": ("<files>",)},
    ),
    ("sqlite3.Cursor", "description rowcount lastrowid", {"kind": "attribute"}),
    # markup and mail as text
    ("html", "escape unescape", {"signature": "s quote=True", "returns": "builtins.str"}),
    (
        "xml.etree.ElementTree",
        "parse iterparse",
        {"signature": "source parser=None", "role": "load", "effects": ("<files>",), "files": "read"},
    ),
    ("xml.etree.ElementTree", "parse iterparse", {"paths": ("source",), "consumes": ("source",)}),
    ("xml.etree.ElementTree", "fromstring XML tostring", {"signature": "text *args **kwargs"}),
    ("xml.etree.ElementTree", "SubElement", {"signature": "parent tag *args **kwargs", "mutates": ("parent",)}),
    ("xml.etree.ElementTree", "SubElement", {"aliases": True}),
    ("ssl", "create_default_context", {}),
)

BASES: "Bases" = {
    "smtplib.SMTP_SSL": ("smtplib.SMTP",),
    "sqlite3.Cursor": ("sqlite3.Connection", "builtins.iterator"),
}
