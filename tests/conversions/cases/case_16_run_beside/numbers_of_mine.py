try:
    base
except NameError:
    primes = [2, 3, 5]
else:
    primes = []
if __name__ == "__main__":
    print("script")
