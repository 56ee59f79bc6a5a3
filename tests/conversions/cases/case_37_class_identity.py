# required: equality of dataclasses and `isinstance` when a class is defined again
# expect: equivalent

# %%
from dataclasses import dataclass
from enum import Enum

@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0

class Color(Enum):
    RED = 1

a, red = Point(1), Color.RED
colors = {red: 'warm', a: 'origin'}

# %%
print(a == Point(1), hash(a) == hash(Point(1)), colors[Point(1)], Color.RED in colors)

# %%
@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0

class Color(Enum):
    RED = 1

# %%
print(a == Point(1), isinstance(a, Point), Point(1) in colors, Color.RED is red, Color.RED in colors, a, Color(1))
