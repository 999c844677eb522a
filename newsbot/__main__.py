"""BY HAND: `python -m newsbot`, the command `newsbot` where that is on no path."""

import sys

from newsbot.cli.main import main

if __name__ == "__main__":
    sys.argv[0] = "newsbot"  # by which mistakes are told
    main()
