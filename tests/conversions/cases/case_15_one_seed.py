# required: one seed, many consumers over many stages: the same draws, so nothing that draws is moved
# expect: equivalent

# %%
import random
import numpy as np
import pandas as pd
np.random.seed(42)
random.seed(1)

# %%
df = pd.DataFrame({'x': np.random.normal(size=40).round(3), 'g': np.random.choice(['a', 'b'], 40)})
noise = [random.random() for _ in range(3)]

# %%
print(df.sample(4)['x'].tolist())

# %%
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
X_train, X_test, y_train, y_test = train_test_split(df[['x']], df['g'])
jitter = np.random.rand()

# %%
rf = RandomForestClassifier(n_estimators=5).fit(X_train, y_train)
print(rf.predict(X_test).tolist(), round(jitter, 6))

# %%
shuffled = df['g'].tolist()
random.shuffle(shuffled)
print(''.join(shuffled), np.random.randint(1000), round(random.random(), 6), [round(n, 4) for n in noise])
