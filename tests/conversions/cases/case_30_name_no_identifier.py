# required: a file name that is no identifier gives a package name that is one, and said so
# expect: equivalent
# notebook: 9_tree – Copy (2).ipynb

# %%
from sklearn.tree import DecisionTreeClassifier
tree = DecisionTreeClassifier(random_state=0)

# %%
tree.fit([[0], [1], [2], [3]], [0, 0, 1, 1])
print(tree.predict([[0.4], [2.6]]), tree.get_depth())
