# required: the body of `if __name__ == "__main__":` runs, for it is true in a notebook
# expect: equivalent

# %%
import numpy as np
from sklearn.linear_model import LogisticRegression

def load():
    x = np.linspace(-2, 2, 20).reshape(-1, 1)
    return x, (x[:, 0] > 0.3).astype(int)

def train(x, y, strength):
    return LogisticRegression(C=strength).fit(x, y)

def main(strength=1.0):
    x, y = load()
    model = train(x, y, strength)
    print('accuracy', model.score(x, y))
    return model

# %%
if __name__ == '__main__':
    model = main(strength=0.5)
    finished = True
else:
    finished = None

# %%
print(finished, model.coef_.round(4), model.predict([[0.0], [1.0]]))
