"""What the standard library's modules for encoded data and archives do."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Defaults, Names, Rows

FACTS: "Rows" = (
    (
        "pickle",
        "load",
        {
            "signature": "file * fix_imports=True encoding='ASCII' errors='strict' buffers=None",
            "role": "load",
            "effects": ("<files>",),
            "files": "read",
            "mutates": ("file",),
        },
    ),
    (
        "pickle",
        "dump",
        {
            "signature": "obj file protocol=None * fix_imports=True buffer_callback=None",
            "role": "save",
            "effects": ("<files>",),
            "files": "write",
            "mutates": ("file",),
            "returns": "none",
        },
    ),
    ("pickle", "loads", {"signature": "data **kwargs", "role": "load"}),
    ("pickle", "dumps", {"signature": "obj protocol=None **kwargs", "role": "save", "returns": "builtins.bytes"}),
    ("pickle", "HIGHEST_PROTOCOL DEFAULT_PROTOCOL", {"kind": "attribute", "returns": "builtins.int"}),
    # json
    ("json", "load", {"signature": "fp **kwargs", "role": "load", "effects": ("<files>",), "files": "read"}),
    ("json", "load", {"mutates": ("fp",), "calls": ("kwargs",)}),
    ("json", "loads", {"signature": "s **kwargs", "role": "load", "calls": ("kwargs",)}),
    ("json", "dump", {"signature": "obj fp **kwargs", "role": "save", "effects": ("<files>",), "files": "write"}),
    ("json", "dump", {"mutates": ("fp",), "calls": ("kwargs",), "returns": "none"}),
    ("json", "dumps", {"signature": "obj **kwargs", "returns": "builtins.str", "calls": ("kwargs",)}),
    ("json", "JSONDecodeError JSONEncoder", {"kind": "class"}),
    # csv
    ("csv", "reader DictReader", {"kind": "class", "signature": "csvfile *args **kwargs", "role": "load"}),
    ("csv", "reader DictReader", {"aliases": True}),
    ("csv", "writer DictWriter", {"kind": "class", "signature": "csvfile *args **kwargs", "role": "save"}),
    ("csv", "writer DictWriter", {"aliases": True}),
    ("csv", "QUOTE_ALL QUOTE_MINIMAL QUOTE_NONE QUOTE_NONNUMERIC", {"kind": "attribute"}),
    ("csv.writer", "writerow writerows writeheader", {"signature": "row", "role": "save", "mutates": ("self",)}),
    ("csv.writer", "writerow writerows writeheader", {"effects": ("<files>",), "files": "write"}),
    ("csv.writer", "writerow writerows writeheader", {"consumes": ("row",)}),
    # archives
    (
        "zipfile",
        "ZipFile",
        {"kind": "class", "signature": "file mode='r' **kwargs", "effects": ("<files>",), "paths": ("file",)},
    ),
    ("zipfile", "ZipFile", {"aliases": True}),
    ("zipfile", "is_zipfile", {"effects": ("<files>",), "files": "read", "paths": ("filename",)}),
    ("tarfile", "TarFile", {"kind": "class", "effects": ("<files>",), "aliases": True}),
    ("tarfile", "open", {"signature": "name=None mode='r' fileobj=None **kwargs", "effects": ("<files>",)}),
    ("tarfile", "open", {"paths": ("name",), "returns": "tarfile.TarFile", "aliases": True}),
    (
        "zipfile.ZipFile",
        "extractall extract extractfile write writestr add addfile",
        {
            "signature": "*args **kwargs",
            "mutates": ("self",),
            "effects": ("<files>",),
            "files": "write",
            "role": "load",
        },
    ),
    ("zipfile.ZipFile", "namelist infolist getnames getmembers getinfo printdir", {"aliases": True}),
    ("zipfile.ZipFile", "printdir list", {"effects": ("<stdout>",)}),
    ("zipfile.ZipFile", "open read testzip", {"signature": "name *args", "mutates": ("self",), "role": "load"}),
    ("zipfile.ZipFile", "open read testzip", {"effects": ("<files>",), "files": "read", "aliases": True}),
    ("zipfile.ZipFile", "close", {"mutates": ("self",), "effects": ("<files>",), "returns": "none"}),
    ("zipfile.ZipFile", "__enter__", {"returns": "self"}),
    (
        "gzip",
        "open",
        {
            "signature": "filename mode='rb' compresslevel=9 encoding=None errors=None newline=None",
            "effects": ("<files>",),
            "paths": ("filename",),
            "returns": "io.TextIOWrapper",
            "aliases": True,
        },
    ),
    ("gzip", "compress decompress", {"signature": "data **kwargs", "returns": "builtins.bytes"}),
    ("zlib", "compress decompress", {"signature": "data **kwargs", "returns": "builtins.bytes"}),
    ("zlib", "crc32 adler32", {"signature": "data *args", "returns": "builtins.int"}),
    # settings
    ("configparser", "ConfigParser RawConfigParser", {"kind": "class", "role": "config", "calls": ("dict_type",)}),
    (
        "configparser.RawConfigParser",
        "read",
        {"signature": "filenames encoding=None", "role": "config", "mutates": ("self",), "effects": ("<files>",)},
    ),
    ("configparser.RawConfigParser", "read", {"files": "read", "paths": ("filenames",)}),
    (
        "configparser.RawConfigParser",
        "read_file read_string read_dict set add_section remove_option remove_section __setitem__",
        {"signature": "*args", "role": "config", "mutates": ("self",)},
    ),
    (
        "configparser.RawConfigParser",
        "get getint getfloat getboolean has_option has_section sections options items __getitem__",
        {"signature": "*args **kwargs", "aliases": True},
    ),
    # text and digests
    ("base64", "b64encode b64decode urlsafe_b64encode urlsafe_b64decode", {"signature": "s **kwargs"}),
    ("base64", "b64encode b64decode urlsafe_b64encode urlsafe_b64decode", {"returns": "builtins.bytes"}),
    ("hashlib", "md5 sha1 sha224 sha256 sha384 sha512 blake2b blake2s new", {"signature": "*args **kwargs"}),
    ("hashlib", "md5 sha1 sha224 sha256 sha384 sha512 blake2b blake2s new", {"returns": "hashlib._Hash"}),
    ("hashlib._Hash", "update", {"signature": "data", "mutates": ("self",), "returns": "none"}),
    ("hashlib._Hash", "hexdigest", {"returns": "builtins.str"}),
    ("hashlib._Hash", "digest", {"returns": "builtins.bytes"}),
    ("struct", "pack unpack calcsize", {"signature": "*args"}),
)

BASES: "Bases" = {
    "csv.reader": ("builtins.iterator",),
    "csv.DictReader": ("builtins.iterator",),
    "csv.DictWriter": ("csv.writer",),
    "tarfile.TarFile": ("zipfile.ZipFile",),
    "configparser.ConfigParser": ("configparser.RawConfigParser",),
}

DEFAULTS: "Defaults" = {"zipfile.ZipFile": None}

NAMES: "Names" = {"json.decoder.JSONDecodeError": "json.JSONDecodeError", "zipfile.PyZipFile": "zipfile.ZipFile"}
