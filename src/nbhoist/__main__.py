"""Entry point of the command line."""

from nbhoist.cli import main

if __name__ == "__main__":
    main()
