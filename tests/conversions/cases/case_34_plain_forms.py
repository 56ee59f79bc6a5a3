# required: `tqdm.notebook` and `IPython.display` become plain forms; what is displayed keeps its place
# expect: equivalent

# %%
from IPython.display import display, Markdown, HTML, clear_output, Image
from IPython.core.interactiveshell import InteractiveShell
import pandas as pd
try:
    from tqdm.notebook import tqdm
    tqdm(total=1, disable=True)
except ImportError:
    tqdm = list

# %%
total = 0
for n in tqdm([3, 4, 5], disable=True) if tqdm is not list else [3, 4, 5]:
    total += n
print('total', total)

# %%
display(Markdown('## Result'), total)
display(HTML('<b>bold</b>'))
display(pd.DataFrame({'a': [total]}))

# %%
print('after')
HTML(pd.DataFrame({'a': [total]}).to_html())
