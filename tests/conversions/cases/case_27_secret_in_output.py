# required: a secret that a cell prints is not in the recording nor in any report, and the run is still compared
# expect: equivalent

# %%
token = 'ghp_specimenSpecimenSpecimenSpecimen0001'
requests_made = []

def call(path, headers):
    requests_made.append(path)
    return {'path': path, 'auth': headers['Authorization'][:5], 'size': len(headers['Authorization'])}

# %%
headers = {'Authorization': 'token ' + token}
print(headers)

# %%
token

# %%
answer = call('/users', headers)
print(answer, requests_made)
