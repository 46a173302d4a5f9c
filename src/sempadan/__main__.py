"""`python -m sempadan`: the command line, where the folder of installed programs is not on the path."""

from sempadan.cli.main import main

if __name__ == "__main__":
    main()
