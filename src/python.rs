//! The Python module `planomer._native`: the only file that knows pyo3.
