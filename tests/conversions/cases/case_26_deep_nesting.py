# required: deep nesting and very long expressions are kept
# expect: equivalent

# %%
value = ((((((((((((((((((((((((((((1 % 1009) * 3) - 4) + 5) * 6) % 999) + 8) * 2) - 3) + 4) % 989) - 6) +
    7) * 8) - 2) % 979) * 4) - 5) + 6) * 7) % 969) + 2) * 3) - 4) + 5) % 959) - 7) + 8)
nested = [[[[[[[[[[[[[[[[[[[[value]]]]]]]]]]]]]]]]]]]]

# %%
found = []
for a in range(2):
    for b in range(2):
        if a != b:
            for c in range(2):
                while c < 2:
                    try:
                        with open(__import__('os').devnull) as null:
                            if c:
                                for d in (a, b):
                                    if d:
                                        found.append((a, b, c, d))
                    finally:
                        c += 1

# %%
inner = nested
while isinstance(inner, list):
    inner = inner[0]
print(value, inner, found, (lambda x: (lambda y: (lambda z: x + y + z)(3))(2))(1))
