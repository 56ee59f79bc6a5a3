# required: variables called like the modules that the notebook imports, and functions called like stages
# expect: equivalent

# %%
import math
import statistics as stats
import numpy as np

def load():
    return [4.0, 9.0, 16.0]

def train(data):
    return {'mean': stats.mean(data)}

def predict(model, x):
    return math.sqrt(x) * model['mean']

# %%
data = load()
model = train(data)
print(predict(model, 9))

# %%
math = 50                    # points in the exam
stats = np.array([math, 2])
print(math, stats.sum())

# %%
try:
    predict(model, 9)
except AttributeError as problem:
    print(problem)
np = None
print(stats.mean(), np)
