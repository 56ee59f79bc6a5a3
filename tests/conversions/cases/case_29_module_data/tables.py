import os
HERE = os.path.dirname(os.path.abspath(__file__))
def rows():
    with open(os.path.join(HERE, "data", "rows.txt")) as f:
        return f.read().split()
def more():
    return open("data/rows.txt").read().split()
