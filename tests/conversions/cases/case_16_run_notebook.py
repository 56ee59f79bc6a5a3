# required: `%run` of files that only the notebook itself writes: reported, since nobody can read them before it runs
# expect: refusal

# %%
import json
base = 2
cell = {'cell_type': 'code', 'id': 'a1', 'metadata': {}, 'outputs': [], 'execution_count': None,
        'source': ["print('in the other one')\n", 'scale = base * 5\n', 'def grow(x):\n', '    return x * scale\n']}
other = {'cells': [cell], 'metadata': {}, 'nbformat': 4, 'nbformat_minor': 5}
with open('other.ipynb', 'w', encoding='utf-8') as f:
    json.dump(other, f)
with open('numbers_of_mine.py', 'w', encoding='utf-8') as f:
    f.write('try:\n    base\nexcept NameError:\n    primes = [2, 3, 5]\n')

# %%
%run other.ipynb
print(grow(3))

# %%
scale = 1
%run numbers_of_mine.py
print(grow(3), primes)
