# expect: derived
# %%
from sklearn.datasets import make_classification
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

X, y = make_classification(n_samples=80, random_state=0)
sc = StandardScaler()
Xs = sc.fit_transform(X[:60])
svc = SVC(random_state=0).fit(Xs, y[:60])
print(svc.predict(sc.transform(X[60:])))
