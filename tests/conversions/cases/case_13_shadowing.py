# required: names like those of stages, modules and builtins do not clash with anything that is generated
# expect: equivalent

# %%
import random
import pandas as pd

config = {'seed': 3}
input = pd.DataFrame({'load': [1, 2, 3, 4], 'clean': [0, 1, 0, 1]})
train, test = input[:3], input[3:]
random.seed(config['seed'])
numbers = [random.randrange(100) for _ in range(3)]

# %%
list = ['a', 'b']
features = len(list)
def evaluate(predict):
    return predict - features

main = evaluate(10)
print(list, main, numbers)

# %%
random = random.random() < 2      # a flag now, the module is gone
load = train['load'].sum()
pipeline = [load, test['clean'].sum(), random]
print(pipeline)

# %%
sum = 0
for id in numbers:
    sum += id
settings, observe, run, explore, model = sum, 'o', 'r', 'e', 'm'
print(sum == numbers[0] + numbers[1] + numbers[2], settings == sum, observe + run + explore + model)

# %%
del list
print(list('xyz'), config, type(input).__name__)
