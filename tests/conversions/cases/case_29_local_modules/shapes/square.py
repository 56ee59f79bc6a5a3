FACTOR = 10


def side(x):
    return x * FACTOR


def area(s):
    return s * s
