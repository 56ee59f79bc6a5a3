"""The inference path: which model predicts, and how new rows become what it was fitted on."""
