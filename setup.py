"""Build the compiled loops where there is a C compiler; without them NumPy finds the same rows."""

import sys

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

try:
    from Cython.Build import cythonize
except ImportError:  # built without isolation on a machine that has no Cython
    cythonize = None

LOOPS = [
    Extension(
        f"copydesk.{name.replace('/', '.')}",
        [f"src/copydesk/{name}.pyx"],
        extra_compile_args=["-g0"],
    )
    for name in (
        "text/compiled",
        "text/compiled_marks",
        "copies/compiled",
        "copies/compiled_links",
        "copies/compiled_prints",
    )
]


class BuildOrGoWithout(build_ext):
    """Builds what can be built: `optional` alone still fails where there is no compiler at all."""

    def build_extension(self, ext: Extension) -> None:
        """Build one loop, or say why it is left out."""
        ext.optional = True  # Cython makes extensions of its own out of those given, without it
        try:
            super().build_extension(ext)
        except Exception as error:
            print(f"{ext.name} is not built, NumPy stands in: {error}", file=sys.stderr)


setup(
    ext_modules=cythonize(LOOPS, build_dir="build", include_path=["src"]) if cythonize else [],
    cmdclass={"build_ext": BuildOrGoWithout},
)
