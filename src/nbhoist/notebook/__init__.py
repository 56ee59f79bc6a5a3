"""What a notebook is: cells, magics, positions, formats."""
