# required: `%%bash` keeps what it prints, or is refused where there is no shell
# expect: equivalent
# needs: bash

# %%
name = 'table.csv'

# %%
%%bash
printf 'a,b\n1,2\n3,4\n' > table.csv
wc -l < table.csv | tr -d ' '

# %%
import pandas as pd
df = pd.read_csv(name)

# %%
%%bash -s "$name"
head -n 1 "$1"

# %%
print(df['b'].sum())
