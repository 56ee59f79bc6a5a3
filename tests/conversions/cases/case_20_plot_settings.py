# required: settings of matplotlib and the search path of modules act on what comes after them
# expect: equivalent

# %%
import sys, os
import matplotlib.pyplot as plt
with plt.rc_context():
    plt.rcParams['lines.linewidth'] = 7
    inside = plt.plot([1, 2])[0].get_linewidth()

# %%
outside = plt.plot([1, 2])[0].get_linewidth()
plt.style.use('ggplot')
print(inside, outside, plt.rcParams['axes.grid'])

# %%
plt.rcParams.update({'lines.linewidth': 3.0, 'axes.grid': False})
print(plt.plot([2, 1])[0].get_linewidth(), plt.rcParams['axes.grid'])

# %%
os.makedirs('parts', exist_ok=True)
with open('parts/part_of_case_20.py', 'w', encoding='utf-8') as f:
    f.write('SIZE = 12\n')
try:
    import part_of_case_20
except ImportError:
    sys.path.append('parts')
import part_of_case_20
print(part_of_case_20.SIZE)
