# required: a function that reads a global of the notebook sees its value at the time of the call, wherever it is passed
# expect: equivalent

# %%
import pandas as pd

df = pd.DataFrame({'gross': [119.0, 59.5, 238.0], 'country': ['DE', 'CH', 'DE']})
VAT = {'DE': 0.19, 'CH': 0.077}
order = ['CH', 'DE']

# %%
def net(row):
    return round(row['gross'] / (1 + VAT[row['country']]), 2)

def rank(country):
    return order.index(country)

# %%
df['net'] = df.apply(net, axis=1)
print(df['net'].tolist(), sorted(df['country'], key=rank))

# %%
VAT['DE'] = 0.16      # half a year in 2020
order.reverse()
df['net_2020'] = df.apply(net, axis=1)
print(df['net_2020'].tolist(), sorted(df['country'], key=rank), max(VAT, key=VAT.get))

# %%
order = ['DE', 'AT', 'CH']
print(list(map(rank, VAT)), df.agg({'net': 'sum'}).to_dict())
