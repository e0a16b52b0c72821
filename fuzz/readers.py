"""One reader and the fuzzer: `python -m fuzz.readers html [options of libFuzzer] [files]`.

With the name of a file instead of options the reader is given that file once, which repeats a
finding.
"""

import logging
import sys

import atheris

with atheris.instrument_imports(include=["copydesk"]):
    from fuzz.targets import TARGETS

if __name__ == "__main__":
    logging.disable()
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
