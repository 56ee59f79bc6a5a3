# required: secrets never reach package, tests, report or recording; the code reads them from the environment
# expect: equivalent

# %%
import hashlib
import pandas as pd

API_KEY = 'nbhoist-specimen-7f3a9c51e8d24b06a1'
db = {'user': 'reader', 'password': 'hunter2-but-longer', 'table': 'sales'}
headers = {'Authorization': f'Bearer {API_KEY}'}

# %%
def signature(text, key=API_KEY):
    return hashlib.sha256((key + text).encode()).hexdigest()[:8]

url = 'postgresql://{user}:{password}@localhost/{table}'.format(**db)

# %%
# the old one was sk-specimen-0123456789abcdef, do not use it any more
df = pd.DataFrame({'id': [1, 2]})
df['check'] = [signature(str(i)) for i in df['id']]
print(len(headers['Authorization']), len(url), df['check'].nunique(), signature('x') == signature('x', API_KEY))
