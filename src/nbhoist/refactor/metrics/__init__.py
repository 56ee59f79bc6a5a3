"""The notebook's metrics of its model: found, and made computable for a saved one."""
