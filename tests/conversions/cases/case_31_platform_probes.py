# required: probes for a platform are folded to their value in a plain kernel
# expect: equivalent

# %%
IN_COLAB = 'google.colab' in str(get_ipython())
if IN_COLAB:
    from google.colab import drive
    drive.mount('/content/drive')
    DATA = '/content/drive/MyDrive/'
else:
    DATA = './'

# %%
import os, sys
ON_KAGGLE = 'KAGGLE_KERNEL_RUN_TYPE' in os.environ
try:
    import google.colab
    colab = True
except ImportError:
    colab = False
print(IN_COLAB, ON_KAGGLE, colab, DATA)

# %%
def in_notebook():
    try:
        return get_ipython().__class__.__name__ == 'ZMQInteractiveShell'
    except NameError:
        return False

batch = 8 if in_notebook() else 64
print('ipykernel' in sys.modules, batch, 'google.colab' in sys.modules)
