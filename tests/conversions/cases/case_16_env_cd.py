# required: `%env`, `%set_env` and `%cd` act on the statements after them, and only on those
# expect: equivalent

# %%
import os
print(os.environ.get('NBHOIST_CASE_MODE'))
os.makedirs('inner', exist_ok=True)
with open('inner/words.txt', 'w', encoding='utf-8') as f:
    f.write('three little words')

# %%
%env NBHOIST_CASE_MODE=fast
print(os.environ['NBHOIST_CASE_MODE'])

# %%
%cd -q inner
words = open('words.txt', encoding='utf-8').read().split()
print(len(words), os.path.basename(os.getcwd()))

# %%
%cd -q ..
mode = %env NBHOIST_CASE_MODE
%set_env NBHOIST_CASE_MODE slow
print(mode, os.environ['NBHOIST_CASE_MODE'], os.path.exists('words.txt'))
