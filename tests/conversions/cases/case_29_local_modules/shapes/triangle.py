from . import square


def area(base, height):
    return base * height / 2 * square.FACTOR
