# required: modules that do something when they are imported, after a change of `sys.path`, and reloaded after an edit
# expect: equivalent

# %%
import sys, os, importlib
os.makedirs('lib', exist_ok=True)
with open('lib/greeting_words.py', 'w', encoding='utf-8') as f:
    f.write("print('imported')\nWORD = 'hello'\n")
sys.dont_write_bytecode = True

# %%
sys.path.insert(0, 'lib')
importlib.invalidate_caches()
import greeting_words
from greeting_words import WORD
print(WORD)

# %%
import greeting_words as again       # silent
with open('lib/greeting_words.py', 'w', encoding='utf-8') as f:
    f.write("print('imported once more')\nWORD = 'good evening'\n")

# %%
importlib.reload(greeting_words)
print(WORD, again.WORD)

# %%
from greeting_words import WORD
sys.path.pop(0)
print(WORD)
