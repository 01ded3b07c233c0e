"""`python -m gharial`."""

from gharial.main import main

if __name__ == "__main__":
    raise SystemExit(main())
