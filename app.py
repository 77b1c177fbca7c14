"""The app, as a hosted Space starts it: `python app.py` takes the options of `summarizer app`."""

import sys

from summarizer.cli import main

if __name__ == "__main__":
    sys.exit(main(["app", *sys.argv[1:]]))
