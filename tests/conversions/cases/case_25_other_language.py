# required: a cell of another language is reported with its cell, the Python around it is converted
# expect: refusal

# %%
import pandas as pd
df = pd.DataFrame({'dose': [1, 2, 3], 'effect': [1.1, 1.9, 3.2]})

# %%
%%R -i df
fit <- lm(effect ~ dose, data = df)
summary(fit)

# %%
print(df['effect'].mean())
