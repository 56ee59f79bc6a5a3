"""The shape of a fact about a library call, and of the literal rows that facts are built from."""

from typing import TYPE_CHECKING, Literal, NamedTuple, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["function", "class", "attribute"]
RowsKind = Literal["", "each", "drop", "batch", "aggregate"]
Replay = Literal[
    "", "skip", "own", "stack", "get_dummies", "cut", "qcut", "factorize", "fit_transform", "fit_predict", "categories"
]


class Fact(NamedTuple):
    """What a call of `name` does, or what reading the attribute `name` gives.

    A fact is a claim: what it does not list does not happen. Where there is no fact the caller assumes the worst.
    """

    name: str  # canonical qualified name under which the fact was found
    kind: Kind = "function"
    role: str = ""  # a word of design.md §4, "" where the call says nothing about the role
    mutates: tuple[str, ...] = ()  # parameters whose object is changed in place; "self" is the receiver
    # a parameter that, when true, makes the call change "self" and return None (since pandas 3 the receiver)
    mutates_if: str = ""
    mutates_given: tuple[str, ...] = ()  # "flag:parameter", changed in place where the flag is given, not its default
    effects: tuple[str, ...] = ()  # words of `EFFECTS`
    observes: tuple[str, ...] = ()  # those of `effects` that it only looks at
    files: Literal["", "read", "write"] = ""  # which way `<files>` goes
    # a class, "none", "self", "type:self", "arg:<parameter>" (that object), "type:<parameter>" (a new one of its class),
    # "like:<parameter>" (its class where that is an array or frame, unknown else), "type:args" (list, as train_test_split)
    returns: str = ""
    returns_given: tuple[str, ...] = ()  # "flag:class", what it returns where the flag is given and true
    returns_tuple: tuple[str, ...] = ()  # the same, item by item, where the result is a tuple of fixed length
    aliases: bool = False  # changing the result in place may change the receiver or an argument
    aliases_given: tuple[str, ...] = ()  # parameters that make the result share memory where given, not their default
    holds: bool = False  # the result is new, but contains the arguments or the receiver's items
    keeps: tuple[str, ...] = ()  # parameters that the object which it changes holds from then on
    consumes: tuple[str, ...] = ()  # parameters that are used up where they are iterators ("self" is the receiver)
    calls: tuple[str, ...] = ()  # parameters that are functions which it calls, now or later
    paths: tuple[str, ...] = ()  # parameters that are file paths
    seed: str = ""  # parameter that seeds the call; an object given there is itself advanced
    seeds: str = ""  # parameter with which the call seeds a global stream
    stochastic: str = ""  # "" never, "always", or a condition over arguments (see `condition`)
    draws: str = ""  # the same for drawing from a global stream without a seed; empty means as `stochastic`
    seeded: Literal["", "constructor"] = ""  # the seed, and whether it draws, is the constructor's affair
    speaks: str = ""  # parameter that makes the call print where it is true; with `seeded`, one of the constructor
    wraps: tuple[str, ...] = ()  # parameters that are estimators which the call fits or holds
    rows: RowsKind = (
        ""  # how result rows come from rows: each alone, some dropped, from others of the batch, summarised
    )
    ahead: str = ""  # condition under which result rows hold values of later rows
    duplicates: str = ""  # condition under which the result holds rows more than once, or rows made from several
    compares: bool = False  # each result row says how its row stands among the others
    unordered: bool = False  # the items come in no order that can be relied on
    # how prediction repeats a call that looks at other rows: not at all (`own`: each row decides for itself whether it
    # stays, so that prediction can say which would not), as the rows of the last table, or with what it
    # learned in training (dummy columns, edges, codes, a fitted object, categories)
    replay: Replay = ""
    signature: str = ""  # "a b=1 *args c **options"; a lone "*" ends the positional ones
    external: Literal["", "database", "cloud", "http-get", "http-write", "mail", "shell"] = ""
    since: str = ""
    until: str = ""

    @property
    def parameters(self) -> tuple[str, ...]:
        """Parameter names in order without the receiver; `*`, `*args` and `**options` keep their stars."""
        return tuple(part.partition("=")[0] for part in self.signature.split())


class Fields(TypedDict, total=False):
    """The fields of a fact as the tables and the user's configuration write them."""

    kind: Kind
    role: str
    mutates: tuple[str, ...]
    mutates_if: str
    mutates_given: tuple[str, ...]
    effects: tuple[str, ...]
    observes: tuple[str, ...]
    files: Literal["", "read", "write"]
    returns: str
    returns_given: tuple[str, ...]
    returns_tuple: tuple[str, ...]
    aliases: bool
    aliases_given: tuple[str, ...]
    holds: bool
    keeps: tuple[str, ...]
    consumes: tuple[str, ...]
    calls: tuple[str, ...]
    paths: tuple[str, ...]
    seed: str
    seeds: str
    stochastic: str
    draws: str
    seeded: Literal["", "constructor"]
    speaks: str
    wraps: tuple[str, ...]
    rows: RowsKind
    ahead: str
    duplicates: str
    compares: bool
    unordered: bool
    replay: Replay
    signature: str
    external: Literal["", "database", "cloud", "http-get", "http-write", "mail", "shell"]
    since: str
    until: str


Rows = tuple[tuple[str, str, Fields], ...]  # (scope, names in it with spaces between, what holds for each of them)
Defaults = dict[str, Fields | None]  # prefix → what holds for names in it without a row; None: assume the worst
Bases = dict[str, tuple[str, ...]]  # class → classes or kinds whose rows it inherits
Kinds = tuple[tuple[str, str, tuple[str, ...]], ...]  # the same by rows: (scope, class names, bases of each)
Names = dict[str, str]  # name or prefix elsewhere → canonical name
Items = dict[str, dict[str, str]]  # class → kind of key ("name", "list", "slice", "mask", "") → class of the item

ROLES = (
    *("setup", "import", "config", "define", "load", "clean", "explore", "feature", "split"),
    *("train", "tune", "evaluate", "predict", "visualize", "save", "other"),
)
EFFECTS = (
    *("<rng>", "<stdout>", "<display>", "<figure>", "<files>", "<cwd>"),
    *("<environ>", "<warnings>", "<options>", "<clock>", "<network>"),
)
# what a call with an effect depends on besides: the working folder for files, settings for all that is shown
DEPENDS: dict[str, tuple[str, ...]] = {
    "<files>": ("<cwd>", "<environ>"),
    "<stdout>": ("<options>",),
    "<display>": ("<options>",),
    "<figure>": ("<options>",),
    "<network>": ("<environ>",),
}
EXTERNAL = ("database", "cloud", "http-get", "http-write", "mail", "shell")


def build(name: str, rows: "Mapping[str, object]") -> Fact:
    """Make the fact called `name` from the fields of its rows."""
    fact = Fact(name=name, **rows)  # type: ignore[arg-type]  # `validate` and the tests hold the fields to the schema
    return fact._replace(returns=name) if fact.kind == "class" and not fact.returns else fact
