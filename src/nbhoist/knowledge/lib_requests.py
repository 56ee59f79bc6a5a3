"""What requests does."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Names, Rows

FACTS: "Rows" = (
    (
        "requests",
        "get head options",
        {
            "signature": "url params=None **kwargs",
            "role": "load",
            "effects": ("<network>",),
            "external": "http-get",
            "returns": "requests.Response",
            "mutates": ("cookies",),
        },
    ),
    (
        "requests",
        "post put patch delete request",
        {
            "signature": "url data=None json=None **kwargs",
            "role": "load",
            "effects": ("<network>",),
            "external": "http-write",
            "returns": "requests.Response",
        },
    ),
    ("requests", "request", {"signature": "method url **kwargs"}),
    ("requests", "Session session", {"kind": "class", "returns": "requests.Session"}),
    ("requests", "Response Request PreparedRequest", {"kind": "class"}),
    (
        "requests.Session",
        "get head options",
        {"signature": "url **kwargs", "role": "load", "effects": ("<network>",), "external": "http-get"},
    ),
    (
        "requests.Session",
        "post put patch delete request send",
        {"signature": "url data=None json=None **kwargs", "role": "load", "effects": ("<network>",)},
    ),
    ("requests.Session", "post put patch delete request send", {"external": "http-write"}),
    ("requests.Session", "request", {"signature": "method url **kwargs"}),
    ("requests.Session", "get head options post put patch delete request send", {"returns": "requests.Response"}),
    ("requests.Session", "get head options post put patch delete request send", {"mutates": ("self",)}),
    ("requests.Session", "mount close", {"signature": "*args", "mutates": ("self",)}),
    ("requests.Session", "headers cookies auth params proxies verify", {"kind": "attribute", "aliases": True}),
    ("requests.Session", "__enter__", {"returns": "self"}),
    ("requests.Response", "json", {"signature": "**kwargs", "role": "load"}),
    ("requests.Response", "raise_for_status", {}),
    ("requests.Response", "iter_content iter_lines close", {"signature": "*args **kwargs", "mutates": ("self",)}),
    ("requests.Response", "iter_content iter_lines", {"role": "load", "effects": ("<network>",), "aliases": True}),
    ("requests.Response", "text url reason encoding", {"kind": "attribute", "returns": "builtins.str"}),
    ("requests.Response", "content", {"kind": "attribute", "returns": "builtins.bytes"}),
    ("requests.Response", "status_code", {"kind": "attribute", "returns": "builtins.int"}),
    ("requests.Response", "ok", {"kind": "attribute", "returns": "builtins.bool"}),
    ("requests.Response", "headers raw cookies history elapsed request", {"kind": "attribute", "aliases": True}),
)

NAMES: "Names" = {
    "requests.api": "requests",
    "requests.sessions": "requests",
    "requests.models": "requests",
    "requests.session": "requests.Session",
}
