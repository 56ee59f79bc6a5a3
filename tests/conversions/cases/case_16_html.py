# required: cells of markup are displays, and stay in their place among the others
# expect: equivalent

# %%
print('before')

# %%
%%html
<b>bold</b> and <i>italic</i>

# %%
%%markdown
**a** result

# %%
x = 3
print('after', x)

# %%
%%javascript
console.log('x')

# %%
x + 1
