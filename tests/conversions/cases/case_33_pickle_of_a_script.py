# required: a pickle that an older script wrote with `__main__.` classes is read with the classes of the notebook
# expect: equivalent

# %%
import pickle, subprocess, sys
script = '''
import pickle
class Scaler:
    def __init__(self, factor): self.factor = factor
pickle.dump([Scaler(2), Scaler(10)], open("scalers.pkl", "wb"))
'''
subprocess.run([sys.executable, '-c', script], check=True).returncode

# %%
class Scaler:
    def __init__(self, factor):
        raise RuntimeError('not called when a pickle is read')

    def apply(self, x):
        return x * self.factor

# %%
with open('scalers.pkl', 'rb') as f:
    scalers = pickle.load(f)
print([s.apply(4) for s in scalers], all(type(s) is Scaler for s in scalers))

# %%
with open('again.pkl', 'wb') as f:
    pickle.dump(scalers[::-1], f)
print([s.factor for s in pickle.load(open('again.pkl', 'rb'))])
