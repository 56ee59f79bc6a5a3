import money
from money import Amount


class Wallet:
    def __init__(self, parts):
        self.parts = parts

    def total(self):
        return Amount(sum(part.value for part in self.parts))


def take(wallet, amount):
    if not isinstance(amount, Amount):
        raise money.MoneyError(f"no amount: {amount}")
    return Amount(wallet.total().value - amount.value)
