# required: names that are spelled into a text survive a rename or a new parameter
# expect: equivalent

# %%
list_of_rents = [500, 640]
factor = 1.1
__doc__ = 'rents of the year'

# %%
def raised(rent):
    return rent * factor

print(f'{factor=} {sum(list_of_rents)=:>8} {raised(100)=}')

# %%
print(__name__, __doc__, raised.__name__, raised.__qualname__, raised.__module__ == __name__)

# %%
def report(**columns):
    return ', '.join(f'{name}: {value}' for name, value in columns.items())

class Flat:
    def size(self):
        return f'{self.__class__.__name__}.{self.size.__name__} {__name__}'

print(report(factor=factor, rent=list_of_rents[0]), Flat().size())
