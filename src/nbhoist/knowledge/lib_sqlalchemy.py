"""What SQLAlchemy does: what speaks to a database is external."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Names, Rows

FACTS: "Rows" = (
    ("sqlalchemy", "create_engine", {"signature": "url **kwargs", "role": "load", "returns": "sqlalchemy.Engine"}),
    ("sqlalchemy", "text", {"signature": "text", "role": "load"}),
    (
        "sqlalchemy",
        "select insert update delete func and_ or_ not_ desc asc column Column Integer String Float Boolean DateTime Date Text "
        "ForeignKey literal case cast distinct",
        {"signature": "*args **kwargs", "holds": True},
    ),
    ("sqlalchemy", "MetaData", {"kind": "class"}),
    ("sqlalchemy", "Table", {"kind": "class", "signature": "name metadata *args **kwargs", "mutates": ("metadata",)}),
    ("sqlalchemy", "Table", {"effects": ("<network>",), "external": "database", "aliases": True}),
    ("sqlalchemy", "inspect", {"signature": "subject", "role": "explore", "effects": ("<network>",)}),
    ("sqlalchemy", "inspect", {"external": "database", "aliases": True}),
    ("sqlalchemy", "Engine Connection", {"kind": "class", "aliases": True}),
    (
        "sqlalchemy.Engine",
        "connect begin execute raw_connection dispose",
        {"signature": "*args **kwargs", "role": "load", "effects": ("<network>",), "external": "database"},
    ),
    ("sqlalchemy.Engine", "connect begin execute raw_connection dispose", {"mutates": ("self",), "aliases": True}),
    ("sqlalchemy.Engine", "connect begin", {"returns": "sqlalchemy.Connection"}),
    (
        "sqlalchemy.Connection",
        "commit rollback close scalar scalars",
        {"signature": "*args", "effects": ("<network>",), "external": "database", "mutates": ("self",), "role": "load"},
    ),
    ("sqlalchemy.Connection", "commit", {"role": "save"}),
    ("sqlalchemy.Connection", "__enter__", {"returns": "self"}),
    ("sqlalchemy.MetaData", "create_all drop_all reflect", {"signature": "bind **kwargs", "mutates": ("self", "bind")}),
    ("sqlalchemy.MetaData", "create_all drop_all reflect", {"effects": ("<network>",), "external": "database"}),
    ("sqlalchemy.orm", "sessionmaker", {"signature": "bind=None **kwargs", "role": "setup", "aliases": True}),
    ("sqlalchemy.orm", "declarative_base", {"signature": "**kwargs", "role": "define"}),
    ("sqlalchemy.orm", "relationship mapped_column", {"signature": "*args **kwargs", "role": "define", "holds": True}),
    ("sqlalchemy.orm", "Session", {"kind": "class", "signature": "bind=None **kwargs", "aliases": True}),
    (
        "sqlalchemy.orm.Session",
        "add add_all delete query execute commit rollback flush close scalars scalar get refresh merge",
        {"signature": "*args **kwargs", "effects": ("<network>",), "external": "database", "mutates": ("self", "args")},
    ),
    ("sqlalchemy.orm.Session", "query execute scalars get", {"role": "load", "aliases": True}),
    ("sqlalchemy.orm.Session", "commit", {"role": "save"}),
    ("sqlalchemy.orm.Session", "__enter__", {"returns": "self"}),
)

BASES: "Bases" = {"sqlalchemy.Connection": ("sqlalchemy.Engine",)}

NAMES: "Names" = {
    "sqlalchemy.engine.create_engine": "sqlalchemy.create_engine",
    "sqlalchemy.engine.Engine": "sqlalchemy.Engine",
    "sqlalchemy.engine.base": "sqlalchemy",
    "sqlalchemy.ext.declarative.declarative_base": "sqlalchemy.orm.declarative_base",
    "sqlalchemy.sql.text": "sqlalchemy.text",
    "sqlalchemy.types": "sqlalchemy",
}
