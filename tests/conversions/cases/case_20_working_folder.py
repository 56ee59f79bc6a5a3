# required: `os.chdir`, relative paths and the environment hold for exactly the statements after them
# expect: equivalent

# %%
import os
os.makedirs('out/deep', exist_ok=True)
home = os.getcwd()

def note(text):
    with open('note.txt', 'a', encoding='utf-8') as f:
        f.write(text + '\n')

# %%
note('top')
os.chdir('out')
note('in out')

# %%
os.environ['NBHOIST_CASE_UNIT'] = 'km'
os.chdir('deep')
note(os.environ.get('NBHOIST_CASE_UNIT', 'none'))
print(os.path.relpath(os.getcwd(), home).replace(os.sep, '/'))

# %%
os.chdir(home)
note('top again')
del os.environ['NBHOIST_CASE_UNIT']
for folder, _, files in sorted(os.walk('.')):
    for name in files:
        if name == 'note.txt':
            print(folder.replace(os.sep, '/'), open(os.path.join(folder, name), encoding='utf-8').read().split('\n'))
