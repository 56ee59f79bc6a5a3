class MoneyError(TypeError):
    pass


class Amount:
    made = 0

    def __init__(self, value):
        Amount.made += 1
        self.value = value

    def __eq__(self, other):
        return isinstance(other, Amount) and other.value == self.value

    def __repr__(self):
        return f"Amount({self.value})"
